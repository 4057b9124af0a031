package dev.citenote.cli;

import dev.citenote.answer.Question;
import picocli.CommandLine.Option;

/// The options of commands that answer, and the questions that come of them.
final class DraftOptions {
  @Option(
      names = "-k",
      paramLabel = "N",
      description = "How many passages may be evidence, 1 to 50 (default: ${DEFAULT-VALUE}).")
  int depth = Question.DEFAULT_DEPTH;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "auto: a language model, where one is set, which may add what it knows; notes: nothing"
              + " beyond the notes; extract: no model (default: auto).")
  Question.Mode mode = Question.Mode.AUTO;

  /// A question in a person's words.
  ///
  /// @throws UsageException naming the value and the rule, where one is broken
  Question question(String words) throws UsageException {
    try {
      return new Question(words, depth, mode);
    } catch (IllegalArgumentException e) {
      throw new UsageException(Reason.of(e), e);
    }
  }
}
