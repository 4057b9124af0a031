package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import dev.citenote.note.Sentences.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Divides a passage into [Unit]s: sentences, whole list items, rows, code and formulas. What only
/// names or marks something (a bold line, a label such as "答：", an image or a link alone) is none.
/// Confined to one thread, used once.
public final class Units {
  /// An item is one unit with the items inside it up to this many characters, a Latin one counting
  /// a third.
  private static final int LONGEST_WHOLE = 150;

  private static final int LONGEST_ITEM = 250;
  private static final String LEADING_MARKS = "，,；、。";

  private final String text;
  private final int shift;
  private final Verbatim verbatim;
  private final List<Unit> units = new ArrayList<>();
  private int group;

  private Units(String text, int shift, Verbatim verbatim) {
    this.text = text;
    this.shift = shift;
    this.verbatim = verbatim;
  }

  /// The units of a passage in reading order.
  public static List<Unit> of(Passage passage) {
    String text = passage.text();
    if (Rows.isTable(passage.context())) {
      return Rows.of(text, 0);
    }
    Verbatim verbatim = Verbatim.of(text);
    List<Line> lines = Line.of(text);
    String prefix = FirstItem.marker(text, lines, verbatim);
    Set<Integer> code =
        verbatim.lineStarts(lines).stream()
            .map(start -> start == 0 ? 0 : start + prefix.length())
            .collect(Collectors.toCollection(TreeSet::new));
    StringBuilder shadow = new StringBuilder(prefix).append(text);
    for (Line fence : verbatim.fences()) {
      for (int i = fence.textStart(); i < fence.end(); i++) {
        shadow.setCharAt(prefix.length() + i, ' ');
      }
    }
    Units units = new Units(text, prefix.length(), verbatim);
    units.below(BlockParser.parse(new Shadow(shadow.toString(), Map.of(), code)));
    return units.done();
  }

  /// A lead-in that nothing follows leads nowhere.
  private List<Unit> done() {
    if (!units.isEmpty() && units.getLast().kind() == Unit.Kind.LEAD_IN && units.size() > 1) {
      units.removeLast();
    }
    return List.copyOf(units);
  }

  private void below(Block parent) {
    for (Block block : parent.children()) {
      group++;
      switch (block.kind()) {
        case HEADING, LABEL -> {
          if (Shown.leadsIn(content(block))) {
            add(Unit.Kind.LEAD_IN, extent(block), Shown.prose(content(block)));
          }
          below(block);
        }
        case ITEM -> item(block);
        case PARAGRAPH -> paragraph(extent(block));
        case CODE, MATH -> verbatim(block);
        case TABLE -> units.addAll(Rows.of(outer(block).of(text), outer(block).start()));
        case QUOTE -> {
          if (block.children().isEmpty()) {
            paragraph(extent(block));
          }
          below(block);
        }
        case NOTE, HTML, RULE, FRONT_MATTER, ROW, CELL -> {}
      }
    }
  }

  private String content(Block block) {
    return extent(block).of(text);
  }

  private Extent extent(Block block) {
    return new Extent(
        Math.max(0, block.contentStart() - shift), Math.max(0, block.contentEnd() - shift));
  }

  /// A block with everything below it.
  private Extent outer(Block block) {
    int start = block.kind() == Kind.TABLE ? block.start() : block.contentStart();
    return new Extent(Math.max(0, start - shift), block.outerEnd() - shift);
  }

  private void item(Block item) {
    Extent own = extent(item);
    boolean plain = item.children().stream().allMatch(Units::isPlain);
    String whole = plain ? Shown.item(item, this::extent, text) : "";
    if (plain && !item.children().isEmpty() && Shown.size(whole) <= LONGEST_WHOLE) {
      add(Unit.Kind.ITEM, new Extent(own.start(), outer(item).end()), whole);
      return;
    }
    if (item.children().isEmpty() || !Shown.titles(own.of(text))) {
      points(own);
    } else {
      add(Unit.Kind.LEAD_IN, own, Shown.prose(own.of(text)));
    }
    below(item);
  }

  private static boolean isPlain(Block block) {
    return (block.kind() == Kind.ITEM || block.kind() == Kind.PARAGRAPH)
        && block.children().stream().allMatch(Units::isPlain);
  }

  /// An item without what is below it: a unit for each point that is numbered on its line; its
  /// sentences where it is very long.
  private void points(Extent own) {
    for (Extent point : InlineNumbers.split(text, own)) {
      String shown = Shown.prose(point.of(text));
      if (Shown.size(shown) > LONGEST_ITEM) {
        paragraph(point);
      } else if (Shown.leadsIn(shown)) {
        add(Unit.Kind.LEAD_IN, point, shown);
      } else {
        add(Unit.Kind.ITEM, point, shown);
      }
    }
  }

  /// A sentence does not begin with the comma that its author left behind a full stop.
  private Extent withoutLeadingMarks(Extent place) {
    int start = place.start();
    while (start < place.end() - 1 && LEADING_MARKS.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return new Extent(start, place.end()).trim(text);
  }

  private void paragraph(Extent extent) {
    String content = extent.of(text);
    List<Range> ranges = Sentences.split(content);
    long bare = ranges.stream().filter(range -> Shown.isPoint(content, range)).count();
    for (Range range : ranges) {
      Extent place = new Extent(extent.start() + range.start(), extent.start() + range.end());
      place = new Extent(place.start() + QaMark.ofAnswer(text, place), place.end()).trim(text);
      place = withoutLeadingMarks(place);
      String shown = Shown.prose(place.of(text));
      boolean last = range.equals(ranges.getLast());
      if (last && Shown.leadsIn(shown)) {
        add(Unit.Kind.LEAD_IN, place, shown);
      } else {
        boolean point = bare > 1 && Shown.isPoint(content, range);
        add(point ? Unit.Kind.ITEM : Unit.Kind.SENTENCE, place, shown);
      }
    }
  }

  private void verbatim(Block block) {
    Extent whole = outer(block);
    List<Verbatim.Piece> known = verbatim.within(whole);
    known.forEach(piece -> verbatim(piece.extent(), piece.formula(), piece.fence()));
    if (known.isEmpty()) {
      verbatim(extent(block), block.kind() == Kind.MATH, "");
    }
  }

  private void verbatim(Extent place, boolean formula, String fence) {
    String written = place.of(text);
    if (formula) {
      units.add(unit(Unit.Kind.FORMULA, place, Shown.formula(written)));
    } else if (!written.isBlank()) {
      units.add(unit(Unit.Kind.CODE, place, Shown.code(written, fence)));
    }
  }

  private void add(Unit.Kind kind, Extent place, String shown) {
    if (!place.isEmpty() && Shown.says(shown)) {
      units.add(unit(kind, place, shown));
    }
  }

  private Unit unit(Unit.Kind kind, Extent place, String shown) {
    Extent trimmed = place.trim(text);
    return new Unit(kind, new Range(trimmed.start(), trimmed.end()), shown, group);
  }
}
