package dev.citenote.llm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Quotes what an endpoint said about an error: one line, short, and without the key. Stateless.
final class UpstreamText {
  private static final int MAX_CHARS = 200;

  /// Shortest piece of the key that is hidden; a shorter key is a placeholder such as `none`.
  private static final int PIECE = 6;

  private static final Pattern MESSAGE =
      Pattern.compile("\"(?:message|error|detail|msg)\"\\s*:\\s*\"([^\"\\\\]+)");
  private static final Pattern DATA = Pattern.compile("^(?:[{\\[]|(?:data|event):)");
  private static final Pattern GAPS = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

  private UpstreamText() {}

  /// The message in an error body, or a body in plain words; empty where it is a page, or data that
  /// holds no message.
  static String quote(String body, Optional<String> key) {
    Matcher message = MESSAGE.matcher(body);
    String said = message.find() ? message.group(1) : body;
    String line = GAPS.matcher(said).replaceAll(" ").strip();
    if (line.startsWith("<") || (said.equals(body) && DATA.matcher(line).find())) {
      return "";
    }
    String safe = key.map(secret -> hide(secret, line)).orElse(line);
    return safe.length() <= MAX_CHARS ? safe : safe.substring(0, MAX_CHARS - 1) + "…";
  }

  /// Puts `…` in place of every run of characters that the key holds too.
  private static String hide(String key, String text) {
    StringBuilder safe = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = sharedEnd(key, text, at);
      safe.append(end > at ? "…" : text.substring(at, at + 1));
      at = Math.max(end, at + 1);
    }
    return safe.toString();
  }

  private static int sharedEnd(String key, String text, int at) {
    int end = at + PIECE;
    if (end > text.length() || !key.contains(text.substring(at, end))) {
      return at;
    }
    while (end < text.length() && key.contains(text.substring(at, end + 1))) {
      end++;
    }
    return end;
  }
}
