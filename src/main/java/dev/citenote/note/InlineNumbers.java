package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds points that are numbered within one line: "1. a 2. b". Stateless.
final class InlineNumbers {
  private static final Pattern NUMBER =
      Pattern.compile("(?<=[\\s。；;，,）)])(?<number>\\d{1,2})(?:[.、．)）])\\s*(?=[^\\s\\d])");

  private InlineNumbers() {}

  /// The points of an item; the item as it is where they are not numbered in turn from its own
  /// number, which stands before it.
  static List<Extent> split(String text, Extent item) {
    int wanted = ownNumber(text, item.start()) + 1;
    List<Extent> points = new ArrayList<>();
    int start = item.start();
    Matcher matcher = NUMBER.matcher(text).region(item.start(), item.end());
    matcher.useTransparentBounds(true);
    while (wanted > 1 && matcher.find()) {
      if (Integer.parseInt(matcher.group("number")) == wanted) {
        points.add(new Extent(start, matcher.start()).trim(text));
        start = matcher.end();
        wanted++;
      }
    }
    points.add(new Extent(start, item.end()).trim(text));
    points.removeIf(Extent::isEmpty);
    return points;
  }

  /// The number in the marker before an offset; 0 where there is none.
  private static int ownNumber(String text, int offset) {
    int end = offset;
    while (end > 0 && !Character.isDigit(text.charAt(end - 1)) && offset - end < 3) {
      end--;
    }
    int start = end;
    while (start > 0 && Character.isDigit(text.charAt(start - 1)) && end - start < 2) {
      start--;
    }
    return start == end ? 0 : Integer.parseInt(text.substring(start, end));
  }
}
