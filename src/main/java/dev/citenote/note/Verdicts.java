package dev.citenote.note;

import java.util.HashMap;
import java.util.Map;

/// The verdicts on the blocks of one note, each made once. Confined to one thread.
final class Verdicts {
  private final String text;
  private final Map<Extent, Verdict> made;
  private final Map<Extent, Boolean> paragraphs = new HashMap<>();

  Verdicts(String text) {
    this.text = text;
    this.made = HashMap.newHashMap(Math.clamp(text.length() / 32, 16, 1 << 16));
  }

  /// The note's text.
  String text() {
    return text;
  }

  /// The verdict on a title, an item or a cell.
  Verdict on(Block block) {
    return made.computeIfAbsent(block.extent(), it -> Verdict.of(text, it));
  }

  /// Whether a paragraph asks.
  boolean asks(Block paragraph) {
    return paragraphs.computeIfAbsent(paragraph.extent(), it -> Paragraphs.ask(it, text));
  }

  String content(Block block) {
    return block.content(text);
  }
}
