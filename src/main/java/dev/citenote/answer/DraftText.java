package dev.citenote.answer;

import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.verify.Support;
import dev.citenote.note.Rows;
import dev.citenote.note.Unit.Kind;
import dev.citenote.retrieve.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lays out what was chosen as Markdown with markers: prose of one place as a paragraph, points as
/// a list, rows below their header, code and formulas on lines of their own with the marker behind
/// them. Confined to one thread.
final class DraftText {
  private final List<Hit> evidence;
  private final int before;
  private final List<SourceSentence> units = new ArrayList<>();
  private final List<Citation> citations = new ArrayList<>();
  private final MarkedText text = new MarkedText();

  /// @param evidence where else the same may be said
  DraftText(List<Hit> evidence) {
    this(evidence, 0);
  }

  /// @param before how many markers stand before this text
  DraftText(List<Hit> evidence, int before) {
    this.evidence = evidence;
    this.before = before;
  }

  void add(SourceSentence unit) {
    units.add(unit);
  }

  Draft draft(Draft.Drafter drafter) {
    boolean points = arePoints();
    List<Integer> said = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      SourceSentence unit = units.get(i);
      int marker = before + i + 1;
      citations.add(Citation.of(marker, unit.hit(), unit.span(), evidence));
      boolean listed = points || (unit.kind() == Kind.ITEM && inList(i));
      text.say((i == 0 ? "" : separator(i, listed)) + opening(i, listed));
      said.add(say(unit));
      text.say(unit.kind() == Kind.CODE || unit.kind() == Kind.FORMULA ? "\n" : " ");
      text.mark(marker);
      text.say(unit.kind() == Kind.ROW ? " |" : "");
    }
    text.end();
    MarkedText stable = text.stable();
    List<CitedSentence> sentences =
        IntStream.range(0, said.size())
            .mapToObj(i -> sentence(stable.said(said.get(i)), before + i + 1))
            .toList();
    return new Draft(drafter, stable.text(), sentences, citations);
  }

  private int say(SourceSentence unit) {
    if (unit.kind() == Kind.CODE) {
      text.beginBlock();
    }
    return text.say(unit.text());
  }

  private static CitedSentence sentence(String said, int marker) {
    return new CitedSentence(said, List.of(marker), Origin.NOTES, Support.SUPPORTED);
  }

  /// Whether all are single sentences of different paragraphs.
  private boolean arePoints() {
    for (int i = 0; i < units.size(); i++) {
      boolean alone = i == 0 || !oneParagraph(units.get(i - 1), units.get(i));
      Kind kind = units.get(i).kind();
      if (!alone || (kind != Kind.SENTENCE && kind != Kind.ITEM)) {
        return false;
      }
    }
    return units.size() > 1;
  }

  private boolean inList(int i) {
    boolean above = i > 0 && units.get(i - 1).kind() == Kind.ITEM;
    boolean below = i + 1 < units.size() && units.get(i + 1).kind() == Kind.ITEM;
    boolean led = i > 0 && units.get(i - 1).kind() == Kind.LEAD_IN;
    return above || below || led || units.get(i).text().indexOf('\n') >= 0;
  }

  private String separator(int i, boolean listed) {
    SourceSentence above = units.get(i - 1);
    SourceSentence unit = units.get(i);
    if (listed && (arePoints() || above.kind() == Kind.ITEM)) {
      return "\n";
    }
    if (unit.kind() == Kind.ROW && isRowOfSameTable(above, unit)) {
      return "\n";
    }
    return oneParagraph(above, unit) ? " " : "\n\n";
  }

  private static boolean oneParagraph(SourceSentence above, SourceSentence unit) {
    return isProse(above)
        && isProse(unit)
        && above.passage().equals(unit.passage())
        && above.unit().group() == unit.unit().group();
  }

  private static boolean isProse(SourceSentence unit) {
    return unit.kind() == Kind.SENTENCE || unit.kind() == Kind.LEAD_IN;
  }

  private static boolean isRowOfSameTable(SourceSentence above, SourceSentence unit) {
    return above.kind() == Kind.ROW
        && above.passage().context().equals(unit.passage().context())
        && above.passage().headings().equals(unit.passage().headings());
  }

  private String opening(int i, boolean listed) {
    SourceSentence unit = units.get(i);
    boolean table =
        unit.kind() == Kind.ROW && (i == 0 || !isRowOfSameTable(units.get(i - 1), unit));
    if (table && !unit.passage().context().isBlank()) {
      String header = Rows.header(unit.passage().context(), unit.text());
      return header + "\n";
    }
    return listed ? "- " : "";
  }
}
