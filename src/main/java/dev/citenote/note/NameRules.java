package dev.citenote.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one segment of a path from a request may be: a name that means the same file on every
/// system, that is shown as it is, and that no reader further on can take for another. Stateless.
final class NameRules {
  private static final int MAX_BYTES = 255;

  /// Names encoded more often than this are not looked through, but refused.
  private static final int MAX_ROUNDS = 8;

  /// Names of devices on Windows, with any ending.
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?i)(?:con|prn|aux|nul|clock\\$|conin\\$|conout\\$|com[0-9]|lpt[0-9]) *(?:\\..*)?");

  private static final Pattern WINDOWS = Pattern.compile("[*?<>|\"]");

  private static final Pattern ENCODED =
      Pattern.compile("(?:%[0-9a-fA-F]{2})+|%u[0-9a-fA-F]{4}", Pattern.CASE_INSENSITIVE);

  private static final char UNDECODABLE = '\uFFFD';

  private NameRules() {}

  /// Why a segment is refused, as a clause about it; empty where it is good.
  static Optional<String> objection(String segment) {
    if (segment.isEmpty()) {
      return Optional.of("must not be empty");
    }
    if (segment.getBytes(UTF_8).length > MAX_BYTES) {
      return Optional.of("must have at most %d bytes".formatted(MAX_BYTES));
    }
    if (segment.indexOf(':') >= 0) {
      return Optional.of("must not hold a colon, which names drives and streams on Windows");
    }
    if (WINDOWS.matcher(segment).find()) {
      return Optional.of("must not hold any of * ? < > | \", which Windows takes in no name");
    }
    if (segment.startsWith("~")) {
      return Optional.of("must not begin with ~");
    }
    Optional<String> character = character(segment);
    return character.isPresent() ? character : disguised(segment);
  }

  /// Looks at every form that a name takes when it is normalised and decoded, again and again.
  private static Optional<String> disguised(String segment) {
    String form = segment;
    for (int i = 0; i < MAX_ROUNDS; i++) {
      String plain = Normalizer.normalize(form, Normalizer.Form.NFKC);
      Optional<String> objection = shape(plain);
      if (objection.isPresent()) {
        return objection;
      }
      String next = decoded(plain);
      if (next.equals(plain)) {
        return Optional.empty();
      }
      objection = character(next);
      if (objection.isPresent()) {
        return objection.map(it -> it + ", not even encoded");
      }
      form = next;
    }
    return Optional.of("must not be encoded so often");
  }

  private static Optional<String> shape(String form) {
    if (form.indexOf('/') >= 0 || form.indexOf('\\') >= 0) {
      return Optional.of("must not hold a slash or backslash, or what looks like one");
    }
    if (form.startsWith(".")) {
      return Optional.of("must not begin with a dot: hidden files are no notes");
    }
    if (form.endsWith(".") || !form.strip().equals(form)) {
      return Optional.of("must not begin or end with a space, nor end with a dot");
    }
    return DEVICE.matcher(form).matches()
        ? Optional.of("must not be the name of a device on Windows")
        : Optional.empty();
  }

  private static Optional<String> character(String text) {
    int before = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int after = i < text.length() ? text.codePointAt(i) : -1;
      if (isForbidden(c) && !(isJoiner(c) && before > 0x7F && after > 0x7F)) {
        return Optional.of("must not hold the character U+%04X".formatted(c));
      }
      before = c;
    }
    return Optional.empty();
  }

  /// Joins the parts of an emoji, or letters of several scripts.
  private static boolean isJoiner(int c) {
    return c == 0x200C || c == 0x200D;
  }

  /// Control characters, invisible and direction-changing ones, halves of characters, and other
  /// dots and slashes than the plain ones.
  private static boolean isForbidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default ->
          c == UNDECODABLE
              || (c & 0xFFFE) == 0xFFFE
              || (c >= 0xFDD0 && c <= 0xFDEF)
              || c == '\\'
              || isLookAlike(c);
    };
  }

  private static boolean isLookAlike(int c) {
    if (c < 0x80) {
      return false;
    }
    String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    return plain.equals(".")
        || plain.indexOf('/') >= 0
        || plain.indexOf('\\') >= 0
        || c == 0x2044 // fraction slash
        || c == 0x2215 // division slash
        || c == 0x29F8 // big solidus
        || c == 0x2216; // set minus
  }

  /// The text with its percent sequences decoded once.
  private static String decoded(String text) {
    return ENCODED.matcher(text).replaceAll(it -> Matcher.quoteReplacement(decodedRun(it.group())));
  }

  private static String decodedRun(String run) {
    if (run.charAt(1) == 'u' || run.charAt(1) == 'U') {
      return Character.toString(Integer.parseInt(run.substring(2), 16));
    }
    byte[] bytes = new byte[run.length() / 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(run.substring(3 * i + 1, 3 * i + 3), 16);
    }
    return new String(bytes, UTF_8);
  }
}
