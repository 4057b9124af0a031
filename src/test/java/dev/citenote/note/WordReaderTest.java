package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

class WordReaderTest {
  private final XWPFDocument document = new XWPFDocument();

  @AfterEach
  void close() throws IOException {
    document.close();
  }

  @Test
  void read_stylesWithChineseNames_areHeadings() throws IOException {
    style("a1", "标题 1", "");
    style("a2", "标题 2", "");
    style("own", "我的小节", "a2");
    paragraph("基础").setStyle("a1");
    paragraph("为什么？").setStyle("a2");
    paragraph("怎么做？").setStyle("own");
    paragraph("正文。");

    assertThat(read()).isEqualTo("# 基础\n\n## 为什么？\n\n## 怎么做？\n\n正文。\n");
  }

  @Test
  void read_paragraphWithAnOutlineLevel_isAHeading() throws IOException {
    XWPFParagraph paragraph = paragraph("为什么？");
    paragraph.getCTP().addNewPPr().addNewOutlineLvl().setVal(BigInteger.TWO);

    assertThat(read()).isEqualTo("### 为什么？\n");
  }

  @Test
  void read_shortParagraphInBold_isALabel() throws IOException {
    paragraph("什么是头？").getRuns().forEach(run -> run.setBold(true));
    paragraph("一个投影。");

    assertThat(read()).isEqualTo("**什么是头？**\n\n一个投影。\n");
  }

  @Test
  void read_contents_areLeftOut() throws IOException {
    style("t", "toc 1", "");
    paragraph("1 基础\t3").setStyle("t");
    paragraph("正文。");

    assertThat(read()).isEqualTo("正文。\n");
  }

  @Test
  void read_lineBreaksAndTables_areKept() throws IOException {
    XWPFRun run = paragraph("一").getRuns().getFirst();
    run.addBreak();
    run.setText("二");
    XWPFTable table = document.createTable(2, 2);
    table.getRow(0).getCell(0).setText("名称");
    table.getRow(0).getCell(1).setText("a|b");
    table.getRow(1).getCell(0).setText("键");

    assertThat(read()).isEqualTo("一\n二\n\n| 名称 | a\\|b |\n|---|---|\n| 键 |  |\n");
  }

  private XWPFParagraph paragraph(String words) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.createRun().setText(words);
    return paragraph;
  }

  private void style(String id, String name, String basis) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setStyleId(id);
    style.addNewName().setVal(name);
    if (!basis.isEmpty()) {
      style.addNewBasedOn().setVal(basis);
    }
    document.createStyles().addStyle(new XWPFStyle(style));
  }

  private String read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.write(bytes);
    return WordReader.read(bytes.toByteArray()).text();
  }
}
