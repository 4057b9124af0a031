package dev.citenote.llm;

import static dev.citenote.llm.Asking.IDLE_SOON;
import static dev.citenote.llm.Asking.ask;
import static dev.citenote.llm.Asking.assertNoAnswer;
import static dev.citenote.llm.Asking.assertNothingIsLeft;
import static dev.citenote.llm.Asking.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.llm.Completion.Broken;
import dev.citenote.llm.Completion.Complete;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How every way of a whole answer is heard, in both protocols, and what it leaves behind.
@Timeout(30)
class WholeAnswersTest {
  private static final String TEXT = "缓存 😀 of [1]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "okfull",
        "okclose",
        "crlf",
        "cr",
        "mixed",
        "multiline",
        "utf8split",
        "sparse",
        "reasoning",
        "afterdone",
        "stopstall"
      })
  void complete_openAiFinishes_isCompleteWithExactlyWhatWasHeard(String mode) throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start(prompt -> TEXT).inPiecesOf(2)) {
      // Only where the model has stopped and its connection stays silent is anything waited for.
      Terms terms = mode.equals("stopstall") ? Terms.within(IDLE_SOON) : Terms.USUAL;
      assertThat(ask(on(terms, fake.openAi(mode)))).isEqualTo(new Complete(TEXT));
      assertNothingIsLeft(fake);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"okfull", "okclose", "sparse", "reasoning", "afterdone"})
  void complete_ollamaFinishes_isCompleteWithExactlyWhatWasHeard(String mode) throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start(prompt -> TEXT).inPiecesOf(2)) {
      assertThat(ask(fake.ollama(mode))).isEqualTo(new Complete(TEXT));
      assertNothingIsLeft(fake);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nul       | ab
          surrogate | a\uFFFDb
          splitpair | a😀b
          """)
  void complete_oddCharacters_areMended(String mode, String text) throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      assertThat(ask(fake.openAi(mode))).isEqualTo(new Complete(text));
      assertThat(ask(fake.ollama(mode))).isEqualTo(new Complete(text));
    }
  }

  @Test
  void complete_rawNul_isBroken() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      assertNoAnswer(ask(fake.openAi("rawnul")), Broken.class, Fault.NOT_A_MODEL);
    }
  }
}
