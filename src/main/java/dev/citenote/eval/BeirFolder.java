package dev.citenote.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.eval.TestCollection.Topic;
import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
  /// @throws IOException naming the file and line that is not as it should be
  public static TestCollection read(Path folder) throws IOException {
    List<Passage> passages = new ArrayList<>();
    JsonLines.read(folder.resolve(CORPUS), "document", line -> passages.add(passage(line)));
    Set<String> documents = passages.stream().map(Passage::note).collect(Collectors.toSet());
    if (documents.size() < passages.size()) {
      throw new IOException(folder.resolve(CORPUS) + " names one _id twice");
    }
    Map<String, Map<String, Integer>> qrels = qrels(folder.resolve(QRELS), documents);
    List<Topic> topics = new ArrayList<>();
    JsonLines.read(folder.resolve(QUERIES), "query", line -> topics.add(topic(line)));
    List<Topic> judged = topics.stream().filter(topic -> qrels.containsKey(topic.id())).toList();
    if (judged.isEmpty()) {
      throw new IOException(folder.resolve(QRELS) + " judges none of the queries");
    }
    return new TestCollection(passages, judged, qrels);
  }

  private static Passage passage(JsonNode line) {
    String id = line.required("_id").asText();
    String text = line.required("text").asText();
    String title = line.path("title").asText("").strip();
    int lines = Math.max(1, (int) text.lines().count());
    return new Passage(
        id,
        id,
        title.isEmpty() ? List.of() : List.of(title),
        new Span(0, text.length(), 1, lines),
        text,
        new Passage.Statement());
  }

  private static Topic topic(JsonNode line) {
    return new Topic(
        line.required("_id").asText(),
        line.required("text").asText(),
        JsonLines.texts(line.path("metadata").path("answers")));
  }

  private static Map<String, Map<String, Integer>> qrels(Path file, Set<String> documents)
      throws IOException {
    Map<String, Map<String, Integer>> qrels = new LinkedHashMap<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new IOException(file + " is not there", e);
    }
    for (int i = 1; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", -1);
      if (columns.length != 3 || !columns[2].matches("-?\\d{1,6}")) {
        throw new IOException(
            "%s line %d is no judgment: query, document and grade between tabs"
                .formatted(file, i + 1));
      }
      if (!documents.contains(columns[1])) {
        throw new IOException(
            "%s line %d judges %s, which the corpus lacks".formatted(file, i + 1, columns[1]));
      }
      qrels
          .computeIfAbsent(columns[0], topic -> new HashMap<>())
          .put(columns[1], Integer.parseInt(columns[2]));
    }
    return qrels;
  }
}
