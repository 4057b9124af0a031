package dev.citenote.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTextTest {

  @ParameterizedTest(name = "<{0}> holds <{1}>: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It took 4 minutes.       | 4 minutes         | true
          It took 4 minutes.       | 5 minutes         | false
          ＬｏＲＡ是一种方法           | lora              | true
          用了 4 分钟               | 4分钟              | true
          用了4分钟                 | '4　分 钟'          | true
          ﬁne-tuning               | FINE-TUNING       | true
          Straße                   | STRASSE           | true
          ὁ ὀδός εἶναι             | ὈΔΌΣ              | true
          x²                       | x2                | true
          any text                 | ''                | false
          ''                       | any               | false
          """)
  void holds_widthCaseAndSpacing_makeNoDifference(String text, String answer, boolean expected) {
    assertThat(AnswerText.holds(text, answer)).isEqualTo(expected);
  }

  @Test
  void holds_whiteSpaceBeyondAscii_isNoneToo() {
    assertThat(AnswerText.holds("a\u00a0b\u2028c", "A B C")).isTrue();
    assertThat(AnswerText.holds("any text", " \u00a0\u2028")).isFalse();
  }
}
