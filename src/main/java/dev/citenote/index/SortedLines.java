package dev.citenote.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// Lines of a key, a tab and a value, sorted by their UTF-8 bytes, searched where they lie in
/// memory: nothing is parsed ahead. Immutable and thread-safe.
final class SortedLines {
  private final byte[] text;

  /// @param text UTF-8, each line ended by a line feed
  SortedLines(byte[] text) {
    this.text = text;
  }

  /// The lines of a resource of the program.
  static SortedLines resource(String name) {
    try (InputStream in = SortedLines.class.getResourceAsStream(name)) {
      return new SortedLines(Objects.requireNonNull(in, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program cannot be read", e);
    }
  }

  /// The value of a key; empty where no line has it.
  Optional<String> value(String key) {
    byte[] wanted = (key + "\t").getBytes(StandardCharsets.UTF_8);
    int low = 0;
    int high = text.length;
    while (low < high) {
      int start = lineStart((low + high) >>> 1);
      int end = lineEnd(start);
      int order =
          Arrays.compareUnsigned(
              text, start, Math.min(end, start + wanted.length), wanted, 0, wanted.length);
      if (order == 0) {
        return Optional.of(
            new String(
                text, start + wanted.length, end - start - wanted.length, StandardCharsets.UTF_8));
      }
      if (order < 0) {
        low = end + 1;
      } else {
        high = start;
      }
    }
    return Optional.empty();
  }

  private int lineStart(int position) {
    int start = position;
    while (start > 0 && text[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private int lineEnd(int position) {
    int end = position;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }
}
