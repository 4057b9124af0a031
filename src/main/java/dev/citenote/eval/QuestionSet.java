package dev.citenote.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.eval.JudgedQuestion.Kind;
import dev.citenote.eval.JudgedQuestion.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads `questions.jsonl`: one judged question a line. Stateless.
public final class QuestionSet {
  private QuestionSet() {}

  /// Name of the file in its folder.
  public static final String FILE = "questions.jsonl";

  /// The questions of a file, in its order.
  ///
  /// @throws IOException naming the line that is not such a question
  public static List<JudgedQuestion> read(Path file) throws IOException {
    List<JudgedQuestion> questions = new ArrayList<>();
    JsonLines.read(file, "judged question", line -> questions.add(question(line)));
    return List.copyOf(questions);
  }

  private static JudgedQuestion question(JsonNode node) {
    return new JudgedQuestion(
        node.required("id").asText(),
        node.required("question").asText(),
        Kind.valueOf(node.required("kind").asText().toUpperCase(Locale.ROOT)),
        stream(node.path("evidence")).map(QuestionSet::lines).toList(),
        stream(node.path("must_contain")).map(JsonLines::texts).toList());
  }

  private static Lines lines(JsonNode node) {
    JsonNode lines = node.required("lines");
    return new Lines(
        node.required("note").asText(), lines.required(0).asInt(), lines.required(1).asInt());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
