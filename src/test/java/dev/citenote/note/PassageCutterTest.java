package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Passage.Answered;
import dev.citenote.note.Passage.Listed;
import dev.citenote.note.Passage.Statement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  private static List<Passage> cut(String text) {
    return CUTTER.cut(new Note("note.md", text, "0"));
  }
}
