package dev.citenote.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.eval.TestCollection.Topic;
import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads a collection in the layout of BEIR (Thakur et al., NeurIPS 2021): `corpus.jsonl`,
/// `queries.jsonl` and `qrels/test.tsv`. Only queries with a judgment become topics. Stateless.
public final class BeirFolder {
  private static final String CORPUS = "corpus.jsonl";
  private static final String QUERIES = "queries.jsonl";
  private static final Path QRELS = Path.of("qrels", "test.tsv");

  private BeirFolder() {}

  /// Whether a folder looks like such a collection.
  public static boolean is(Path folder) {
    return Files.exists(folder.resolve(CORPUS));
  }

  /// Reads a folder.
  ///
  /// @throws IOException naming the file that is not as it should be, and its line
  public static TestCollection read(Path folder) throws IOException {
    Map<String, Passage> documents = read(folder.resolve(CORPUS), BeirFolder::passage);
    Map<String, Map<String, Integer>> qrels = Qrels.read(folder.resolve(QRELS), documents.keySet());
    Map<String, Topic> topics = read(folder.resolve(QUERIES), BeirFolder::topic);
    List<Topic> judged =
        topics.values().stream().filter(topic -> qrels.containsKey(topic.id())).toList();
    if (judged.isEmpty()) {
      throw new IOException(folder.resolve(QRELS) + " judges none of the queries");
    }
    return new TestCollection(List.copyOf(documents.values()), judged, qrels);
  }

  /// What stands on the lines of a file, by `_id`.
  private static <T> Map<String, T> read(Path file, Function<JsonNode, T> reading)
      throws IOException {
    Map<String, T> byId = new LinkedHashMap<>();
    JsonLines.read(
        file,
        line -> {
          String id = JsonLines.text(line, "_id");
          if (byId.put(id, reading.apply(line)) != null) {
            throw new IllegalArgumentException("the _id " + id + " stands on an earlier line too");
          }
        });
    return byId;
  }

  /// A document without a text has its title for one.
  private static Passage passage(JsonNode line) {
    String id = JsonLines.text(line, "_id");
    String title = line.path("title").asText("").strip();
    String body = JsonLines.text(line, "text");
    String text = body.isBlank() ? title : body;
    boolean titled = !title.isEmpty() && !body.isBlank();
    int lines = Math.max(1, (int) text.lines().count());
    return new Passage(
        id,
        id,
        titled ? List.of(title) : List.of(),
        new Span(0, text.length(), 1, lines),
        text,
        new Passage.Statement());
  }

  private static Topic topic(JsonNode line) {
    return new Topic(
        JsonLines.text(line, "_id"),
        JsonLines.text(line, "text"),
        JsonLines.texts("metadata.answers", line.path("metadata").path("answers")));
  }
}
