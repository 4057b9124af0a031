package dev.citenote.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A response as it came over the wire.
record RawResponse(int status, Map<String, String> headers, String body) {

  static RawResponse parse(String text) {
    String[] parts = text.split("\r\n\r\n", 2);
    List<String> lines = parts[0].lines().toList();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size())) {
      String[] field = line.split(": ?", 2);
      headers.put(field[0], field[1]);
    }
    return new RawResponse(Integer.parseInt(lines.getFirst().split(" ", 3)[1]), headers, parts[1]);
  }
}
