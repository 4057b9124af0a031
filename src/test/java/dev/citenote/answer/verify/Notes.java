package dev.citenote.answer.verify;

import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import java.util.List;

/// Hits of passages that stand for themselves.
final class Notes {
  private Notes() {}

  static Hit hit(String note, String text, String... headings) {
    int lines = Math.max(1, (int) text.lines().count());
    return new Hit(
        new Passage(
            note,
            note,
            List.of(headings),
            new Span(0, text.length(), 1, lines),
            text,
            new Passage.Statement()),
        0,
        List.of(),
        List.of());
  }
}
