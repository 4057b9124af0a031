package dev.citenote.note;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How list items look in print, and how broken lines are joined. Stateless.
final class PdfItems {
  private static final Pattern BULLET =
      Pattern.compile("[•●○◦▪▫■□·‣∙–—*➢✓\\uF0B7\\uF0A7\\uF06C-]\\s*(?=\\S)");
  private static final Pattern DASH = Pattern.compile("[–—*·-]\\S.*");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:\\d{1,3}(?:[.)](?=\\s|\\p{IsHan})|[、．）])|[(（]\\d{1,3}[)）]|[①-⑳])\\s*(?=\\S)");

  private PdfItems() {}

  /// A list item taken apart.
  record Item(String marker, String words) {}

  static boolean isItem(String text) {
    return NUMBER.matcher(text).lookingAt() || isBulleted(text);
  }

  /// The item in a text for which [#isItem] holds.
  static Item item(String text) {
    Matcher number = NUMBER.matcher(text);
    if (number.lookingAt()) {
      return new Item(number.group().strip() + " ", text.substring(number.end()));
    }
    Matcher bullet = BULLET.matcher(text);
    return bullet.lookingAt() ? new Item("- ", text.substring(bullet.end())) : new Item("- ", text);
  }

  /// Appends the next line of a broken one: without a space between Han characters, and with a
  /// word healed that was parted by a hyphen.
  static void join(StringBuilder text, String next) {
    int last = text.codePointBefore(text.length());
    int first = next.codePointAt(0);
    boolean hyphen =
        last == '-' && text.length() > 1 && Character.isLetter(text.charAt(text.length() - 2));
    if ((hyphen && Character.isLowerCase(first)) || last == '\u00AD') {
      text.setLength(text.length() - 1);
    } else if (!hyphen && !isWide(last) && !isWide(first)) {
      text.append(' ');
    }
    text.append(next);
  }

  /// A dash or star without a space after it is a minus, a range or emphasis.
  private static boolean isBulleted(String text) {
    return BULLET.matcher(text).lookingAt() && !DASH.matcher(text).matches();
  }

  /// A character that is written without spaces around it.
  static boolean isWide(int c) {
    return c >= 0x2E80 && c < 0xFFE7 && !(c >= 0xAC00 && c <= 0xD7A3);
  }
}
