package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Note.Markup;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real files of every format, written by the programs that people use.
class DocumentsTest {
  private static final NotesFolder FOLDER = new NotesFolder(Path.of("src/test/resources/formats"));

  private static final String LISTS =
      """
      - 每个头学习不同的子空间
      - Heads are concatenated
         - 嵌套的要点

      1. 计算查询
      2. 计算键和值
      """;

  private static final String TABLE =
      """
      | 名称 | 作用 |
      |---|---|
      | Query | 查询向量 |
      | Key | 键向量 |
      """;

  private static final String LONG_SENTENCE =
      "自注意力让序列里的每个位置都能直接看到其他所有位置，因此不需要像循环网络那样一步一步地传递信息，" + "训练时也就可以并行计算，这是它在长文本上胜过循环网络的主要原因之一。";

  @Test
  void list_folderOfAllFormats_namesEveryFile() throws Exception {
    NotesFolder.Listing listing = FOLDER.list();

    assertThat(listing.skipped()).isEmpty();
    assertThat(listing.paths()).hasSize(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "md",
        "markdown",
        "txt",
        "html",
        "pdf",
        "docx",
        "pptx",
        "ipynb",
        "org",
        "rst",
        "csv",
        "epub"
      })
  void read_everyFormat_holdsTheQuestionAndTheAnswer(String ending) {
    assertThat(text(ending)).contains("为什么要除以根号 d？", "点积的方差随维度增大");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "docx", "epub"})
  void read_printedDocument_keepsHeadingsListsAndTables(String ending) {
    assertThat(text(ending))
        .contains("# 注意力机制笔记\n", "\n## 为什么要除以根号 d？\n", "\n## What is multi-head attention?\n")
        .contains("\n" + LONG_SENTENCE + "\n", LISTS, TABLE);
  }

  @Test
  void read_pdf_joinsBrokenLinesAndLeavesRunningTitlesOut() {
    assertThat(text("pdf"))
        .contains("in parallel, each with its own learned projections of queries, keys and values,")
        .doesNotContain("Study notes", "第 1 页");
  }

  @Test
  void read_pdf_startsItsPagesWhereTheirWordsStart() {
    Note note = note("pdf");

    assertThat(placesOf(note)).containsExactly("PAGE 1 # 注意力", "PAGE 2 ## Wh", "PAGE 3 ## 参数");
  }

  @Test
  void read_docx_fencesCode() {
    assertThat(text("docx")).contains("```\nscores = q @ k.T / d ** 0.5\n```");
  }

  @Test
  void read_pptx_hasTitlesPointsTablesAndSpeakerNotesBySlide() {
    Note note = note("pptx");

    assertThat(note.text())
        .contains("## 为什么要除以根号 d？\n\n- 点积的方差随维度增大\n", "\n   - 所以要缩放\n", TABLE)
        .contains("讲的时候先画图。");
    assertThat(placesOf(note))
        .containsExactly("SLIDE 1 ## 注意", "SLIDE 2 ## 为什", "SLIDE 3 ## Ta", "SLIDE 4 ## Wh");
  }

  @Test
  void read_html_keepsWhatIsShownAndDropsWhatLeadsElsewhere() {
    assertThat(text("html"))
        .startsWith("# 注意力机制笔记\n\n自注意力让每个位置都能看到其他所有位置，")
        .contains("\n- 每个头学习不同的子空间\n   - 嵌套的要点\n- Heads are concatenated & projected.\n")
        .contains("\n3. 计算查询\n4. 计算键和值\n", "| Query | 查询\\|向量 |")
        .contains("```python\nscores = q @ k.T\nout = scores @ v\n```")
        .contains("> Attention is all you need.", "**What is a KV cache?**\n\nIt keeps keys")
        .contains("梯度很小的区域，所以要缩放", "注意力示意图", "`softmax`")
        .doesNotContain("脚本里的话", "全部文章", "看不见的话", "#333");
  }

  @Test
  void read_ipynb_countsAllCellsAndKeepsWhatWasPrinted() {
    Note note = note("ipynb");

    assertThat(note.text())
        .contains("```python\nimport math\nprint(1 / math.sqrt(64))\n```\n\n```\n0.125\n```")
        .doesNotContain("Figure", "iVBOR");
    assertThat(placesOf(note)).containsExactly("CELL 1 # 注意力", "CELL 2 ```py", "CELL 4 What ");
  }

  @Test
  void read_epub_startsItsChaptersInReadingOrder() {
    assertThat(placesOf(note("epub"))).containsExactly("CHAPTER 1 # 注意力", "CHAPTER 2 # 注意力");
  }

  @Test
  void read_textFormats_keepTheFileAsItIs() {
    assertThat(note("org").markup()).isEqualTo(Markup.ORG);
    assertThat(note("rst").markup()).isEqualTo(Markup.RESTRUCTURED_TEXT);
    assertThat(note("csv").markup()).isEqualTo(Markup.CSV);
    assertThat(text("org")).startsWith("#+TITLE: 注意力机制笔记\n");
    assertThat(text("rst")).startsWith("==============\n注意力机制笔记\n");
    assertThat(text("csv")).startsWith("问题,答案,标签\r\n");
  }

  @Test
  void read_csv_startsItsRowsAtTheHeader() {
    assertThat(placesOf(note("csv"))).containsExactly("ROW 1 问题,答案", "ROW 2 为什么要除", "ROW 3 \"What");
  }

  private static List<String> placesOf(Note note) {
    assertThat(note.places()).extracting(Place.Start::offset).isSorted();
    return note.places().stream()
        .map(start -> start.place().kind() + " " + start.place().number() + " " + five(note, start))
        .toList();
  }

  private static String five(Note note, Place.Start start) {
    return note.text().substring(start.offset(), start.offset() + 5);
  }

  private static String text(String ending) {
    return note(ending).text();
  }

  private static Note note(String ending) {
    Reading reading = FOLDER.read("attention." + ending);
    assertThat(reading).isInstanceOf(Note.class);
    return (Note) reading;
  }
}
