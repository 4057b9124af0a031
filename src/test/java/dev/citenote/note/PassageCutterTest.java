package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Passage.Answered;
import dev.citenote.note.Passage.Listed;
import dev.citenote.note.Passage.Statement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PassageCutterTest {
  /// One token a character: the longest that any encoder can need.
  private static final PassageCutter CUTTER = new PassageCutter(String::length, 512);

  @Test
  void cut_questionHeadingWithProse_isAnsweredAndHeadsItsAnswer() {
    List<Passage> passages = cut("## 什么是缓存？\n缓存保存结果。\n\n## 什么是队列？\n\n## 总结\n完。\n");

    assertThat(passages)
        .extracting(Passage::text)
        .containsExactly("什么是缓存？", "缓存保存结果。", "什么是队列？", "完。");
    assertThat(passages.get(0).role()).isEqualTo(new Answered(new Span(10, 17, 2, 2)));
    assertThat(passages.get(1).headings()).containsExactly("什么是缓存？");
    assertThat(passages.get(2).role()).isEqualTo(new Listed());
    assertThat(passages.get(3).headings()).containsExactly("总结");
  }

  @Test
  void cut_listOfPrompts_makesAQuestionOfEachItem() {
    List<Passage> passages = cut("手撕代码\n1. 怎么反转链表？\n2. 打家劫舍\n3. 什么是稳定排序\n");

    assertThat(passages).extracting(Passage::text).containsExactly("怎么反转链表？", "打家劫舍", "什么是稳定排序");
    assertThat(passages).extracting(Passage::role).containsOnly(new Listed());
    assertThat(passages.getFirst().headings()).containsExactly("手撕代码");
  }

  @Test
  void cut_listOfStatements_isNotTakenForQuestions() {
    List<Passage> passages =
        cut("### Features:\n- **Speed**: it is fast.\n- **Size**: it is small.\n");

    assertThat(passages)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.role()).isEqualTo(new Statement());
              assertThat(p.headings()).containsExactly("Features");
              assertThat(p.span().firstLine()).isEqualTo(2);
              assertThat(p.span().lastLine()).isEqualTo(3);
            });
  }

  @Test
  void cut_nestedBulletsArrowAndFence_areAnswers() {
    List<Passage> passages =
        cut(
            "* 幻觉有哪些表现？\n    * 答非所问\n    * 偏离事实\n* 为什么离职  ==> 规划\n* 多少分呢?\n  ```\n  140\n  ```\n* 有什么区别？\n");

    assertThat(passages)
        .extracting(Passage::text)
        .containsExactly("幻觉有哪些表现？", "答非所问\n    * 偏离事实", "为什么离职", "规划", "多少分呢?", "140", "有什么区别？");
    assertThat(passages)
        .extracting(p -> p.role().getClass().getSimpleName())
        .containsExactly(
            "Answered", "Statement", "Answered", "Statement", "Answered", "Statement", "Listed");
  }

  @Test
  void cut_questionLineAboveItsAnswer_isAnswered() {
    List<Passage> passages = cut("volatile 能保证原子性吗？\n不能，只保证可见性。\n那什么能？\n");

    assertThat(passages)
        .extracting(p -> p.role().getClass().getSimpleName())
        .containsExactly("Answered", "Statement", "Listed");
    assertThat(passages.get(1).headings()).containsExactly("volatile 能保证原子性吗？");
  }

  @Test
  void cut_longTextThatDoesNotSpeakOfItsQuestion_isNotItsAnswer() {
    String advice = "面试的时候要放松，准备好自我介绍，复习基础知识，多看看最近的论文和代码。".repeat(8);
    List<Passage> passages = cut("### Paged Attention的原理是什么？\n\n" + advice + "\n");

    assertThat(passages.getFirst().role()).isEqualTo(new Listed());
    assertThat(passages).allSatisfy(p -> assertThat(p.headings()).isEmpty());
  }

  @Test
  void cut_longParagraph_splitsAtSentenceEndsWithinTheLimit() {
    String sentence = "这是一个关于缓存的完整句子，它说明了一个事实。";
    List<Passage> passages = cut("# 标题\n" + sentence.repeat(60) + "\n");

    assertThat(passages)
        .hasSizeGreaterThan(2)
        .allSatisfy(
            p -> {
              assertThat(p.text().length()).isLessThanOrEqualTo(512);
              assertThat(p.text()).startsWith("这是").endsWith("。");
            });
    assertThat(passages.stream().mapToInt(p -> p.text().length()).sum())
        .isEqualTo(sentence.length() * 60);
  }

  @Test
  void cut_lineWithoutAnySentenceEnd_staysWithinTheLimit() {
    List<Passage> passages = cut("很长".repeat(3_000) + "😀".repeat(2_000));

    assertThat(passages)
        .allSatisfy(
            p -> {
              assertThat(p.text().length()).isLessThanOrEqualTo(512);
              assertThat(Character.isLowSurrogate(p.text().charAt(0))).isFalse();
            });
  }

  @Test
  void cut_realNotes_everyPassageIsItsNotesSubstringAtItsLines() throws IOException {
    NotesFolder folder = new NotesFolder(Path.of("seeds"));
    Set<String> ids = new HashSet<>();
    for (String path : folder.list().paths()) {
      Note note = (Note) folder.read(path);
      List<String> lines = note.text().lines().toList();
      for (Passage passage : CUTTER.cut(note)) {
        Span span = passage.span();
        assertThat(note.text().substring(span.start(), span.end())).isEqualTo(passage.text());
        assertThat(lines.get(span.firstLine() - 1))
            .contains(passage.text().lines().findFirst().orElseThrow());
        assertThat(lines.get(span.lastLine() - 1))
            .contains(passage.text().lines().toList().getLast());
        assertThat(ids.add(passage.id())).as(passage.id()).isTrue();
      }
    }
    assertThat(ids).hasSizeGreaterThan(600);
  }

  @Test
  void cut_windowsLineEnds_countLinesOnce() {
    List<Passage> passages = cut("# A\r\n\r\nText one.\r\n\r\n# B\r\nText two.\r\n");

    assertThat(passages).extracting(p -> p.span().firstLine()).containsExactly(3, 6);
  }

  @Test
  void cut_table_makesRowsWithTheHeaderAsContext() {
    String row = "| 很长的一个名字很长的一个名字很长的一个名字 | 很长的一段说明很长的一段说明很长的一段说明 |\n";
    List<Passage> passages = cut("# 参数\n| 名称 | 说明 |\n|---|---|\n" + row.repeat(12));

    assertThat(passages).hasSizeGreaterThan(1);
    assertThat(passages)
        .allSatisfy(
            p -> {
              assertThat(p.context()).isEqualTo("名称 | 说明");
              assertThat(p.text()).startsWith("很长的一个名字").endsWith("很长的一段说明");
              assertThat(p.headings()).containsExactly("参数");
            });
    assertThat(
            passages.stream().mapToInt(p -> p.span().lastLine() - p.span().firstLine() + 1).sum())
        .isEqualTo(12);
  }

  @Test
  void cut_tableOfQuestions_putsTheAnswerBelowItsQuestion() {
    List<Passage> passages = cut("| 问题 | 答案 |\n|--|--|\n| 什么是锁？ | 互斥的工具 |\n| 什么是堆？ | |\n");

    assertThat(passages).extracting(Passage::text).containsExactly("什么是锁？", "互斥的工具", "什么是堆？");
    assertThat(passages.get(0).role()).isEqualTo(new Answered(passages.get(1).span()));
    assertThat(passages.get(1).headings()).containsExactly("什么是锁？");
    assertThat(passages.get(2).role()).isEqualTo(new Listed());
  }

  @Test
  void cut_longCodeAndFormulas_stayWhole() {
    String code = "x = f(x)  # 一步\n".repeat(60);
    List<Passage> passages =
        cut("说明。\n\n```python\n" + code + "```\n\n$$\n" + "a+b\n".repeat(150) + "$$\n");

    assertThat(passages).hasSize(3);
    assertThat(passages.get(1).text()).isEqualTo(code.stripTrailing());
    assertThat(passages.get(2).text()).startsWith("$$").endsWith("$$");
  }

  @Test
  void cut_veryLongCode_splitsAtLineEnds() {
    List<Passage> passages = cut("```\n" + "a line of code here\n".repeat(2_000) + "```\n");

    assertThat(passages).hasSizeGreaterThan(10);
    assertThat(passages)
        .allSatisfy(p -> assertThat(p.text()).startsWith("a line").endsWith("here"));
  }

  @Test
  void cut_leaningQuestion_carriesWhatItLeansOn() {
    List<Passage> passages = cut("1. 有没有用rlhf?怎么做的?\n2. 为什么要对齐？\n");

    assertThat(passages).extracting(Passage::text).containsExactly("有没有用rlhf?", "怎么做的?", "为什么要对齐？");
    assertThat(passages).extracting(Passage::context).containsExactly("", "有没有用rlhf?", "");
  }

  @Test
  void cut_pages_areNeverJoined() {
    Note note =
        new Note(
            "a.pdf",
            "短句一。\n\n短句二。\n\n短句三。",
            "0",
            Note.Markup.MARKDOWN,
            List.of(
                new Place.Start(0, new Place(Place.Kind.PAGE, 1)),
                new Place.Start(12, new Place(Place.Kind.PAGE, 2))));

    List<Passage> passages = CUTTER.cut(note);

    assertThat(passages).extracting(Passage::text).containsExactly("短句一。\n\n短句二。", "短句三。");
    assertThat(passages)
        .extracting(p -> p.span().place().orElseThrow().number())
        .containsExactly(1, 2);
  }

  @Test
  void cut_frontMatter_givesTitleAndTagsAndNoPassage() {
    String text = "---\ntitle: 大模型笔记\ntags: [LoRA, 微调]\n---\n正文一句。\n\n# 大模型笔记\n\n正文二句。\n";

    List<Passage> passages = cut(text);

    assertThat(passages).extracting(Passage::text).containsExactly("正文一句。", "正文二句。");
    assertThat(passages).allSatisfy(p -> assertThat(p.headings()).containsExactly("大模型笔记"));
    assertThat(Metadata.of(new Note("a.md", text, "")).tags()).containsExactly("LoRA", "微调");
  }

  @Test
  void cut_ruleThatOnlyLooksLikeFrontMatter_isText() {
    assertThat(cut("---\n正文在这里。\n\n---\n后面。\n"))
        .extracting(Passage::text)
        .containsExactly("正文在这里。", "后面。");
    assertThat(Metadata.of(new Note("a.md", "---\n: [broken\n---\n", "")).title()).isEmpty();
  }

  @RepeatedTest(100)
  void cut_anyText_losesNoWordOutsideTitlesAndMarkup(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    String text = RandomNotes.text(new Random(seed));

    int reached = 0;
    StringBuilder found = new StringBuilder();
    for (Passage passage : cut(text)) {
      Span span = passage.span();
      assertThat(span.start())
          .as("seed %d: overlap in %s", seed, text)
          .isGreaterThanOrEqualTo(reached);
      assertThat(text.substring(span.start(), span.end())).isEqualTo(passage.text());
      assertThat(span.firstLine()).isEqualTo(lineOf(text, span.start()));
      reached = span.end();
      found.append(passage.text()).append(passage.context()).append(passage.headings());
    }
    for (String word : RandomNotes.words(text)) {
      assertThat(found).as("seed %d: lost %s of %s", seed, word, text).contains(word);
    }
  }

  private static int lineOf(String text, int offset) {
    return 1 + (int) Pattern.compile("\\R").matcher(text.substring(0, offset)).results().count();
  }

  private static List<Passage> cut(String text) {
    return CUTTER.cut(new Note("note.md", text, "0"));
  }
}
