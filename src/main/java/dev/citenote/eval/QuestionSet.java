package dev.citenote.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.answer.Question;
import dev.citenote.eval.JudgedQuestion.Kind;
import dev.citenote.eval.JudgedQuestion.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads `questions.jsonl`: one judged question a line. Stateless.
public final class QuestionSet {
  private static final String FILE = "questions.jsonl";

  private QuestionSet() {}

  /// Whether a folder holds such a file.
  public static boolean is(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /// The questions of a folder, in the order of its file; at least one.
  ///
  /// @throws IOException naming the file that is not as it should be, and its line
  public static List<JudgedQuestion> read(Path folder) throws IOException {
    List<JudgedQuestion> questions = new ArrayList<>();
    JsonLines.read(folder.resolve(FILE), line -> questions.add(question(line)));
    if (questions.isEmpty()) {
      throw new IOException(folder.resolve(FILE) + " holds no question");
    }
    return List.copyOf(questions);
  }

  private static JudgedQuestion question(JsonNode line) {
    return new JudgedQuestion(
        JsonLines.text(line, "id"),
        new Question(
            JsonLines.text(line, "question"), Question.DEFAULT_DEPTH, Question.Mode.EXTRACT),
        kind(JsonLines.text(line, "kind")),
        JsonLines.elements("evidence", line.path("evidence")).map(QuestionSet::lines).toList(),
        JsonLines.elements("must_contain", line.path("must_contain"))
            .map(any -> JsonLines.texts("must_contain", any))
            .toList());
  }

  private static Kind kind(String word) {
    return switch (word) {
      case "answerable" -> Kind.ANSWERABLE;
      case "listed" -> Kind.LISTED;
      case "outside" -> Kind.OUTSIDE;
      default ->
          throw new IllegalArgumentException(
              "kind must be answerable, listed or outside, got " + word);
    };
  }

  private static Lines lines(JsonNode evidence) {
    List<JsonNode> lines = JsonLines.elements("lines", evidence.path("lines")).toList();
    if (lines.size() != 2 || !lines.stream().allMatch(JsonNode::isInt)) {
      throw new IllegalArgumentException(
          "lines must be the first and the last, got " + evidence.path("lines"));
    }
    return new Lines(
        JsonLines.text(evidence, "note"), lines.getFirst().asInt(), lines.getLast().asInt());
  }
}
