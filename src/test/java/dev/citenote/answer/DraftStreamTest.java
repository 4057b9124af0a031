package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.verify.Support;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftStreamTest {

  @Test
  void finish_imageAroundAMarker_isNone() {
    assertThat(Drafting.of("A is zero ![a [9] ](http://x) there [1].").text())
        .contains("! ")
        .doesNotContain("![");
  }

  /// The citations of a draft are numbered as they come, so a passage is told by its note.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A is zero [1].                | A is zero. [1]                | 0   | 0
          A is zero.[1] B is one.[2]    | A is zero. [1] B is one. [2]  | 0 1 | 0
          A is zero. [1] B is one. [2]  | A is zero. [1] B is one. [2]  | 0 1 | 0
          [1] A is zero. [2] B is one.  | A is zero. [1] B is one. [2]  | 0 1 | 0
          A is [1] zero [3], B [2].     | A is zero, B. [1] [2] [3]     | 0 2 1 | 0
          A is zero [1][3].             | A is zero. [1] [2]            | 0 2 | 0
          A is zero [1], [3].           | A is zero. [1] [2]            | 0 2 | 0
          A is zero [1,2].              | A is zero. [1] [2]            | 0 1 | 0
          A is zero [1-3].              | A is zero. [1] [2] [3]        | 0 1 2 | 0
          A 是零【1】。                  | A 是零。 [1]                   | 0   | 0
          A 是零［１］。                 | A 是零。 [1]                   | 0   | 0
          A 是零。【1】B 是一。【2】      | A 是零。 [1] B 是一。 [2]       | 0 1 | 0
          他说“A 是零。”[1]B 是一[2]。    | 他说“A 是零。” [1] B 是一。 [2]  | 0 1 | 0
          A is zero [^1].               | A is zero. [1]                | 0   | 0
          A is zero [1](http://e.example/x). | A is zero. [1]           | 0   | 0
          A is zero [1]（见图）。         | A is zero（见图）。 [1]         | 0   | 0
          A is zero [01].               | A is zero. [1]                | 0   | 0
          A is zero [[1]].              | A is zero. [1]                | 0   | 0
          A is zero \\[1\\].              | A is zero. [1]                | 0   | 0
          A is zero [99].               | A is zero. [1]                | 0   | 1
          A is zero [0].                | A is zero. [1]                | 0   | 1
          A is zero [-1].               | A is zero. [1]                | 0   | 1
          A is zero [2, 7].             | A is zero. [1]                | 1   | 1
          A is zero [3-1].              | A is zero. [1]                | 0   | 1
          A is zero [99999999999].      | A is zero. [1]                | 0   | 1
          A lies in [0, 1] there [1].   | A lies in [0, 1] there. [1]   | 0   | 0
          A is `a[1]` there.            | A is `a[1]` there.            | ''  | 0
          A is ``a`[1]`` there [1].     | A is ``a`[1]`` there. [1]     | 0   | 0
          A is ` there [1].             | A is ` there. [1]             | 0   | 0
          A is $x[1]$ there [1].        | A is $x[1]$ there. [1]        | 0   | 0
          It costs $5 [1] or $6.        | It costs $5 or $6. [1]        | 0   | 0
          A is \\(x[1]\\) there [1].      | A is \\(x[1]\\) there. [1]      | 0   | 0
          [A is. Zero](http://x.example) [1] | [A is. Zero](http://x.example) [1] | 0 | 0
          ![A is. Zero](x.png) [1]      | A is. Zero [1]                | 0   | 0
          A is ![zero](http://x/y.png) [1]. | A is zero. [1]            | 0   | 0
          A is zero ![1](http://x) there. | A is zero ! [1] there.     | 0   | 0
          A is $x[7]$[1]2 there.        | A is $x[7]$ 2 there. [1]      | 0   | 0
          A is `a[7]`[1]` there.        | A is `a[7]` ` there. [1]      | 0   | 0
          A is zero [3, there [1].      | A is zero [3, there. [1]      | 0   | 0
          [A](http://x/[2]) is zero [1]. | [A](http://x/) is zero. [1] [2] | 1 0 | 0
          A is zero [1](http://x.example "t") | A is zero (http://x.example "t") [1] | 0 | 0
          A is zero [1] (http://x)      | A is zero (http://x) [1]      | 0   | 0
          A is zero. [1](x) (http://x)  | A is zero. [1] (x) (http://x) | 0 | 0
          A is [1                       | A is [1                       | ''  | 0
          A is [ [9]1] zero [1].        | A is [ 1 zero. [1]             | 0   | 1
          A is [[9]1] zero [1].         | A is 1] zero. [1]             | 0   | 1
          - A is zero [1]               | - A is zero [1]               | 0   | 0
          1. A is zero [1]              | 1. A is zero [1]              | 0   | 0
          **A is zero. [1] B is one.** [2] | **A is zero. [1] B is one.** [2] | 0 1 | 0
          **A is zero.** [1] B is one.  | **A is zero.** [1] B is one. [2] | 0 1 | 0
          A is e.g. zero [1].           | A is e.g. zero. [1]           | 0   | 0
          A is 3.5 or v1.2. B is. [1]   | A is 3.5 or v1.2. B is. [1]   | 0   | 0
          """)
  void finish_anySpelling_putsWhatHoldsBehindItsSentence(
      String text, String expected, String notes, int removed) {
    Drafting drafting = Drafting.of(List.of(text), false);

    assertThat(drafting.draft().text()).isEqualTo(expected);
    assertThat(drafting.draft().citations().stream().map(it -> it.note().charAt(0) + "").toList())
        .isEqualTo(notes.isEmpty() ? List.of() : List.of(notes.split(" ", -1)));
    assertThat(drafting.removed()).isEqualTo(removed);
  }

  @Test
  void finish_lists_keepTheirShape() {
    Draft draft =
        Drafting.of("Points:\n\n- A is zero [1]\n  - B is one. [2]\n\n1. C is two\n   [3]\n2. End");

    assertThat(draft.text())
        .isEqualTo("Points:\n\n- A is zero [1]\n  - B is one. [2]\n\n1. C is two [3]\n2. End");
    assertThat(draft.sentences())
        .extracting(CitedSentence::text)
        .containsExactly("Points:", "A is zero", "B is one.", "C is two", "End");
  }

  @Test
  void finish_tables_keepTheirBars() {
    String table = "| Name | Value |\n|---|---|\n| A | zero [1] |\n| B | one. [2] |\nB is one [2].";

    Draft draft = Drafting.of(table);

    assertThat(draft.text())
        .isEqualTo(
            "| Name | Value |\n|---|---|\n| A | zero [1] |\n| B | one. [2] |\nB is one. [2]");
    assertThat(draft.sentences())
        .extracting(CitedSentence::text)
        .containsExactly("A | zero", "B | one.", "B is one.");
  }

  @Test
  void finish_codeBlock_isLeftAloneAndCitedBelow() {
    String code = "So:\n\n```java\nx = a[1]; // [2].\n\ny[3]\n```\n[1]\n\nEnd [2].";

    Draft draft = Drafting.of(code);

    assertThat(draft.text())
        .isEqualTo("So:\n\n```java\nx = a[1]; // [2].\n\ny[3]\n```\n[1]\n\nEnd. [2]");
    assertThat(draft.sentences().get(1).text()).isEqualTo("x = a[1]; // [2].\n\ny[3]");
    assertThat(Drafting.of("Cut [1].\n\n~~~\nx[2]").text()).isEqualTo("Cut. [1]\n\n~~~\nx[2]");
  }

  @Test
  void finish_headings_areNoSentences() {
    Draft draft = Drafting.of("## Answer\nA is zero [1].\n\n## B [2]\nB is one.");

    assertThat(draft.text()).isEqualTo("## Answer\nA is zero. [1]\n\n## B [2]\nB is one. [2]");
    assertThat(draft.sentences()).extracting(CitedSentence::text).doesNotContain("Answer");
  }

  @Test
  void finish_definitionOfALink_definesNothing() {
    Draft draft = Drafting.of("A is zero [1].\n\n[1]: http://evil.example/\n[^2]: b.md");

    assertThat(draft.text()).isEqualTo("A is zero. [1]\n\nhttp://evil.example/ [2]\nb.md [3]");
  }

  @Test
  void finish_displayedFormula_isNotDivided() {
    String text = "$$\na = b. C = d[1]\n$$\nA is zero [1].";

    assertThat(Drafting.of(text).text()).isEqualTo("$$\na = b. C = d[1]\n$$\nA is zero. [1]");
  }

  @Test
  void finish_wrappedLine_isOneSentence() {
    Draft draft = Drafting.of("A is\nzero [1]. And B,\nis.");

    assertThat(draft.text()).isEqualTo("A is\nzero. [1] And B,\nis. [2]");
    assertThat(draft.sentences()).hasSize(2);
  }

  @Test
  void finish_sentences_tellWhoseTheyAre() {
    List<CitedSentence> sentences =
        Drafting.of("A is zero [1]. Rain falls today [1]. Cats purr.").sentences();

    assertThat(sentences)
        .extracting(CitedSentence::origin)
        .containsExactly(Origin.NOTES, Origin.MODEL, Origin.MODEL);
    assertThat(sentences.get(1).support()).isEqualTo(Support.UNSUPPORTED);
    assertThat(sentences.get(1).citations()).isNotEmpty();
    assertThat(sentences.get(2).citations()).isEmpty();
  }

  @Test
  void finish_sentenceWithoutMarker_isCitedWhereItIsSupported() {
    Draft draft = Drafting.of("A is zero. Rain falls today. B is one [9].");

    assertThat(draft.text()).isEqualTo("A is zero. [1] Rain falls today. B is one. [2]");
    assertThat(draft.sentences())
        .extracting(CitedSentence::support)
        .containsExactly(Support.SUPPORTED, Support.UNSUPPORTED, Support.SUPPORTED);
  }

  @Test
  void accept_firstCitation_letsWordsGoOnAsTheyCome() {
    List<String> pieces =
        Drafting.of(List.of("I say ", "that A is zero", " [1].", " B", " is", " one [2]"), false)
            .pieces();

    assertThat(pieces)
        .containsExactly("", "", "", "I say that A is zero. [1] B", " is", " one", " [2]");
  }

  @Test
  void accept_supportedOnly_givesOutWholeSentencesAndLeavesOutTheRest() {
    String text =
        "# Cats\nCats purr.\n# Letters\n\n- Cats purr. A is zero [1].\n- Dogs bark [2].\n- B is one [2].\n\n| x | y |\n|---|---|\n| Dogs | bark [1] |\nC is two [3].";

    Drafting drafting = Drafting.of(List.of(text), true);

    assertThat(drafting.draft().text())
        .isEqualTo("# Letters\n\n- A is zero. [1]\n- B is one. [2]\nC is two. [3]");
    assertThat(drafting.draft().sentences())
        .hasSize(3)
        .noneMatch(it -> it.support() == Support.UNSUPPORTED);
    String table =
        "| x | y |\n|---|---|\n| A is | zero [1] |\n| Dogs | bark [1] |\n| B is | one [2] |";
    assertThat(Drafting.of(List.of(table), true).draft().text())
        .isEqualTo("| x | y |\n|---|---|\n| A is | zero [1] |\n| B is | one [2] |");
  }

  @ParameterizedTest
  @CsvSource({"299, false", "300, false", "301, true", "320, true"})
  void isTooLong_manySentencesInAnyPieces_isTrueFromTheFirstThatIsLeftOut(
      int sentences, boolean tooLong) {
    String text = "A is zero [1]. ".repeat(sentences).strip();
    for (List<String> pieces :
        List.of(List.of(text), List.of(text.split("(?<= )")), List.of(text.split("", -1)))) {
      StringBuilder heard = new StringBuilder();
      DraftStream stream = Drafting.stream(false);
      Hearing hearing = new Hearing(stream, Drafting.into(heard));
      pieces.forEach(hearing::said);
      hearing.finish();

      assertThat(hearing.isTooLong()).isEqualTo(tooLong);
      Draft draft = stream.draft("m");
      assertThat(draft.sentences())
          .hasSize(Math.min(sentences, DraftStream.MOST_SENTENCES))
          .allMatch(it -> it.text().equals("A is zero."));
      assertThat(draft.text()).endsWith("A is zero. [1]").isEqualTo(heard.toString());
    }
  }

  @Test
  void said_characterOfTwoHalvesAtTheLimit_isLeftOutWhole() {
    String text = "A is zero [1]. " + "b".repeat(Hearing.MOST_TEXT - 16) + "\uD83D\uDE42 c";
    StringBuilder heard = new StringBuilder();
    DraftStream stream = Drafting.stream(false);
    Hearing hearing = new Hearing(stream, Drafting.into(heard));
    hearing.said(text);
    hearing.finish();

    assertThat(hearing.isTooLong()).isTrue();
    assertThat(heard.toString()).contains("bbb").isEqualTo(stream.draft("m").text());
    assertThat(heard.chars().filter(it -> Character.isSurrogate((char) it)).count()).isZero();
  }

  @Test
  void accept_imageCutApart_givesOutItsWordsAlone() {
    List<String> pieces =
        Drafting.of(List.of("A is zero [1]. B !", "[is", " one](http", "://x) [2]."), false)
            .pieces();

    assertThat(String.join("", pieces)).isEqualTo("A is zero. [1] B is one. [2]");
  }

  @Test
  void accept_surrogatesCutApart_areGivenOutTogether() {
    List<String> pieces =
        Drafting.of(List.of("A is zero [1]. B \uD83D", "\uDE42 is"), false).pieces();

    assertThat(pieces).containsExactly("A is zero. [1] B ", "🙂 is", " [2]");
  }

  @Test
  void accept_privateCharactersFromTheModel_nameNothing() {
    assertThat(Drafting.of("Q \uE000\uE001 r").text()).isEqualTo("Q  r");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ", ".", "[1,", "[", "`", "。", "[1-", "\t[", "1.", "$$", "\\[", "\\(", "[a](", "![", "|",
        "\n|", "*", "**a. ", "。*", "[[", "` `` ", "~~~\n", "$a", "#\n", "[1] ", "a [1]\n", "【"
      })
  void accept_endlessRunsByCharacters_takeLinearTime(String piece) {
    String text = "A" + piece.repeat(Hearing.MOST_TEXT / piece.length()) + "B [1]";
    List<String> characters = List.of(text.split("", -1));

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> Drafting.of(characters, false), "many times " + piece);
  }
}
