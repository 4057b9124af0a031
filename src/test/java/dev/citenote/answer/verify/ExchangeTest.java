package dev.citenote.answer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who does what to whom, exchanged in the same words.
class ExchangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          乙公司收购了甲公司。            | 甲公司收购了乙公司。
          据报道，乙公司收购甲公司。      | 甲公司收购了乙公司，震动市场。
          The client polls the server.   | The server polls the client.
          Writes block reads in InnoDB.  | Reads block writes in InnoDB.
          """)
  void between_twoThingsExchanged_isTrue(String one, String other) {
    assertThat(Exchange.between(one, other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          甲公司收购了乙公司。            | 甲公司收购了乙公司。
          乙公司收购了甲公司。            | 甲公司收购了乙公司。后来乙公司收购了甲公司。
          乙公司被甲公司收购。            | 甲公司收购了乙公司。
          乙与甲相互收购。                | 甲与乙相互收购。
          中国的首都是北京。              | 北京是中国的首都。
          Reads and writes are slow.     | Writes and reads are slow.
          Paris is the capital.          | The capital is Paris.
          In 2013 it was published.      | It was published in 2013.
          Reads are logged.              | Reads block writes.
          """)
  void between_theSameOrOneThatHoldsEitherWay_isFalse(String one, String other) {
    assertThat(Exchange.between(one, other)).isFalse();
  }

  @Test
  void between_textsOfAnySize_comesToAnEnd() {
    assertThat(Exchange.between("甲乙".repeat(100_000), "乙甲".repeat(100_000))).isFalse();
    assertThat(Exchange.between("a b，".repeat(2_000), "b a，".repeat(2_000))).isFalse();
    assertThat(Exchange.between("", "")).isFalse();
  }

  @Test
  void reversed_aWordThatWorksOneWay_isTrue() {
    assertThat(Roles.reversed("在网页测试里，B 快过 A。", "A 快过 B。")).isTrue();
    assertThat(Roles.reversed("Go outperforms Rust here.", "Rust outperforms Go.")).isTrue();
    assertThat(Roles.reversed("Rust outperforms Go here.", "Rust outperforms Go.")).isFalse();
  }
}
