package dev.citenote.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.eval.JudgedQuestion.Kind;
import dev.citenote.eval.JudgedQuestion.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionSetTest {
  @TempDir Path folder;

  @Test
  void read_goodFile_isItsQuestionsInOrder() throws IOException {
    write(
        """
        {"id":"a","question":"什么是缓存？","kind":"answerable","evidence":[{"note":"b.md","lines":[3,4]}],"must_contain":[["结果","result"]]}
        {"id":"b","question":"什么是队列？","kind":"outside"}
        """);

    List<JudgedQuestion> questions = QuestionSet.read(folder);

    JudgedQuestion first = questions.getFirst();
    assertThat(first.question().text()).isEqualTo("什么是缓存？");
    assertThat(first.kind()).isEqualTo(Kind.ANSWERABLE);
    assertThat(first.evidence()).containsExactly(new Lines("b.md", 3, 4));
    assertThat(first.mustContain()).containsExactly(List.of("结果", "result"));
    assertThat(questions.getLast().evidence()).isEmpty();
    assertThat(questions.getLast().mustContain()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"question":"q","kind":"outside"}                  | id must be a text, got nothing
          {"id":" ","question":"q","kind":"outside"}         | id must not be blank
          {"id":"a","question":" ","kind":"outside"}         | the question is blank
          {"id":"a","question":"q","kind":"lost"}            | kind must be answerable, listed or outside, got lost
          {"id":"a","question":"q","kind":"listed","evidence":[{"note":"b.md","lines":[3]}]}       | lines must be the first and the last, got [3]
          {"id":"a","question":"q","kind":"listed","evidence":[{"note":"b.md","lines":["3","4"]}]} | lines must be the first and the last
          {"id":"a","question":"q","kind":"listed","evidence":[{"note":"b.md","lines":[0,4]}]}     | 1 <= first <= last, got 0 and 4
          {"id":"a","question":"q","kind":"listed","evidence":[{"note":"b.md","lines":[5,4]}]}     | got 5 and 4
          {"id":"a","question":"q","kind":"listed","evidence":[{"lines":[4,4]}]}                   | note must be a text
          {"id":"a","question":"q","kind":"answerable","must_contain":["x"]}                       | must_contain must be an array, got string
          """)
  void read_badLine_isNamed(String line, String message) throws IOException {
    write("{\"id\":\"z\",\"question\":\"q\",\"kind\":\"outside\"}\n\n" + line);

    assertThatThrownBy(() -> QuestionSet.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("questions.jsonl line 3: ")
        .hasMessageContaining(message);
  }

  @Test
  void read_noQuestion_isRefused() throws IOException {
    write("\n");

    assertThatThrownBy(() -> QuestionSet.read(folder)).hasMessageEndingWith("holds no question");
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("questions.jsonl"), text);
  }
}
