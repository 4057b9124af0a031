package dev.citenote.answer;

import dev.citenote.answer.Token.CodeLine;
import dev.citenote.answer.Token.Link;
import dev.citenote.answer.Token.Marks;
import dev.citenote.answer.Token.Part;
import dev.citenote.answer.Token.Text;
import dev.citenote.answer.Token.Whole;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A text in which nothing reads as a marker but the markers that were put there. What is said is
/// read together with them, as a reader of the whole reads it: whatever else looks like a marker is
/// put in parentheses, and what would be code or a formula around a marker is none. What is settled
/// never changes, so that it can be given out while more is said. Confined to one thread.
final class MarkedText {
  private static final int MOST_ROUNDS = 100;

  private final DraftLexer lexer = new DraftLexer(0);
  private final SettledText settled = new SettledText();
  private final StrayMarkers stray = new StrayMarkers();

  /// Where the markers begin and end that were put there.
  private final NavigableMap<Integer, Integer> markers = new TreeMap<>();

  /// Where blocks of code begin.
  private final Set<Integer> blocks = new HashSet<>();

  private int taken;

  /// Says a piece; returns its number.
  int say(String piece) {
    lexer.add(piece);
    int number = settled.said(piece.length());
    settle();
    return number;
  }

  /// Puts a marker behind what was said, which ends with white space.
  void mark(int marker) {
    put("[" + marker + "]");
  }

  private void put(String written) {
    markers.put(settled.length(), settled.length() + written.length());
    say(written);
  }

  /// A block of code follows; no other fence begins one.
  void beginBlock() {
    blocks.add(settled.length());
  }

  /// Nothing follows.
  void end() {
    lexer.end();
    settle();
  }

  /// The same pieces, once they ended, as they read when all is said once more: what was put in
  /// parentheses may let what stands before it read otherwise.
  MarkedText stable() {
    MarkedText last = this;
    for (int i = 0; i < MOST_ROUNDS; i++) {
      MarkedText next = last.again();
      if (next.text().equals(last.text())) {
        return next;
      }
      last = next;
    }
    return last;
  }

  private MarkedText again() {
    MarkedText again = new MarkedText();
    for (int i = 0; i < settled.pieces(); i++) {
      if (blocks.contains(settled.saidAt(i))) {
        again.beginBlock();
      }
      if (markers.containsKey(settled.saidAt(i))) {
        again.put(said(i));
      } else {
        again.say(said(i));
      }
    }
    again.end();
    return again;
  }

  boolean isEmpty() {
    return settled.length() == 0;
  }

  /// What is settled; all, once it ended.
  String text() {
    return settled.text();
  }

  /// What was settled since the last time, in whole characters.
  String take(boolean ended) {
    if (ended) {
      end();
    }
    String piece = settled.behind(taken, !ended);
    taken += piece.length();
    return piece;
  }

  /// What became of a piece, once it ended.
  String said(int piece) {
    return settled.of(piece);
  }

  private void settle() {
    int from = lexer.at();
    for (Optional<Token> next = lexer.next(); next.isPresent(); next = lexer.next()) {
      settle(next.get(), from);
      from = lexer.at();
    }
    // A marker stays, whatever follows.
    Optional.ofNullable(markers.get(from)).ifPresent(end -> keep(lexer.at(), end));
  }

  private void settle(Token token, int from) {
    int end = lexer.at();
    switch (token) {
      case Text it -> text(it.c(), from);
      case Marks it -> marks(it.written(), from);
      case Link it -> settled.put(from, ForeignMarkers.plainLink(it.text()));
      case Whole ignored -> verbatim(from, end, !holdsMarker(from, end));
      case CodeLine it -> verbatim(from, end, it.part() != Part.OPENING || blocks.contains(from));
    }
    if (!(token instanceof Text)) {
      stray.reset();
    }
  }

  private void text(char c, int from) {
    boolean closes = stray.completedBy(c);
    settled.replace(from, closes ? ForeignMarkers.closing(c) : String.valueOf(c));
  }

  private boolean holdsMarker(int from, int end) {
    Integer next = markers.ceilingKey(from);
    return next != null && next < end;
  }

  private void verbatim(int from, int end, boolean stays) {
    if (stays) {
      keep(from, end);
    } else {
      lexer.disarm(from);
    }
  }

  private void marks(String written, int from) {
    List<String> plain = ForeignMarkers.plainMarker(written);
    // Right behind a bracket, parentheses would make a link, and behind a backslash a formula.
    boolean joins = settled.endsWith("]\\");
    for (int i = 0; i < written.length(); i++) {
      Map.Entry<Integer, Integer> marker = markers.floorEntry(from + i);
      boolean own = marker != null && from + i < marker.getValue();
      String kept = own ? written.substring(i, i + 1) : plain.get(i);
      settled.replace(from + i, (joins && i == 0 && !own ? " " : "") + kept);
    }
  }

  private void keep(int from, int end) {
    settled.put(from, lexer.written(from, end));
  }
}
