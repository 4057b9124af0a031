package dev.citenote.note;

import java.util.List;
import java.util.Optional;

/// A question that a note asks, and whether the note answers it. Immutable.
///
/// @param text the question as it was written, without list marker and marks around it; the note's
///     substring at `span`
/// @param note path of the note, relative to the notes folder, with `/`
/// @param headings titles above it, outermost first
/// @param under the question that it belongs under, where there is one
/// @param context what must be read before it to understand it
public record Question(
    String text,
    String note,
    Span span,
    List<String> headings,
    Optional<Span> under,
    Status status,
    Context context) {

  public Question {
    headings = List.copyOf(headings);
    if (text.length() != span.length()) {
      throw new IllegalArgumentException(
          "text must fill its span of " + span.length() + " characters, got " + text.length());
    }
  }

  /// Whether the note answers a question.
  public sealed interface Status {}

  /// Asked, and not answered in its note.
  public record Listed() implements Status {}

  /// Asked and answered.
  ///
  /// @param blocks where the answer lies, in reading order; never empty
  public record Answered(List<Span> blocks) implements Status {
    public Answered {
      blocks = List.copyOf(blocks);
      if (blocks.isEmpty()) {
        throw new IllegalArgumentException("an answer must have at least one block");
      }
    }

    /// From the first block's start to the last one's end.
    public Span whole() {
      Span first = blocks.getFirst();
      Span last = blocks.getLast();
      return new Span(first.start(), last.end(), first.firstLine(), last.lastLine(), first.place());
    }
  }

  /// Whether a question can be understood by itself.
  public sealed interface Context {}

  /// Can be understood by itself.
  public record Independent() implements Context {}

  /// Leans on something said before it ("和rag有什么区别?").
  ///
  /// @param on what it leans on: an earlier question, or a title
  /// @param text the note's substring there
  public record Leaning(Span on, String text) implements Context {}

  /// Leans on something that the note does not say.
  public record Unresolved() implements Context {}
}
