package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A table of questions and answers. Immutable.
///
/// @param question column of the questions, from 0
/// @param answer column of the answers; −1 where there is none
record QaTable(int question, int answer) {
  private static final Pattern QUESTION =
      Pattern.compile("(?i)(?:.{0,4}(?:问题|题目|面试题|考题|提问)|问|题|q|questions?|prompts?)");
  private static final Pattern ANSWER =
      Pattern.compile(
          "(?i)(?:.{0,4}(?:答案|回答|解答|答复|解析|要点|参考)|答|a|answers?|responses?|notes?|solutions?)");

  /// Columns that say something about a question.
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?i).{0,4}(?:频率|频次|次数|备注|难度|掌握|来源|公司|标签|状态|日期|时间|星级|类别|分类|链接|出处)|frequency|difficulty|source|company|tags?|status|date|level|link|category|done");

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
    boolean asks = question == 0 || firstColumnAsks(table, verdicts);
    return header.size() > 1 && asks
        ? Optional.of(new QaTable(0, firstOf(header, text)))
        : Optional.empty();
  }

  /// The first column behind the questions that could answer; −1 where all say something else.
  private static int firstOf(List<Block> header, String text) {
    for (int i = 1; i < header.size(); i++) {
      if (!ABOUT.matcher(Title.of(header.get(i).content(text))).matches()) {
        return i;
      }
    }
    return -1;
  }

  /// The cell of a row in a column; an empty one where the row is too short.
  static Block cell(Block row, int column) {
    return column >= 0 && column < row.children().size()
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
