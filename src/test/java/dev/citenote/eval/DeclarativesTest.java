package dev.citenote.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarativesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          谁带领黑豹队擒杀？                  | 卡万·肖特 | 卡万·肖特带领黑豹队擒杀。
          黑豹队的防守丢了多少分？            | 308 分    | 黑豹队的防守丢了308 分。
          Who led the Panthers in sacks?      | Kawann Short | Kawann Short led the Panthers in sacks.
          When did the museum open?           | 1925      | the museum open in 1925.
          Who was the builder of Dujiangyan?  | Li Bing   | Li Bing was the builder of Dujiangyan.
          """)
  void of_questionThatARuleTurns_isAStatement(String question, String answer, String statement) {
    assertThat(Declaratives.of(question, answer)).hasValue(statement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"为什么天是蓝的？", "谁在什么时候来过？", "Is it raining?", "no question"})
  void of_anyOtherQuestion_isNothing(String question) {
    assertThat(Declaratives.of(question, "x")).isEmpty();
  }
}
