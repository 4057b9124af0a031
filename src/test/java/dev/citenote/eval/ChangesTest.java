package dev.citenote.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {
  private final Changes changes = new Changes(new SplittableRandom(7));

  @Test
  void numbers_sentence_isChangedOnceForEach() {
    List<Changes.Renumbered> changed = changes.numbers("In 1987 they sold 1,200 of two kinds.");

    assertThat(changed).extracting(Changes.Renumbered::year).containsExactly(true, false, false);
    assertThat(changed.get(0).text()).matches("In \\d{4} they sold 1,200 of two kinds\\.");
    assertThat(changed.get(1).text()).matches("In 1987 they sold \\d,\\d{3} of two kinds\\.");
    assertThat(changed.get(2).text()).startsWith("In 1987 they sold 1,200 of ");
    assertThat(changed)
        .extracting(Changes.Renumbered::text)
        .doesNotContain("In 1987 they sold 1,200 of two kinds.");
    assertThat(changes.numbers("共有三个。").getFirst().text()).matches("共有[二四五六七八九]个。");
  }

  @ParameterizedTest
  @CsvSource({
    "它是世界上最长的运河。, 它不是世界上最长的运河。",
    "它们不会冬眠。, 它们会冬眠。",
    "It was built there., It was not built there.",
    "Pandas do not hibernate., Pandas do hibernate."
  })
  void negations_sentence_saysTheOpposite(String sentence, String changed) {
    assertThat(changes.negations(sentence)).contains(changed);
  }

  @Test
  void names_sentence_areOthersOrInEachOthersPlace() {
    List<String> names = List.of("Kurt Coleman", "Josh Norman", "Ada Lovelace");

    assertThat(changes.reversed("Kurt Coleman met Josh Norman.", names))
        .containsExactly("Josh Norman met Kurt Coleman.");
    assertThat(changes.renamed("Ada Lovelace wrote it.", names.subList(1, 3)))
        .containsExactly("Josh Norman wrote it.");
    assertThat(changes.renamed("Nobody wrote it.", names)).isEmpty();
  }
}
