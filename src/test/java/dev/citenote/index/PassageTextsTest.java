package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Sentences;
import dev.citenote.retrieve.Language;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PassageTextsTest {
  private static final List<String> PIECES =
      List.of(
          "注意力很重要。",
          "Words attend to words. ",
          "1. ",
          "😀😀",
          "\n",
          "\n\n",
          "- ",
          "怎么做？",
          "x",
          "长".repeat(90));

  @ParameterizedTest
  @ValueSource(strings = {"", "图", "😀😀", "---", "短。句子。也短。", "One. Two. Three."})
  void windows_shortText_isOne(String body) {
    assertThat(windows(body)).containsExactly(body);
  }

  @Test
  void windows_longText_endWithASentenceAtTheLimit() {
    String sentence = "这句话一共有二十个汉字在里面不多也不少。";

    assertThat(windows(sentence.repeat(9)))
        .containsExactly(sentence.repeat(4), sentence.repeat(4), sentence);
  }

  @Test
  void windows_longSentence_isAWindowOfItsOwn() {
    String huge = "长".repeat(100) + "。";

    assertThat(windows("短。" + huge + "短。")).containsExactly("短。", huge, "短。");
  }

  @Test
  void windows_anyText_coverItInOrder() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(60); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String body = text.toString().strip();
      List<String> windows = windows(body);

      assertThat(squeezed(String.join("", windows))).as("seed %d", seed).isEqualTo(squeezed(body));
      if (!body.isEmpty()) {
        assertThat(windows).as("seed %d", seed).noneMatch(String::isBlank);
      }
      for (String window : windows) {
        boolean several = Sentences.split(window).size() > 1;
        assertThat(several && length(window.substring(0, lastSentenceEnd(window))) > 240)
            .as("seed %d, %s", seed, window)
            .isFalse();
      }
    }
  }

  private static int lastSentenceEnd(String window) {
    return Sentences.split(window).getLast().end();
  }

  private static long length(String text) {
    return text.chars().mapToLong(c -> Language.isHan(c) ? 3 : 1).sum();
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static List<String> windows(String body) {
    return new PassageTexts(body, "", body).windows();
  }
}
