package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SortedLinesTest {
  private static final String TEXT = "a\t1\nab\t2\nab c\t3\nb\t\n数\t5\n数据\t6|7\n";

  @ParameterizedTest
  @CsvSource({"a,1", "ab,2", "ab c,3", "b,''", "数,5", "数据,6|7"})
  void value_ofAnyLine_isFound(String key, String value) {
    assertThat(of(TEXT).value(key)).hasValue(value);
    assertThat(of(TEXT.strip()).value(key)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "aa", "ab ", "abc", "c", "据", "数据库", "\uD800", "1", "\n", "6|7"})
  void value_ofNoLine_isEmpty(String key) {
    assertThat(of(TEXT).value(key)).isEmpty();
  }

  @Test
  void value_noLines_isEmpty() {
    assertThat(of("").value("a")).isEmpty();
    assertThat(of("").value("")).isEmpty();
  }

  private static SortedLines of(String text) {
    return new SortedLines(text.getBytes(StandardCharsets.UTF_8));
  }
}
