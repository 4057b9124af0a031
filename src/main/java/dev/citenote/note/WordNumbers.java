package dev.citenote.note;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/// Counts the items of a Word document's lists, which are stored without their numbers. Confined to
/// one thread.
final class WordNumbers {
  private static final int LEVELS = 9;

  private final Map<BigInteger, int[]> counted = new HashMap<>();

  /// How an item is marked.
  ///
  /// @param depth from 0
  record Mark(int depth, String text) {}

  /// The mark of the next item of its list.
  Mark next(XWPFParagraph item) {
    BigInteger level = item.getNumIlvl();
    int depth = level == null ? 0 : Math.clamp(level.intValue(), 0, LEVELS - 1);
    int[] counts = counted.computeIfAbsent(item.getNumID(), id -> new int[LEVELS]);
    counts[depth]++;
    Arrays.fill(counts, depth + 1, LEVELS, 0);
    String format = item.getNumFmt();
    boolean bulleted = format == null || format.equals("bullet") || format.equals("none");
    return new Mark(depth, bulleted ? "- " : counts[depth] + ". ");
  }
}
