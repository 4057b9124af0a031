package dev.citenote.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.eval.TestCollection.Topic;
import dev.citenote.note.Passage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeirFolderTest {
  private static final String CORPUS =
      """
      {"_id": "d1", "title": "Caches", "text": "A cache keeps results.\\nIt saves time."}
      {"_id": "d2", "text": "队列先进先出。"}
      """;
  private static final String QUERIES =
      """
      {"_id": "q1", "text": "What is a cache?", "metadata": {"answers": ["results", " "]}}
      {"_id": "q2", "text": "队列是什么？", "metadata": {}}
      {"_id": "q3", "text": "Who judged this?"}
      """;
  private static final String QRELS =
      "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq2\td2\t1\n";

  @TempDir Path folder;

  @BeforeEach
  void writeFolder() throws IOException {
    Files.createDirectory(folder.resolve("qrels"));
    write("corpus.jsonl", CORPUS);
    write("queries.jsonl", QUERIES);
    write("qrels/test.tsv", QRELS);
  }

  @Test
  void read_goodFolder_isPassagesJudgedTopicsAndGrades() throws IOException {
    TestCollection collection = BeirFolder.read(folder);

    Passage cache = collection.passages().getFirst();
    assertThat(cache.note()).isEqualTo("d1");
    assertThat(cache.headings()).containsExactly("Caches");
    assertThat(cache.text()).isEqualTo("A cache keeps results.\nIt saves time.");
    assertThat(cache.span().lastLine()).isEqualTo(2);
    assertThat(collection.passages().getLast().headings()).isEmpty();
    assertThat(collection.topics())
        .containsExactly(
            new Topic("q1", "What is a cache?", List.of("results")),
            new Topic("q2", "队列是什么？", List.of()));
    assertThat(collection.judgments(collection.topics().getFirst()))
        .isEqualTo(Map.of("d1", 2, "d2", 0));
  }

  @Test
  void read_windowsLineEndsByteOrderMarksAndBlankLines_isTheSame() throws IOException {
    TestCollection plain = BeirFolder.read(folder);
    write("corpus.jsonl", "\uFEFF" + CORPUS.replace("\n", "\r\n") + "\r\n");
    write("queries.jsonl", "\uFEFF" + QUERIES.replace("\n", "\r\n\r\n"));
    write("qrels/test.tsv", "\uFEFF" + QRELS.replace("\n", "\r\n") + "\r\n");

    assertThat(BeirFolder.read(folder)).isEqualTo(plain);
  }

  @Test
  void read_noHeaderAboveTheJudgments_keepsTheFirst() throws IOException {
    write("qrels/test.tsv", "q1\td1\t-1");

    assertThat(BeirFolder.read(folder).qrels()).isEqualTo(Map.of("q1", Map.of("d1", -1)));
  }

  @Test
  void read_titleAlone_isTheText() throws IOException {
    write(
        "corpus.jsonl",
        "{\"_id\":1,\"title\":\" Caches \",\"text\":\" \"}\n{\"_id\":2,\"text\":\"\"}");
    write("qrels/test.tsv", "q1\t1\t1");

    List<Passage> passages = BeirFolder.read(folder).passages();
    assertThat(passages.getFirst().text()).isEqualTo("Caches");
    assertThat(passages.getFirst().headings()).isEmpty();
    assertThat(passages.getLast().text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          corpus.jsonl   | {"_id": "d1", "text"              | corpus.jsonl line 3: must be a JSON object
          corpus.jsonl   | {"_id": "d3", "text": "a"} x      | corpus.jsonl line 3: must be a JSON object
          corpus.jsonl   | ["d3"]                            | line 3: must be a JSON object, got array
          corpus.jsonl   | null                              | line 3: must be a JSON object, got null
          corpus.jsonl   | {"text": "a"}                     | line 3: _id must be a text, got nothing
          corpus.jsonl   | {"_id": "d3", "text": null}       | line 3: text must be a text, got null
          corpus.jsonl   | {"_id": "d2", "text": "b"}        | line 3: the _id d2 stands on an earlier line
          queries.jsonl  | {"_id": "q4"}                     | queries.jsonl line 4: text must be a text
          queries.jsonl  | {"_id": "q3", "text": "b"}        | line 4: the _id q3 stands on an earlier line
          queries.jsonl  | {"_id": " ", "text": "b"}         | line 4: id must not be blank
          queries.jsonl  | {"_id":"q4","text":"b","metadata":{"answers":"b"}} | line 4: metadata.answers must be an array
          queries.jsonl  | {"_id":"q4","text":"b","metadata":{"answers":[{}]}} | line 4: each of metadata.answers must be a text
          qrels/test.tsv | q1 d1 1                           | test.tsv line 5: must be a query, a document and
          qrels/test.tsv | q1→d1                             | test.tsv line 5: must be a query, a document and
          qrels/test.tsv | q1→0→d1→1                         | test.tsv line 5: must be a query, a document and
          qrels/test.tsv | q1→d1→high                        | test.tsv line 5: must be a query, a document and
          qrels/test.tsv | q1→d1→1.5                         | test.tsv line 5: must be a query, a document and
          qrels/test.tsv | q1→d9→1                           | test.tsv line 5: judges d9, which the corpus lacks
          qrels/test.tsv | q1→d1→1                           | line 5: judges d1 for q1 as 1, which was 2 before
          """)
  void read_badLine_isNamedWithItsFile(String file, String line, String message)
      throws IOException {
    write(file, Files.readString(folder.resolve(file)) + line.replace('→', '\t') + "\n");

    assertThatThrownBy(() -> BeirFolder.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(Path.of(file).getFileName().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"corpus.jsonl", "queries.jsonl", "qrels/test.tsv"})
  void read_missingOrOtherEncoding_namesTheFile(String file) throws IOException {
    Files.write(folder.resolve(file), "é".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> BeirFolder.read(folder)).hasMessageContaining("is not UTF-8");

    Files.delete(folder.resolve(file));
    assertThatThrownBy(() -> BeirFolder.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve(file) + " is not there");

    Files.createDirectory(folder.resolve(file));
    assertThatThrownBy(() -> BeirFolder.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve(file) + " cannot be read");
  }

  @Test
  void read_noQueryJudged_isRefused() throws IOException {
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\n");

    assertThatThrownBy(() -> BeirFolder.read(folder))
        .hasMessageEndingWith("judges none of the queries");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
