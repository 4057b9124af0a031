package dev.citenote.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citenote.RealNotes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the quality of answers on judged questions to the numbers in `eval/expected.json`.
class SeedsDevTest {
  private static final Path EVAL = Path.of("src/test/resources/eval");

  @Test
  void seedsDev_answersAreAsGoodAsExpected(@TempDir Path folder) throws Exception {
    JsonNode least =
        new ObjectMapper().readTree(EVAL.resolve("expected.json").toFile()).required("seeds-dev");
    try (RealNotes notes = RealNotes.index(RealNotes.SEEDS, folder.resolve("index"))) {
      AnswerScores scores =
          AnswerEval.run(
              QuestionSet.read(EVAL.resolve("seeds-dev/questions.jsonl")),
              notes.answerer()::answer);

      String misses = String.join("\n", scores.misses());
      assertThat(scores.answerable().evidenceCited())
          .as(misses)
          .isGreaterThanOrEqualTo(least.required("evidence_cited").asInt());
      assertThat(scores.answerable().mustContain())
          .as(misses)
          .isGreaterThanOrEqualTo(least.required("must_contain").asInt());
      assertThat(scores.listed().right())
          .as(misses)
          .isGreaterThanOrEqualTo(least.required("status_listed").asInt());
      assertThat(scores.outside().right())
          .as(misses)
          .isGreaterThanOrEqualTo(least.required("status_not_in_notes").asInt());
      assertThat(scores.listed().falseAnswers() + scores.outside().falseAnswers())
          .as(misses)
          .isLessThanOrEqualTo(least.required("false_answers").asInt());
    }
  }
}
