package dev.citenote.note;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mark that starts a list item: a bullet, a number, or a bullet and a number. Immutable.
///
/// @param length characters up to the item's content
/// @param bulleted whether it starts with a bullet
/// @param number dotted number such as `9.1`; empty for a bare bullet
record ListMarker(int length, boolean bulleted, String number) {

  private static final Pattern BULLET = Pattern.compile("(?:[-*+](?=[ \\t\\u3000])|[•●○◦▪])\\s*");
  private static final Pattern TASK = Pattern.compile("\\[[ xX]]\\s+");

  /// `1.` `1)` `1、` `1．` before white space or a Han character; `（1）` `(1)` `①` anywhere.
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?<plain>\\d{1,3})(?:[.)](?=\\s|\\p{IsHan}|$)|[、．）])"
              + "|[(（](?<round>\\d{1,3})[)）]|(?<ring>[①-⑳]))\\s*");

  /// `9.1` or `9.1.` before white space.
  private static final Pattern DOTTED =
      Pattern.compile("(?<number>\\d{1,3}(?:\\.\\d{1,3}){1,8}+)[.、]?[ \\t\\u3000]+(?=\\S)");

  /// The marker at the start of a line's text, or [#NONE].
  ///
  /// @param text the line without its indent
  /// @param afterItem whether the line stands in a list, where `9.1 …` is a number and no decimal
  static ListMarker of(String text, boolean afterItem) {
    if (text.isEmpty() || !startsLikeMarker(text.charAt(0))) {
      return NONE;
    }
    Matcher bullet = BULLET.matcher(text);
    boolean bulleted = bullet.lookingAt() && bullet.end() < text.length();
    int at = bulleted ? bullet.end() : 0;
    Matcher dotted = DOTTED.matcher(text).region(at, text.length());
    if ((afterItem || bulleted) && dotted.lookingAt()) {
      return new ListMarker(dotted.end(), bulleted, dotted.group("number"));
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt() && number.end() < text.length()) {
      return new ListMarker(number.end(), bulleted, digits(number));
    }
    Matcher task = TASK.matcher(text).region(at, text.length());
    return bulleted ? new ListMarker(task.lookingAt() ? task.end() : at, true, "") : NONE;
  }

  /// Whether an item that starts at an offset has a bullet.
  static boolean startsBulleted(String text, int start) {
    return start < text.length() && "-*+•●○◦▪".indexOf(text.charAt(start)) >= 0;
  }

  /// No marker.
  static final ListMarker NONE = new ListMarker(0, false, "");

  boolean exists() {
    return length > 0;
  }

  /// Whether this item is numbered below the other: `9.1` below `9`.
  boolean isNumberedBelow(ListMarker other) {
    return !other.number.isEmpty() && number.startsWith(other.number + ".");
  }

  private static boolean startsLikeMarker(char c) {
    return "-*+•●○◦▪(（".indexOf(c) >= 0 || Character.isDigit(c) || (c >= '①' && c <= '⑳');
  }

  private static String digits(Matcher number) {
    if (number.group("ring") != null) {
      return String.valueOf(number.group("ring").charAt(0) - '①' + 1);
    }
    return number.group("plain") != null ? number.group("plain") : number.group("round");
  }
}
