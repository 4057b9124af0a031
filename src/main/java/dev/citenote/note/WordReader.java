package dev.citenote.note;

import java.io.IOException;
import java.util.List;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;

/// Reads a Word document: headings, lists, tables, code and prose, in the order of the text.
/// Confined to one thread, used once.
final class WordReader {
  private final WordsWriter writer = new WordsWriter();
  private final StringBuilder code = new StringBuilder();
  private final WordStyles styles;
  private final WordNumbers numbers;

  private WordReader(XWPFDocument document) {
    this.styles = new WordStyles(document);
    this.numbers = new WordNumbers(document);
  }

  static Words read(byte[] bytes) throws IOException {
    try (XWPFDocument document = new XWPFDocument(OfficePackage.open(bytes))) {
      WordReader reader = new WordReader(document);
      for (IBodyElement element : document.getBodyElements()) {
        reader.element(element);
      }
      reader.endCode();
      return reader.writer.finish("it has no text");
    }
  }

  private void element(IBodyElement element) throws UnreadableException {
    switch (element) {
      case XWPFParagraph paragraph -> paragraph(paragraph);
      case XWPFTable table -> table(table);
      case XWPFSDT control -> control(control);
      default -> {}
    }
  }

  private void paragraph(XWPFParagraph paragraph) throws UnreadableException {
    String text = paragraph.getText();
    if (styles.isCode(paragraph)) {
      code.append(text).append('\n');
      return;
    }
    endCode();
    int level = styles.headingLevel(paragraph);
    if (level > 0) {
      writer.heading(level, text);
    } else if (paragraph.getNumID() != null && !text.isBlank()) {
      WordNumbers.Mark mark = numbers.next(paragraph);
      writer.item(WordsWriter.STEP.repeat(mark.depth()), mark.text(), text);
    } else if (!styles.isContents(paragraph)) {
      writer.paragraph("", styles.isLabel(paragraph) ? "**" + text.strip() + "**" : text);
    }
  }

  private void endCode() throws UnreadableException {
    writer.code("", "", code.toString());
    code.setLength(0);
  }

  private void table(XWPFTable table) throws UnreadableException {
    endCode();
    List<List<String>> rows =
        table.getRows().stream()
            .map(row -> row.getTableCells().stream().map(XWPFTableCell::getText).toList())
            .toList();
    writer.table("", rows);
  }

  /// A field of a form, or a block that Word keeps up to date, such as a table of contents.
  private void control(XWPFSDT control) throws UnreadableException {
    endCode();
    String text = control.getContent().getText();
    boolean isContents = text.lines().filter(line -> line.matches(".*\\t\\d+\\s*")).count() > 1;
    if (!isContents) {
      writer.paragraph("", text);
    }
  }
}
