package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import dev.citenote.answer.Question.Mode;
import dev.citenote.index.Fingerprint;
import dev.citenote.index.PassageIndex;
import dev.citenote.note.Note;
import dev.citenote.note.Passage;
import dev.citenote.note.PassageCutter;
import dev.citenote.retrieve.Hit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignMarkersTest {
  private static final PassageCutter CUTTER = new PassageCutter(String::length, 510);
  private static final int NOTES = 500;

  private static final List<String> PIECES =
      List.of(
          "缓存",
          "cache of keys",
          "过期，",
          "见",
          "。",
          "。",
          ". ",
          "！",
          "\n",
          "\n\n",
          "\n- ",
          "\n1. ",
          "\n> ",
          " ",
          "[5]",
          "[1]",
          "[1,2]",
          "[1-3]",
          "[3], [4]",
          "【7】",
          "［１］",
          "[^2]",
          "[[1]]",
          "\\[1\\]",
          "[1](http://x)",
          "[a](http://y)",
          "[见【1】](http://y)",
          "`a[1]`",
          "[a][5]",
          "[",
          "]",
          "2] ",
          "-2]",
          "[1, ",
          "[3-",
          "【4",
          "\\\\",
          "`",
          "```",
          "$",
          "$$",
          "\\\\(",
          "\\\\)",
          "![图[6]](z.png)",
          "![图](z.png)",
          "\n  - ",
          "\n    ```\n    a[3]\n    ```\n",
          "\n~~~\nb[2]\n~~~\n",
          "(x.y)",
          ": ",
          "2",
          "$x[2]$",
          "\n```java\na[3] = 1;\nreturn a[4];\n```\n",
          "| a[1] | b |\n|---|---|\n| [2] | c |\n");

  private static final MarkersSeen NONE = new MarkersSeen(List.of(), List.of(), List.of());

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          再做 softmax，见 [5]。         | 再做 softmax，见 (5)。
          提出【7】。                    | 提出（7）。
          提出［７］。                   | 提出（７）。
          Both hold [1,2] and [1-3].    | Both hold (1,2) and (1-3).
          See [3], [4] and [[5]].       | See (3), (4) and (5).
          See [^2] and \\[6\\].           | See (2) and (6).
          [1]: http://x                 | (1): http://x
          See [5](http://x) there.      | See (5) there.
          See [a][5] there.             | See [a] (5) there.
          See [见【1】](http://x).       | See [见（1）](http://x).
          It lies in [0, 1].            | It lies in [0, 1].
          A list [a, b], [x] and [ ].   | A list [a, b], [x] and [ ].
          Take `a[1]`, not a[1].        | Take `a[1]`, not a(1).
          Take $x[1]$, not [1].         | Take $x[1]$, not (1).
          Take \\(x[1]\\), not [1].       | Take \\(x[1]\\), not (1).
          """)
  void plain_runsLikeMarkers_standInParenthesesOutsideCode(String text, String expected) {
    assertThat(ForeignMarkers.plain(text)).isEqualTo(expected);
  }

  @Test
  void draft_noteWithReferences_showsThemPlainAndQuotesThemExactly() throws Exception {
    String note = "# 注意力\n注意力先算点积，再做 softmax，见 [5]。它在 2017 年提出【7】。\n";

    Draft draft = draft(note, 1);

    assertThat(draft.text()).isEqualTo("注意力先算点积，再做 softmax，见 (5)。 [1] 它在 2017 年提出（7）。 [2]");
    assertThat(draft.sentences())
        .extracting(CitedSentence::text)
        .containsExactly("注意力先算点积，再做 softmax，见 (5)。", "它在 2017 年提出（7）。");
    assertThat(draft.citations())
        .extracting(Citation::quote)
        .containsExactly("注意力先算点积，再做 softmax，见 [5]。", "它在 2017 年提出【7】。");
  }

  @Test
  void draft_tableWithReferences_showsThemPlain() throws Exception {
    Draft draft = draft("## 缓存怎么选？\n| 方案 [3] | 特点 |\n|---|---|\n| 甲 [2] | 快 |\n", 1);

    assertThat(draft.text()).isEqualTo("| 方案 (3) | 特点 |\n|---|---|\n| 甲 (2) | 快 [1] |");
  }

  @Test
  void draft_bracketsJoinedAcrossSentences_areNoMarker() throws Exception {
    Draft draft = draft("# 缓存\n缓存的键见 [3,。它在 -2] 过期。缓存 `a。键 b` 过期。\n", 1);

    assertThat(draft.text()).isEqualTo("缓存的键见 [3,。 [1] 它在 -2] 过期。 [2] 缓存 `a。键 b` 过期。 [3]");
  }

  @Test
  void say_endsOfBracketsBesideAMarker_standInParentheses() {
    MarkedText text = new MarkedText();
    text.say("Cut off [3, ");
    text.mark(1);
    text.say(" -2] goes on [4, 5] and `a ");
    text.mark(2);
    text.say(" b` $x ");
    text.mark(3);
    text.say(" y$");
    text.end();

    assertThat(text.text()).isEqualTo("Cut off (3, [1] -2) goes on (4, 5) and 'a [2] b' ＄x [3] y＄");
  }

  @Test
  void draft_blockOfCode_staysAsItIs() throws Exception {
    Draft draft = draft("# 缓存\n缓存的键 [1] 这样过期：\n\n```java\na[1] = b[2];\nreturn a[1];\n```\n", 1);

    assertThat(draft.text())
        .contains("缓存的键 (1) 这样过期", "```java\na[1] = b[2];\nreturn a[1];\n```\n[");
  }

  @Test
  void draft_anyNote_hasNoMarkerThatLeadsNowhere() throws Exception {
    long seed = System.nanoTime();
    assertThat(check(seed, NOTES)).as("seed %d", seed).isGreaterThan(NOTES);
  }

  /// Checks drafts of so many notes; returns how many places they cite.
  static int check(long seed, int notes) throws Exception {
    Random random = new Random(seed);
    int cited = 0;
    for (int i = 0; i < notes; i++) {
      String note = note(random);
      Draft draft = draft(note, random.nextInt(2));
      String about = "seed %d, note:%n%s%n---%n%s".formatted(seed, note, draft.text());

      List<String> markers = draft.citations().stream().map(it -> "[" + it.marker() + "]").toList();
      assertThat(MarkersSeen.in(draft.text()))
          .as(about)
          .isEqualTo(new MarkersSeen(markers, markers, markers));
      for (CitedSentence sentence : draft.sentences()) {
        assertThat(draft.text()).as(about).contains(sentence.text());
        assertThat(MarkersSeen.in(sentence.text())).as(about).isEqualTo(NONE);
      }
      assertThat(draft.citations())
          .as(about)
          .allSatisfy(it -> assertThat(note).contains(it.quote()));
      cited += draft.citations().size();
    }
    return cited;
  }

  @Test
  void answer_questionWithBrackets_saysWhatIsNotCoveredWithoutThem() throws Exception {
    Path notes = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(notes.resolve("a.md"), "# 缓存\n\n缓存雪崩是指大量的键同时过期。\n");
    try (RealNotes index = RealNotes.index(notes, folder.resolve("index"))) {
      Answer answer = index.answerer().answer(new Question("什么是缓存雪崩？红烧肉[9]怎么做？", 8, Mode.EXTRACT));

      String text = ((Answer.Answered) answer).draft().text();
      assertThat(text).contains("没有写到").contains("红烧肉(9)怎么做");
      assertThat(MarkersSeen.in(text).found()).containsOnly("[1]");
    }
  }

  private static String note(Random random) {
    StringBuilder note = new StringBuilder("# 缓存\n缓存的键");
    int pieces = 1 + random.nextInt(25);
    for (int i = 0; i < pieces; i++) {
      note.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return note.append('\n').toString();
  }

  private static Draft draft(String note, int lead) throws Exception {
    List<Hit> hits =
        CUTTER.cut(new Note("a.md", note, "hash")).stream()
            .filter(passage -> passage.role() instanceof Passage.Statement)
            .map(passage -> new Hit(passage, 1, List.of(), List.of()))
            .toList();
    try (PassageIndex none = PassageIndex.inMemory(Fingerprint.of("none", 512, 1))) {
      Outcome.Answerable found =
          new Outcome.Answerable(hits, Math.min(lead, hits.size()), List.of());
      return new ExtractiveDrafter(new WordBag(), none.lexicon())
          .draft("缓存的键怎么过期？", found, Optional.empty());
    }
  }
}
