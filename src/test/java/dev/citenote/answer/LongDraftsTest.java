package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Drafts as long as they are checked, made of one thing over and over, as small models write them
/// once they are caught in a loop.
class LongDraftsTest {
  private static final Duration SOON = Duration.ofSeconds(3);

  static Stream<String> units() {
    return Stream.of(
        "A", "a1", "A. ", "A.", "Ab ", "the ", "零", "不是", "不是零", "A 是 1，", "1", "1,", "1. ", "[",
        "[1", "[1]", "[[", "【1", "\\[", "(", "!", "![", "![a](b", "[a](", "<", "`", "``` ", "\n```",
        "~~~\n", "$", "$$", "$ ", "|", "| a ", "|\n", "\n| a |", "#", "# ", "\n# a", "- ", "\n- a",
        "> ", "*", "**a", "_", "_a. ", "\"", "“", "\n", " ", "\n\n", "\r", "\t", "。", ". ", "...",
        "?!", "😀", "\uD83D", "\u0000");
  }

  @ParameterizedTest
  @MethodSource("units")
  void accept_oneThingOverAndOver_isSoon(String unit) {
    String text = unit.repeat(Hearing.MOST_TEXT / unit.length());
    for (boolean supportedOnly : new boolean[] {false, true}) {
      for (String draft : List.of(text, "A is zero [1]. " + text, "```\n" + text)) {
        Drafting drafting =
            assertTimeoutPreemptively(SOON, () -> Drafting.of(List.of(draft), supportedOnly));

        assertThat(String.join("", drafting.pieces())).isEqualTo(drafting.draft().text());
      }
    }
  }
}
