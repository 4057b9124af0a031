package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Questions of whole notes against lines that were labelled by hand.
class LabelledQuestionsTest {
  private static final Path EVAL = Path.of("src/test/resources/eval");
  private static final Path GOLD = EVAL.resolve("questions-dev/gold.jsonl");

  @Test
  void of_labelledNotes_findsEveryLineWithItsStatus() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (JsonNode line : labels(GOLD)) {
      if (!isFound(line, seeds(line.get("note").asText()))) {
        wrong.add(line.toString());
      }
    }

    assertThat(labels(GOLD)).hasSize(135);
    assertThat(wrong).isEmpty();
  }

  @Test
  void of_fullyLabelledNote_takesNothingElseForAQuestion() throws IOException {
    String note = "003_2ed2ba9b113c806c.txt";
    List<Integer> labelled =
        labels(GOLD).stream()
            .filter(line -> line.get("note").asText().equals(note))
            .map(line -> line.get("line").asInt())
            .toList();

    assertThat(seeds(note)).extracting(q -> q.span().firstLine()).isSubsetOf(labelled);
  }

  @Test
  void of_messyNotes_findsAllButAFewLinesAndTakesNoOthers() throws IOException {
    Path folder = EVAL.resolve("questions-own");
    List<JsonNode> labels = labels(folder.resolve("gold.jsonl"));
    List<String> missed = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (String name : labels.stream().map(it -> it.get("note").asText()).distinct().toList()) {
      List<Question> questions =
          Questions.of(new Note(name, Files.readString(folder.resolve(name)), ""));
      List<JsonNode> own =
          labels.stream().filter(it -> it.get("note").asText().equals(name)).toList();
      own.stream()
          .filter(it -> !it.path("doubt").asBoolean() && !isFound(it, questions))
          .forEach(it -> missed.add(it.get("text").asText()));
      List<Integer> lines = own.stream().map(it -> it.get("line").asInt()).toList();
      questions.stream()
          .filter(q -> !lines.contains(q.span().firstLine()))
          .forEach(q -> taken.add(q.text()));
    }

    assertThat(labels).hasSize(112);
    assertThat(missed).hasSizeLessThanOrEqualTo(3);
    assertThat(taken).isEmpty();
  }

  private static String status(Question question) {
    return question.status() instanceof Question.Listed ? "listed" : "answered";
  }

  private static List<Question> seeds(String name) throws IOException {
    return Questions.of(new Note(name, Files.readString(Path.of("seeds", name)), ""));
  }

  /// Whether a labelled line is found with its status.
  private static boolean isFound(JsonNode label, List<Question> questions) {
    int line = label.get("line").asInt();
    String status = label.get("status").asText();
    List<Question> found =
        questions.stream()
            .filter(q -> q.span().firstLine() <= line && line <= q.span().lastLine())
            .toList();
    return !found.isEmpty()
        && found.stream().allMatch(q -> status.equals("either") || status(q).equals(status));
  }

  private static List<JsonNode> labels(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(json.readTree(line));
    }
    return lines;
  }
}
