package dev.citenote.note;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Collects the printed lines of every page of a PDF, in the order in which they are drawn. The
/// library's own lines are not used: it runs several lines of Chinese together where a font claims
/// to be very tall. Confined to one thread, used once.
final class PdfLines extends PDFTextStripper {

  /// Largest step off the baseline within a line, in sizes of type: a raised number.
  private static final float RAISED = .55f;

  /// Largest step back within a line, in sizes of type.
  private static final float BACK = 1;

  /// A glyph at the same place, in sizes of type, was printed twice to look bold.
  private static final float TWICE = .15f;

  private final List<List<PdfLine>> pages = new ArrayList<>();
  private final Set<String> printed = new HashSet<>();
  private PdfLineBuilder line = new PdfLineBuilder();
  private long letters;

  /// The lines of every page.
  List<List<PdfLine>> read(PDDocument document) throws IOException {
    writeText(document, Writer.nullWriter());
    return pages;
  }

  @Override
  protected void startPage(PDPage page) {
    pages.add(new ArrayList<>());
    printed.clear();
  }

  @Override
  protected void endPage(PDPage page) {
    endLine();
  }

  @Override
  protected void processTextPosition(TextPosition letter) {
    if (++letters > WordsWriter.MAX_LENGTH || Thread.currentThread().isInterrupted()) {
      throw new TooMuchException();
    }
    if (letter.getUnicode().isBlank()) {
      line.space();
    } else if (printed.add(spot(letter))) {
      if (!continues(letter)) {
        endLine();
      }
      line.add(letter);
    }
  }

  private boolean continues(TextPosition letter) {
    return line.isEmpty()
        || (Math.abs(letter.getYDirAdj() - line.baseline()) < RAISED * line.size()
            && letter.getXDirAdj() > line.right() - BACK * line.size());
  }

  private void endLine() {
    if (!line.isEmpty()) {
      pages.getLast().add(line.finish());
    }
    line = new PdfLineBuilder();
  }

  private static String spot(TextPosition letter) {
    float grid = Math.max(.1f, TWICE * letter.getFontSizeInPt());
    return letter.getUnicode()
        + Math.round(letter.getXDirAdj() / grid)
        + "@"
        + Math.round(letter.getYDirAdj() / grid);
  }

  /// Ends the reading from within the library's callback, which may throw nothing that is checked.
  static final class TooMuchException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    TooMuchException() {
      super(WordsWriter.TOO_MUCH);
    }
  }
}
