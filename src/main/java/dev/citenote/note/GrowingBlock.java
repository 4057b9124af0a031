package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.ArrayList;
import java.util.List;

/// A [Block] that is still being read. Confined to one thread.
final class GrowingBlock {
  Kind kind;
  final int start;
  int end;
  int contentStart;
  int contentEnd;

  /// Depth of a title, or columns of indent of an item.
  int level;

  /// Whether a label holds until the next title, and not only for the list below it.
  boolean lasting;

  /// Where the last line of its own text starts.
  int lastLine;

  ListMarker marker = ListMarker.NONE;
  final List<GrowingBlock> children = new ArrayList<>();

  /// Children that were read by themselves, as those of a quote are.
  List<Block> read = List.of();

  GrowingBlock(Kind kind, int start, int end) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.contentStart = start;
    this.contentEnd = end;
    this.lastLine = start;
  }

  /// Takes one more line into its own text.
  void extend(Line line) {
    end = line.end();
    contentEnd = line.end();
    lastLine = line.textStart();
  }

  /// Narrows its content, which must lie inside its text.
  GrowingBlock content(int from, int to) {
    contentStart = Math.min(from, end);
    contentEnd = Math.clamp(to, contentStart, end);
    return this;
  }

  Block freeze() {
    return new Block(
        kind, start, end, contentStart, contentEnd, read.isEmpty() ? frozenChildren() : read);
  }

  private List<Block> frozenChildren() {
    if (children.isEmpty()) {
      return List.of();
    }
    List<Block> frozen = new ArrayList<>(children.size());
    for (GrowingBlock child : children) {
      frozen.add(child.freeze());
    }
    return frozen;
  }
}
