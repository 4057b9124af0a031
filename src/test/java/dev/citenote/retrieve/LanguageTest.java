package dev.citenote.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTest {
  @ParameterizedTest
  @CsvSource({
    "什么是 RAG, CHINESE",
    "what is 熵, CHINESE",
    "what is RAG, LATIN",
    "'', LATIN",
    "😀 123, LATIN",
    "𠮷, CHINESE",
    "カナ, LATIN",
    "\uD842, LATIN",
    "。！, LATIN"
  })
  void ofQuery_text_isChineseWithAnyHan(String text, Language expected) {
    assertThat(Language.ofQuery(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "熵abcd, CHINESE",
    "熵abcde, LATIN",
    "'', LATIN",
    "123 !, LATIN",
    "图, CHINESE",
    "图 1 2 3 4 5 6 7, CHINESE"
  })
  void ofPassage_text_isChineseFromAFifth(String text, Language expected) {
    assertThat(Language.ofPassage(text)).isEqualTo(expected);
  }
}
