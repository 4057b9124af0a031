package dev.citenote.note;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Collects the printed lines of every page of a PDF. Confined to one thread, used once.
final class PdfLines extends PDFTextStripper {

  /// A wider gap, in sizes of type, parts the columns of a table.
  private static final float COLUMN_GAP = 1.8f;

  /// A narrower one between Han characters is no space, only loose setting.
  private static final float LOOSE_GAP = .6f;

  private final List<List<PdfLine>> pages = new ArrayList<>();
  private final List<TextPosition> letters = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private long length;

  /// The lines of every page, in the order in which the document draws them.
  List<List<PdfLine>> read(PDDocument document) throws IOException {
    writeText(document, Writer.nullWriter());
    return pages;
  }

  @Override
  protected void startPage(PDPage page) {
    pages.add(new ArrayList<>());
  }

  @Override
  protected void endPage(PDPage page) {
    endLine();
  }

  @Override
  protected void processTextPosition(TextPosition letter) {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException(Watchdog.TOO_SLOW);
    }
    super.processTextPosition(letter);
  }

  @Override
  protected void writeString(String words, List<TextPosition> positions) throws IOException {
    length += words.length();
    if (length > WordsWriter.MAX_LENGTH) {
      throw new UnreadableException(WordsWriter.TOO_MUCH);
    }
    if (positions.isEmpty() || words.isBlank()) {
      return;
    }
    if (!letters.isEmpty()) {
      separate(words, positions.getFirst());
    }
    cell.append(words);
    letters.addAll(positions);
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  private void separate(String words, TextPosition first) {
    TextPosition last = letters.getLast();
    float gap = first.getXDirAdj() - last.getXDirAdj() - last.getWidthDirAdj();
    float size = last.getFontSizeInPt();
    if (gap > COLUMN_GAP * size) {
      cells.add(cell.toString());
      cell.setLength(0);
    } else if (gap > LOOSE_GAP * size
        || !(isWide(cell.charAt(cell.length() - 1)) && isWide(words.charAt(0)))) {
      cell.append(' ');
    }
  }

  private void endLine() {
    if (!letters.isEmpty()) {
      cells.add(cell.toString());
      TextPosition first = letters.getFirst();
      TextPosition last = letters.getLast();
      pages
          .getLast()
          .add(
              new PdfLine(
                  cells,
                  first.getXDirAdj(),
                  last.getXDirAdj() + last.getWidthDirAdj(),
                  first.getYDirAdj(),
                  first.getFontSizeInPt(),
                  letters.stream().allMatch(PdfLines::isBold)));
    }
    letters.clear();
    cells.clear();
    cell.setLength(0);
  }

  private static boolean isBold(TextPosition letter) {
    String font = letter.getFont() == null ? null : letter.getFont().getName();
    String name = font == null ? "" : font.toLowerCase(Locale.ROOT);
    return name.contains("bold") || name.contains("black") || name.contains("heavy");
  }

  /// A character that is written without spaces around it.
  static boolean isWide(int c) {
    return c >= 0x2E80 && c < 0xFFE7 && !(c >= 0xAC00 && c <= 0xD7A3);
  }
}
