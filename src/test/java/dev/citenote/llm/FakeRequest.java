package dev.citenote.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One request as a [FakeEndpoint] received it. Immutable.
///
/// @param headers by name in lower case
/// @param body empty where there is none
public record FakeRequest(String method, String path, Map<String, String> headers, String body) {

  /// First segment of the path.
  public String mode() {
    return path.split("/", 3)[1];
  }

  /// Whether Ollama's protocol is spoken.
  boolean isOllama() {
    return path.contains("/api/");
  }

  /// Whether the models are asked for, and not an answer.
  boolean isListing() {
    return method.equals("GET");
  }

  /// The last message, which is the user's; empty where there is none.
  public String prompt() {
    try {
      JsonNode messages =
          new ObjectMapper().readTree(body.isEmpty() ? "{}" : body).path("messages");
      return messages.path(messages.size() - 1).path("content").asText();
    } catch (IOException e) {
      return "";
    }
  }

  /// The next request of a connection; empty where the client closed it.
  static Optional<FakeRequest> read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String[] words = first.split(" ", 3);
    return Optional.of(new FakeRequest(words[0], words[1], headers, body));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
