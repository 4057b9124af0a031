package dev.citenote.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/// The header `Content-Disposition` of a file that is to be saved, by RFC 6266 and RFC 8187.
/// Stateless.
final class Attachment {
  private static final String PLAIN = "!#$&+-.^_`|~"; // with letters and digits

  private Attachment() {}

  /// The header for a note, under the last segment of its path: in ASCII for old clients, and whole
  /// for all others.
  static String named(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String ascii = name.replaceAll("[^A-Za-z0-9 ._()-]", "_");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, encoded(name));
  }

  private static String encoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return encoded.toString();
  }
}
