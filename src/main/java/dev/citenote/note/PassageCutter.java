package dev.citenote.note;

import dev.citenote.note.Outline.Asked;
import dev.citenote.note.Outline.Break;
import dev.citenote.note.Outline.Stated;
import dev.citenote.note.Passage.Role;
import java.util.ArrayList;
import java.util.List;

/// Cuts a note into passages along its block tree. Immutable and thread-safe.
///
/// A question is a passage of its own and stands as a heading above its answer. Statements never
/// cross a heading; short ones that follow each other are joined, long ones split at sentence ends.
public final class PassageCutter {

  /// Changes whenever the same note would be cut differently, so that indexes are built anew.
  public static final int VERSION = 3;

  private final TokenCounter tokens;
  private final int maxTokens;

  /// @param tokens counts as the encoder does
  /// @param maxTokens most tokens of a passage together with the titles above it
  public PassageCutter(TokenCounter tokens, int maxTokens) {
    if (maxTokens < 16) {
      throw new IllegalArgumentException("maxTokens must be >= 16, got " + maxTokens);
    }
    this.tokens = tokens;
    this.maxTokens = maxTokens;
  }

  /// The passages of a note in reading order.
  public List<Passage> cut(Note note) {
    Outline outline = Outline.of(note);
    PassageLength length = new PassageLength(note.text(), tokens, maxTokens);
    Joiner joiner = new Joiner(outline.spans(), length);
    Cut cut = new Cut(note, outline.spans());
    for (Outline.Part part : outline.parts()) {
      switch (part) {
        case Stated stated -> cut.state(joiner.offer(stated));
        case Break end -> cut.state(joiner.flush());
        case Asked asked -> {
          cut.state(joiner.flush());
          cut.ask(asked.question());
        }
      }
    }
    cut.state(joiner.flush());
    return cut.passages;
  }

  /// The passages of one note while it is cut.
  private static final class Cut {
    private final Note note;
    private final SpanIndex spans;
    private final List<Passage> passages = new ArrayList<>();

    Cut(Note note, SpanIndex spans) {
      this.note = note;
      this.spans = spans;
    }

    void ask(Question question) {
      Role role =
          switch (question.status()) {
            case Question.Listed listed -> new Passage.Listed();
            case Question.Answered answered -> new Passage.Answered(answered.whole());
          };
      String context =
          switch (question.context()) {
            case Question.Leaning leaning -> leaning.text();
            case Question.Independent independent -> "";
            case Question.Unresolved unresolved -> "";
          };
      Span span = question.span();
      passages.add(
          new Passage(
              id("#q", span),
              note.path(),
              question.headings(),
              span,
              question.text(),
              context,
              role));
    }

    void state(List<Stated> pieces) {
      for (Stated piece : pieces) {
        Span span = spans.span(piece.extent().start(), piece.extent().end());
        passages.add(
            new Passage(
                id("#", span),
                note.path(),
                piece.headings(),
                span,
                piece.extent().of(note.text()),
                piece.context(),
                new Passage.Statement()));
      }
    }

    private String id(String mark, Span span) {
      return note.path() + mark + span.start() + "-" + span.end();
    }
  }
}
