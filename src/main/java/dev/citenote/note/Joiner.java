package dev.citenote.note;

import dev.citenote.note.Outline.Stated;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins short statements that follow each other below the same titles, and splits long ones.
/// Confined to one thread.
final class Joiner {
  /// A statement shorter than this, in tokens, is joined with its neighbour.
  private static final int SHORT = 48;

  /// No joined passage gets longer than this, in tokens.
  private static final int JOINED = 160;

  private final SpanIndex spans;
  private final PassageLength length;
  private final Splitter splitter;
  private @Nullable Stated open;
  private boolean lastWasShort;

  Joiner(SpanIndex spans, PassageLength length) {
    this.spans = spans;
    this.length = length;
    this.splitter = new Splitter(length);
  }

  /// Takes the next statement; returns the passages that are finished by it.
  List<Stated> offer(Stated next) {
    Stated last = open;
    boolean isShort = length.fits(next.extent(), SHORT);
    if (last != null && (isShort || lastWasShort) && joins(last, next)) {
      open = last.upTo(next.extent().end());
      lastWasShort = isShort;
      return List.of();
    }
    List<Stated> done = flush();
    open = next;
    lastWasShort = isShort;
    return done;
  }

  private boolean joins(Stated last, Stated next) {
    return last.headings().equals(next.headings())
        && last.context().equals(next.context())
        && spans.place(last.extent().start()).equals(spans.place(next.extent().start()))
        && length.fits(new Extent(last.extent().start(), next.extent().end()), JOINED);
  }

  /// Ends the passage under way.
  List<Stated> flush() {
    Stated last = open;
    open = null;
    if (last == null) {
      return List.of();
    }
    List<Stated> pieces = new ArrayList<>();
    for (Extent piece : splitter.split(last)) {
      pieces.add(new Stated(piece, last.headings(), last.context(), last.whole()));
    }
    return pieces;
  }
}
