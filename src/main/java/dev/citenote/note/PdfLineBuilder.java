package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.text.TextPosition;

/// A printed line that is still growing. Gaps become spaces or part the cells of a table. Confined
/// to one thread, used once.
final class PdfLineBuilder {

  /// A wider gap, in sizes of type, parts the columns of a table.
  private static final float COLUMN_GAP = 1.8f;

  /// A wider one is a space.
  private static final float WORD_GAP = .16f;

  /// Between Han characters, which may be set loosely.
  private static final float WIDE_GAP = .6f;

  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private final List<Float> sizes = new ArrayList<>();
  private float left;
  private float right;
  private float baseline;
  private boolean bold = true;
  private boolean spaced;

  boolean isEmpty() {
    return sizes.isEmpty();
  }

  float baseline() {
    return baseline;
  }

  float right() {
    return right;
  }

  /// Size of the type that it began with.
  float size() {
    return sizes.getFirst();
  }

  /// Takes a space that is drawn as a letter.
  void space() {
    spaced = !isEmpty();
  }

  void add(TextPosition letter) {
    if (isEmpty()) {
      left = letter.getXDirAdj();
      baseline = letter.getYDirAdj();
    } else {
      part(letter);
    }
    cell.append(letter.getUnicode());
    right = letter.getXDirAdj() + letter.getWidthDirAdj();
    sizes.add(Math.max(1, letter.getFontSizeInPt()));
    bold &= isBold(letter);
    spaced = false;
  }

  PdfLine finish() {
    cells.add(cell.toString());
    List<Float> sorted = sizes.stream().sorted().toList();
    return new PdfLine(cells, left, right, baseline, sorted.get(sorted.size() / 2), bold);
  }

  private void part(TextPosition letter) {
    float gap = (letter.getXDirAdj() - right) / sizes.getLast();
    boolean wide =
        PdfItems.isWide(cell.codePointBefore(cell.length()))
            && PdfItems.isWide(letter.getUnicode().codePointAt(0));
    if (gap > COLUMN_GAP) {
      cells.add(cell.toString());
      cell.setLength(0);
    } else if (spaced || gap > (wide ? WIDE_GAP : WORD_GAP)) {
      cell.append(' ');
    }
  }

  private static boolean isBold(TextPosition letter) {
    String font = letter.getFont() == null ? null : letter.getFont().getName();
    String name = font == null ? "" : font.toLowerCase(Locale.ROOT);
    return name.contains("bold") || name.contains("black") || name.contains("heavy");
  }
}
