package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.index.Fingerprint;
import dev.citenote.index.PassageIndex;
import dev.citenote.note.Note;
import dev.citenote.note.Passage;
import dev.citenote.note.PassageCutter;
import dev.citenote.retrieve.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtractiveDrafterTest {
  private static final PassageCutter CUTTER = new PassageCutter(String::length, 510);

  @Test
  void draft_shortAnswerToTheQuestion_isWholeInItsForm() throws Exception {
    Draft draft =
        draft(
            "怎么加锁？",
            2,
            "## 怎么加锁？\n1. 取得令牌\n2. 写入令牌，\n   带过期时间\n3. 释放\n\n```python\nlock.get()\nlock.put(a=1)\n```\n");

    assertThat(draft.text())
        .isEqualTo(
            "- 取得令牌 [1]\n- 写入令牌，带过期时间 [2]\n- 释放 [3]\n\n```python\nlock.get()\nlock.put(a=1)\n```\n[4]");
    agrees(draft);
  }

  @Test
  void draft_formula_isUnbrokenWithItsMarkerBehind() throws Exception {
    Draft draft =
        draft("损失怎么算？", 1, "## 损失怎么算？\n按下式计算：\n\n$$\nL = a. B = c\n+ d\n$$\n\n其中 a 是误差。\n");

    assertThat(draft.text()).contains("$$\nL = a. B = c\n+ d\n$$\n[2]");
    agrees(draft);
  }

  @Test
  void draft_rowsOfATable_standBelowTheirHeader() throws Exception {
    Draft draft = draft("两者怎么选？", 1, "## 两者怎么选？\n| 方案 | 特点 |\n|---|---|\n| 甲 | 快 |\n| 乙 | 稳 |\n");

    assertThat(draft.text()).isEqualTo("| 方案 | 特点 |\n|---|---|\n| 甲 | 快 [1] |\n| 乙 | 稳 [2] |");
    agrees(draft);
  }

  @Test
  void draft_oneFactALine_givesTheOneThatIsAskedFor() throws Exception {
    Draft draft =
        draft(
            "MySQL 默认端口是多少？",
            0,
            "## 杂记\n\n- MySQL 默认端口是 3306\n- 隔离级别是可重复读\n- BERT 有 12 层\n- 端午放假\n");

    assertThat(draft.text()).isEqualTo("MySQL 默认端口是 3306 [1]");
    agrees(draft);
  }

  @Test
  void draft_moreShortPointsThanAreChosen_givesTheListWhole() throws Exception {
    Draft draft =
        draft("缓存的淘汰策略", 0, "## 淘汰\n\n- LRU 缓存淘汰\n- LFU 缓存淘汰\n- FIFO 缓存淘汰\n- 随机淘汰\n- 到期\n");

    assertThat(draft.text()).contains("- LRU", "- 随机", "- 到期");
    agrees(draft);
  }

  @Test
  void draft_footnotesBesideTheAnswer_areLeftOut() throws Exception {
    Draft draft =
        draft(
            "什么是缓存击穿？",
            0,
            "## 缓存\n\n缓存击穿是指热点键过期时请求打到数据库[^1]。\n\n[^1]: 缓存击穿的说法见《缓存》一书。缓存击穿也叫热点失效。\n[^b]: 缓存击穿见手册。\n");

    assertThat(draft.text()).contains("热点键过期").doesNotContain("见《缓存》", "热点失效", "见手册");
    agrees(draft);
  }

  @Test
  void draft_answerToTheVeryQuestion_isGivenWithoutItsFootnotes() throws Exception {
    Draft draft = draft("怎么加锁？", 9, "## 怎么加锁？\n先取得令牌[^a]。\n\n[^a]: 令牌见手册。\n");

    assertThat(draft.text()).contains("取得令牌").doesNotContain("见手册");
    agrees(draft);
  }

  @Test
  void draft_footnoteThatIsAskedFor_isGiven() throws Exception {
    Draft draft = draft("手册第三版由谁翻译？", 0, "## 缓存\n\n热点键过期时请求打到数据库[^1]。\n\n[^1]: 手册第三版由李四翻译。\n");

    assertThat(draft.text()).contains("李四");
    agrees(draft);
  }

  @Test
  void draft_longList_givesItsFirstPointsWithinTheBudget() throws Exception {
    Draft draft = draft("有哪些方法？", 9, "## 有哪些方法？\n" + points(20));

    assertThat(Budget.size(shown(draft))).isBetween(200.0, 1.25 * 250);
    assertThat(draft.text()).startsWith("- 方法1").doesNotContain("方法20");
    agrees(draft);
  }

  @Test
  void draft_questionThatAsksForAll_givesTwiceAsMuch() throws Exception {
    String note = "## 有哪些方法？\n" + points(20);

    assertThat(Budget.size(shown(draft("请列出所有方法", 9, note)))).isBetween(400.0, 2.5 * 250);
    assertThat(Budget.size(shown(draft("有哪些方法？", 9, note)))).isLessThanOrEqualTo(1.25 * 250);
  }

  @Test
  void draft_longItemsThatArePassagesOfTheirOwn_areGivenByTheirFirstSentences() throws Exception {
    String more = "这种做法需要先冻结原来的参数，然后只训练新加的那一小部分。".repeat(7);
    String list = "- 适配器：在层间加小网络。%s\n- 前缀：拼虚拟词\n- 提示：拼嵌入\n- 低秩：加两个矩阵。%s\n".formatted(more, more);

    Draft draft = draft("有哪些方法？", 9, "## 有哪些方法？\n" + list);

    assertThat(draft.sentences())
        .extracting(CitedSentence::text)
        .containsExactly("适配器：在层间加小网络。", "前缀：拼虚拟词", "提示：拼嵌入", "低秩：加两个矩阵。");
    agrees(draft);
  }

  @Test
  void draft_longProse_keepsToTheBudgetWithWholeSentences() throws Exception {
    String prose =
        IntStream.range(0, 30)
            .mapToObj(i -> "缓存的第" + i + "条说明讲的是键的过期时间与淘汰方式之间的关系。")
            .collect(Collectors.joining());

    Draft draft = draft("缓存的过期时间和淘汰方式有什么关系？", 0, "# 缓存\n" + prose);

    assertThat(Budget.size(shown(draft))).isLessThanOrEqualTo(250);
    assertThat(draft.sentences())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.text()).endsWith("。"));
    agrees(draft);
  }

  @Test
  void draft_runOnSentenceFarOverTheBudget_endsAtAClauseWithAnEllipsis() throws Exception {
    String clause = "缓存的键在过期以后会被淘汰掉，";
    Draft draft = draft("缓存的键会怎样？", 0, "# 缓存\n" + clause.repeat(50) + "完\n");

    assertThat(draft.sentences())
        .singleElement()
        .satisfies(it -> assertThat(it.text()).endsWith("淘汰掉…"));
    assertThat(draft.citations().getFirst().quote()).endsWith("淘汰掉");
    assertThat(Budget.size(shown(draft))).isLessThanOrEqualTo(251);
  }

  @Test
  void draft_sentencesThatAskAndTitles_areNeverCited() throws Exception {
    Draft draft =
        draft("缓存穿透怎么办？", 1, "## 缓存穿透怎么办\n缓存穿透怎么办呢？可以缓存空值。\n\n**缓存穿透怎么办**\n\n![缓存穿透](a.png)\n");

    assertThat(draft.text()).isEqualTo("可以缓存空值。 [1]");
  }

  @Test
  void draft_answerThatIsAListOfQuestions_isShown() throws Exception {
    Draft draft = draft("最后反问什么？", 1, "## 最后反问面试官\n说明：问这些\n\n最大的痛点在哪里呢，我来能做什么？团队有多少人？\n");

    assertThat(draft.sentences()).isNotEmpty();
  }

  @Test
  void draft_sameItemInSeveralNotes_citesTheFirstByPathAndNamesTheOthers() throws Exception {
    List<Hit> hits = new ArrayList<>();
    hits.addAll(hits("z.md", "# 缓存\n缓存击穿用互斥锁解决。\n"));
    hits.addAll(hits("b.md", "# 缓存\n- 缓存击穿用互斥锁解决。\n- 缓存雪崩加随机过期时间。\n"));
    hits.addAll(hits("a.md", "# 别的\n缓存击穿用互斥锁解决。\n"));

    Draft draft = draft("缓存击穿怎么解决？", 1, hits);

    Citation citation = draft.citations().getFirst();
    assertThat(citation.note()).isEqualTo("b.md");
    assertThat(citation.quote()).isEqualTo("缓存击穿用互斥锁解决。");
    assertThat(citation.span().firstLine()).isEqualTo(2);
    assertThat(citation.alsoAt()).extracting(Citation.Elsewhere::note).containsExactly("z.md");
  }

  @Test
  void draft_answerToAQuestionFarBelowAnotherPassage_isPassedOver() throws Exception {
    List<Hit> hits = new ArrayList<>();
    hits.add(scored(hits("a.md", "## 页面怎么缓存\n页面可以放在浏览器里。\n").getFirst(), 0.5));
    hits.add(scored(hits("b.md", "# 数据库\n查询结果可以缓存在内存里。\n").getFirst(), 0.9));

    assertThat(draft("查询结果怎么缓存？", 1, hits).citations())
        .extracting(Citation::note)
        .containsExactly("b.md");
  }

  /// What a draft says stands in its text, each with its marker, and every quote in its note.
  private static void agrees(Draft draft) {
    int at = 0;
    for (CitedSentence sentence : draft.sentences()) {
      int found = draft.text().indexOf(sentence.text(), at);
      assertThat(found).as(sentence.text()).isGreaterThanOrEqualTo(at);
      at = found + sentence.text().length();
      String behind = draft.text().substring(at);
      assertThat(behind.strip()).startsWith("[" + sentence.citations().getFirst() + "]");
    }
    assertThat(draft.text().lines().filter(line -> line.startsWith("```")).count() % 2).isZero();
  }

  private static String shown(Draft draft) {
    return draft.sentences().stream().map(CitedSentence::text).collect(Collectors.joining());
  }

  private static String points(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> i + ". 方法" + i + "：先把请求按照用户分组，再逐组合并后写入下游的队列。然后等待确认的结果返回给用户\n")
        .collect(Collectors.joining());
  }

  private static Draft draft(String question, int lead, String note) throws Exception {
    return draft(question, lead, hits("a.md", note));
  }

  private static Draft draft(String question, int lead, List<Hit> hits) throws Exception {
    try (PassageIndex none = PassageIndex.inMemory(Fingerprint.of("none", 512, 1))) {
      Outcome.Answerable found =
          new Outcome.Answerable(hits, Math.min(lead, hits.size()), List.of());
      return new ExtractiveDrafter(new WordBag(), none.lexicon())
          .draft(question, found, Optional.empty());
    }
  }

  private static List<Hit> hits(String path, String text) {
    return CUTTER.cut(new Note(path, text, "hash")).stream()
        .filter(passage -> passage.role() instanceof Passage.Statement)
        .map(passage -> new Hit(passage, 1, List.of(), List.of()))
        .toList();
  }

  private static Hit scored(Hit hit, double score) {
    return new Hit(hit.passage(), score, List.of(), List.of());
  }
}
