package dev.citenote.note;

import dev.citenote.note.Place.Kind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/// Reads a presentation slide by slide: title, points by their depth, tables, then the speaker's
/// notes. Stateless.
final class SlidesReader {
  private static final Set<Placeholder> TITLES =
      EnumSet.of(Placeholder.TITLE, Placeholder.CENTERED_TITLE, Placeholder.VERTICAL_TEXT_TITLE);
  private static final Set<Placeholder> FURNITURE =
      EnumSet.of(
          Placeholder.DATETIME, Placeholder.FOOTER, Placeholder.HEADER, Placeholder.SLIDE_NUMBER);

  private SlidesReader() {}

  static Words read(byte[] bytes) throws IOException {
    try (XMLSlideShow show = new XMLSlideShow(OfficePackage.open(bytes))) {
      WordsWriter writer = new WordsWriter();
      for (XSLFSlide slide : show.getSlides()) {
        writer.place(Kind.SLIDE, slide.getSlideNumber());
        slide(slide, writer);
      }
      return writer.finish("it has no text, only pictures");
    }
  }

  private static void slide(XSLFSlide slide, WordsWriter writer) throws UnreadableException {
    for (XSLFShape shape : slide.getShapes()) {
      if (shape instanceof XSLFTextShape title && is(title, TITLES)) {
        writer.heading(2, title.getText());
      }
    }
    shapes(slide.getShapes(), writer);
    XSLFNotes notes = slide.getNotes();
    if (notes != null) {
      for (List<XSLFTextParagraph> paragraphs : notes.getTextParagraphs()) {
        for (XSLFTextParagraph paragraph : paragraphs) {
          if (is(paragraph.getParentShape(), EnumSet.of(Placeholder.BODY))) {
            writer.paragraph("", paragraph.getText());
          }
        }
      }
    }
  }

  private static void shapes(List<XSLFShape> shapes, WordsWriter writer)
      throws UnreadableException {
    for (XSLFShape shape : shapes) {
      switch (shape) {
        case XSLFTextShape text -> points(text, writer);
        case XSLFTable table -> table(table, writer);
        case XSLFGroupShape group -> shapes(group.getShapes(), writer);
        default -> {}
      }
    }
  }

  private static void points(XSLFTextShape shape, WordsWriter writer) throws UnreadableException {
    if (is(shape, TITLES) || is(shape, FURNITURE)) {
      return;
    }
    int number = 0;
    for (XSLFTextParagraph paragraph : shape.getTextParagraphs()) {
      int depth = paragraph.getIndentLevel();
      boolean numbered = paragraph.getAutoNumberingScheme() != null;
      number = numbered ? number + 1 : depth == 0 ? 0 : number;
      if (numbered || paragraph.isBullet() || depth > 0) {
        String marker = numbered && depth == 0 ? number + ". " : "- ";
        writer.item(WordsWriter.STEP.repeat(depth), marker, paragraph.getText());
      } else {
        writer.paragraph("", paragraph.getText());
      }
    }
  }

  private static void table(XSLFTable table, WordsWriter writer) throws UnreadableException {
    writer.table(
        "",
        table.getRows().stream()
            .map(row -> row.getCells().stream().map(XSLFTableCell::getText).toList())
            .toList());
  }

  private static boolean is(XSLFTextShape shape, Set<Placeholder> kinds) {
    Placeholder kind = shape.getTextType();
    return kind != null && kinds.contains(kind);
  }
}
