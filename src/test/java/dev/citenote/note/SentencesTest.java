package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          今天好。明天呢？后天！ | 今天好。/明天呢？/后天！
          他说：“走吧。”然后走了。 | 他说：“走吧。”/然后走了。
          It is 3.14 today. See e.g. Fig. 2 there. Done! | It is 3.14 today./See e.g. Fig. 2 there./Done!
          By Vaswani et al. in 2017. Next one. | By Vaswani et al. in 2017./Next one.
          用 $a. B$ 表示。好。 | 用 $a. B$ 表示。/好。
          调用 `a.b(). C` 即可。好。 | 调用 `a.b(). C` 即可。/好。
          希望去更大平台 2. 能力与薪资匹配 | 希望去更大平台 2. 能力与薪资匹配
          J. Su wrote it. Yes. | J. Su wrote it./Yes.
          真的吗？！好…… | 真的吗？！/好……
          qwen2:72b? yes | qwen2:72b?/yes
          see a.md?q=1 ok | see a.md?q=1 ok
          """)
  void split_bothLanguages_breaksAtSentenceEndsOnly(String text, String expected) {
    assertThat(split(text)).containsExactly(expected.split("/"));
  }

  @Test
  void split_listItems_dropMarkersAndKeepLines() {
    assertThat(split("- 一\n  2. 二\n- **三**: 四")).containsExactly("一", "二", "**三**: 四");
  }

  @Test
  void split_wrappedEnglishLine_isOneSentence() {
    assertThat(split("The quick brown\nfox jumps. Over\nlazy dogs."))
        .containsExactly("The quick brown\nfox jumps.", "Over\nlazy dogs.");
  }

  @Test
  void split_fencesAndMarks_areNoSentences() {
    assertThat(split("```java\nint a;\n```\n***\n——")).containsExactly("int a;");
  }

  @Test
  void locate_sentenceOfPassage_givesOffsetsAndLinesInTheNote() {
    Passage passage =
        new Passage(
            "p",
            "n.md",
            List.of(),
            new Span(100, 107, 7, 8),
            "甲。\n乙。丙。".substring(0, 7),
            new Passage.Statement());
    Span span = Sentences.locate(passage, Sentences.split(passage.text()).get(1));
    assertThat(span).isEqualTo(new Span(103, 105, 8, 8));
  }

  private static List<String> split(String text) {
    return Sentences.split(text).stream().map(range -> range.of(text)).toList();
  }
}
