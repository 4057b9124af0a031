package dev.citenote.note;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jspecify.annotations.Nullable;

/// Counts the items of a Word document's lists, which are stored without their numbers. Lists of
/// one kind go on counting unless they say where they start. Confined to one thread.
final class WordNumbers {
  private static final int LEVELS = 9;

  private final @Nullable XWPFNumbering lists;
  private final Map<BigInteger, int[]> counted = new HashMap<>();
  private final Set<BigInteger> met = new HashSet<>();

  WordNumbers(XWPFDocument document) {
    this.lists = document.getNumbering();
  }

  /// How an item is marked.
  ///
  /// @param depth from 0
  record Mark(int depth, String text) {}

  /// The mark of the next item of its list.
  Mark next(XWPFParagraph item) {
    BigInteger level = item.getNumIlvl();
    int depth = level == null ? 0 : Math.clamp(level.intValue(), 0, LEVELS - 1);
    int[] counts = counted.computeIfAbsent(kind(item.getNumID()), kind -> new int[LEVELS]);
    BigInteger start = item.getNumStartOverride();
    if (met.add(item.getNumID()) && start != null) {
      counts[depth] = start.intValue() - 1;
    }
    counts[depth]++;
    Arrays.fill(counts, depth + 1, LEVELS, 0);
    String format = item.getNumFmt();
    boolean bulleted = format == null || format.equals("bullet") || format.equals("none");
    return new Mark(depth, bulleted ? "- " : counts[depth] + ". ");
  }

  private BigInteger kind(BigInteger list) {
    BigInteger kind = lists == null ? null : lists.getAbstractNumID(list);
    return kind == null ? list : kind;
  }
}
