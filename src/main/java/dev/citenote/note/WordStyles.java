package dev.citenote.note;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;

/// What the styles of a Word document say about its paragraphs. Confined to one thread.
final class WordStyles {
  private static final int LONGEST_LABEL = 80;

  /// A style may be based on another, and so on.
  private static final int DEEPEST = 10;

  private static final Pattern HEADING =
      Pattern.compile("(?:heading|标题|標題|見出し|überschrift|titre|título)\\s*([1-9])\\b.*");
  private static final Pattern TITLE = Pattern.compile("title|标题|標題|表題");
  private static final Pattern CODE =
      Pattern.compile(".*(?:source ?code|preformatted|plain ?text|code|代码|程式碼).*");
  private static final Pattern CONTENTS = Pattern.compile("(?:toc|目录|目錄)\\s*(?:\\d.*|heading)");

  private final @Nullable XWPFStyles styles;

  WordStyles(XWPFDocument document) {
    this.styles = document.getStyles();
  }

  /// Level of a heading from 1; 0 for what is none.
  int headingLevel(XWPFParagraph paragraph) {
    CTPPr own = paragraph.getCTP().getPPr();
    if (own != null && own.isSetOutlineLvl()) {
      return level(own.getOutlineLvl().getVal());
    }
    XWPFStyle style = style(paragraph.getStyleID());
    for (int i = 0; style != null && i < DEEPEST; i++) {
      int level = level(style);
      if (level > 0) {
        return level;
      }
      style = style(style.getBasisStyleID());
    }
    return 0;
  }

  boolean isCode(XWPFParagraph paragraph) {
    return CODE.matcher(name(paragraph)).matches();
  }

  /// Whether it is a line of a table of contents.
  boolean isContents(XWPFParagraph paragraph) {
    return CONTENTS.matcher(name(paragraph)).matches();
  }

  /// Whether it is a short line in bold, which people use as a title.
  boolean isLabel(XWPFParagraph paragraph) {
    String text = paragraph.getText().strip();
    return !text.isEmpty()
        && text.length() <= LONGEST_LABEL
        && !text.contains("*")
        && paragraph.getRuns().stream()
            .filter(run -> !run.text().isBlank())
            .allMatch(XWPFRun::isBold);
  }

  private static int level(XWPFStyle style) {
    String name = name(style);
    Matcher heading = HEADING.matcher(name);
    if (heading.matches()) {
      return Integer.parseInt(heading.group(1));
    }
    if (TITLE.matcher(name).matches()) {
      return 1;
    }
    CTPPrGeneral properties = style.getCTStyle().getPPr();
    return properties != null && properties.isSetOutlineLvl()
        ? level(properties.getOutlineLvl().getVal())
        : 0;
  }

  /// From the level as it is stored: 0 to 8, and 9 for plain text.
  private static int level(@Nullable BigInteger stored) {
    return stored == null || stored.intValue() > 8 ? 0 : stored.intValue() + 1;
  }

  private String name(XWPFParagraph paragraph) {
    XWPFStyle style = style(paragraph.getStyleID());
    return style == null ? "" : name(style);
  }

  private static String name(XWPFStyle style) {
    String name = style.getName();
    return (name == null ? "" : name).strip().toLowerCase(Locale.ROOT);
  }

  private @Nullable XWPFStyle style(@Nullable String id) {
    return styles == null || id == null ? null : styles.getStyle(id);
  }
}
