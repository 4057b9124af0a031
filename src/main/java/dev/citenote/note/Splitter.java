package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;

/// Splits a statement that is longer than the encoder reads: text at sentence ends, code and
/// formulas at line ends, and those only where they are very long. Confined to one thread.
final class Splitter {
  /// Code and formulas stay whole up to this many times the length that the encoder reads.
  private static final int WHOLE = 4;

  private final PassageLength length;
  private final String text;

  Splitter(PassageLength length) {
    this.length = length;
    this.text = length.text();
  }

  /// The pieces of a statement in reading order.
  List<Extent> split(Outline.Stated stated) {
    int budget = length.budget(stated) * (stated.whole() ? WHOLE : 1);
    if (length.fits(stated.extent(), budget)) {
      return List.of(stated.extent());
    }
    Filling filling = new Filling(budget);
    Extent extent = stated.extent();
    if (stated.whole()) {
      lines(extent).forEach(filling::take);
    } else {
      for (Sentences.Range sentence : Sentences.split(extent.of(text))) {
        filling.take(
            new Extent(extent.start() + sentence.start(), extent.start() + sentence.end()));
      }
    }
    return filling.done();
  }

  private List<Extent> lines(Extent extent) {
    List<Extent> lines = new ArrayList<>();
    int from = extent.start();
    while (from < extent.end()) {
      int to = from;
      while (to < extent.end() && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
        to++;
      }
      Extent line = new Extent(from, to);
      if (!line.trim(text).isEmpty()) {
        lines.add(line);
      }
      from = to + 1;
    }
    return lines;
  }

  /// Fills pieces up to the budget with sentences or lines.
  private final class Filling {
    private final int budget;
    private final List<Extent> pieces = new ArrayList<>();
    private int start = -1;
    private int end = -1;

    /// Tokens from `start` to `end`; −1 before they are counted.
    private int tokens = -1;

    Filling(int budget) {
      this.budget = budget;
    }

    void take(Extent next) {
      if (start >= 0 && grows(next.end())) {
        return;
      }
      if (start >= 0) {
        pieces.add(new Extent(start, end));
      }
      start = next.start();
      end = next.end();
      tokens = -1;
      while (!length.fits(new Extent(start, end), budget)) {
        int cut = breakBefore(start, end);
        pieces.add(new Extent(start, cut).trim(text));
        start = cut;
      }
    }

    /// Makes the piece under way longer if it still fits; only what is new is counted.
    private boolean grows(int to) {
      Extent longer = new Extent(start, to);
      if (!length.surelyFits(longer, budget)) {
        if (!length.mayFit(longer, budget)) {
          return false;
        }
        int known = tokens < 0 ? length.count(new Extent(start, end)) : tokens;
        tokens = known + length.count(new Extent(end, to));
        if (tokens > budget) {
          return false;
        }
      }
      end = to;
      return true;
    }

    List<Extent> done() {
      if (start >= 0) {
        pieces.add(new Extent(start, end).trim(text));
      }
      pieces.removeIf(Extent::isEmpty);
      return pieces;
    }

    /// The last place to cut that fits: at a space or behind a mark in its second half, else in a
    /// word.
    private int breakBefore(int from, int to) {
      int limit = from + budget;
      int step = budget;
      while (limit + step < to && length.fits(new Extent(from, limit + step), budget)) {
        limit += step;
      }
      for (int i = limit; i > from + (limit - from) / 2; i--) {
        char before = text.charAt(i - 1);
        if (Character.isWhitespace(before) || "，,；;、。".indexOf(before) >= 0) {
          return i;
        }
      }
      return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
  }
}
