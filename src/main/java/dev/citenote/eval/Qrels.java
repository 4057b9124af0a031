package dev.citenote.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads judgments: query, document and grade between tabs, below a line that names these columns.
/// Confined to one thread.
final class Qrels {
  private static final Pattern GRADE = Pattern.compile("-?\\d{1,6}");

  private final Set<String> documents;
  private final Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
  private boolean begun;

  private Qrels(Set<String> documents) {
    this.documents = documents;
  }

  /// Query to document to grade.
  ///
  /// @param documents what may be judged
  /// @throws IOException naming the file, and the line that is no judgment of one of them
  static Map<String, Map<String, Integer>> read(Path file, Set<String> documents)
      throws IOException {
    Qrels qrels = new Qrels(documents);
    TextLines.read(file, qrels::add);
    return qrels.grades;
  }

  private void add(String line) {
    String[] columns = line.split("\t", -1);
    boolean judgment = columns.length == 3 && GRADE.matcher(columns[2]).matches();
    boolean header = !begun && columns.length == 3 && !judgment;
    begun = true;
    if (header) {
      return;
    }
    if (!judgment) {
      throw new IllegalArgumentException(
          "must be a query, a document and a whole grade between tabs, got " + line);
    }
    if (!documents.contains(columns[1])) {
      throw new IllegalArgumentException("judges " + columns[1] + ", which the corpus lacks");
    }
    Integer grade = Integer.valueOf(columns[2]);
    Integer before =
        grades.computeIfAbsent(columns[0], query -> new HashMap<>()).put(columns[1], grade);
    if (before != null && !before.equals(grade)) {
      throw new IllegalArgumentException(
          "judges %s for %s as %d, which was %d before"
              .formatted(columns[1], columns[0], grade, before));
    }
  }
}
