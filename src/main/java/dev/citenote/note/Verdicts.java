package dev.citenote.note;

import org.jspecify.annotations.Nullable;

/// The verdicts on the blocks of one note, each made once. Confined to one thread.
///
/// Blocks do not overlap, so the offset where a block's content starts names it, unless it is
/// empty; and nothing empty asks.
final class Verdicts {
  private static final byte ASKS = 1;
  private static final byte STATES = 2;

  private final String text;
  private final @Nullable Verdict[] made;
  private final byte[] paragraphs;

  Verdicts(String text) {
    this.text = text;
    this.made = new Verdict[text.length()];
    this.paragraphs = new byte[text.length()];
  }

  /// The note's text.
  String text() {
    return text;
  }

  /// The verdict on a title, an item or a cell.
  Verdict on(Block block) {
    int at = block.contentStart();
    if (at == block.contentEnd()) {
      return Verdict.STATES;
    }
    Verdict known = made[at];
    if (known != null) {
      return known;
    }
    Verdict verdict = Verdict.of(text, block.extent());
    made[at] = verdict;
    return verdict;
  }

  /// Whether a paragraph asks.
  boolean asks(Block paragraph) {
    int at = paragraph.contentStart();
    if (at == paragraph.contentEnd()) {
      return false;
    }
    if (paragraphs[at] == 0) {
      paragraphs[at] = Paragraphs.ask(paragraph.extent(), text) ? ASKS : STATES;
    }
    return paragraphs[at] == ASKS;
  }
}
