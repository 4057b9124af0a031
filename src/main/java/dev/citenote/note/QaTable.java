package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A table of questions and answers. Immutable.
///
/// @param question column of the questions, from 0
/// @param answer column of the answers
record QaTable(int question, int answer) {
  private static final Pattern QUESTION =
      Pattern.compile("(?i)(?:.{0,4}(?:问题|题目|面试题|考题|提问)|问|题|q|questions?|prompts?)");
  private static final Pattern ANSWER =
      Pattern.compile(
          "(?i)(?:.{0,4}(?:答案|回答|解答|答复|解析|要点|参考)|答|a|answers?|responses?|notes?|solutions?)");

  /// How a table's columns ask and answer, by its header, or because the first column asks.
  static Optional<QaTable> of(Block table, Verdicts verdicts) {
    String text = verdicts.text();
    List<Block> header =
        table.children().isEmpty() ? List.of() : table.children().getFirst().children();
    int question = column(header, text, QUESTION);
    int answer = column(header, text, ANSWER);
    if (question >= 0 && answer >= 0 && question != answer) {
      return Optional.of(new QaTable(question, answer));
    }
    boolean twoColumns = header.size() > 1 && table.children().size() > 1;
    return twoColumns && (question == 0 || firstColumnAsks(table, verdicts))
        ? Optional.of(new QaTable(0, 1))
        : Optional.empty();
  }

  /// The cell of a row in a column; an empty one where the row is too short.
  static Block cell(Block row, int column) {
    return column < row.children().size()
        ? row.children().get(column)
        : new Block(
            Kind.CELL, row.outerEnd(), row.outerEnd(), row.outerEnd(), row.outerEnd(), List.of());
  }

  private static int column(List<Block> header, String text, Pattern wanted) {
    for (int i = 0; i < header.size(); i++) {
      if (wanted.matcher(Title.of(header.get(i).content(text))).matches()) {
        return i;
      }
    }
    return -1;
  }

  private static boolean firstColumnAsks(Block table, Verdicts verdicts) {
    List<Block> rows = table.children().subList(1, table.children().size());
    long asking = rows.stream().filter(row -> verdicts.on(cell(row, 0)).asks()).count();
    return asking * 2 > rows.size();
  }
}
