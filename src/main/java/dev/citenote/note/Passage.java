package dev.citenote.note;

import java.util.List;

/// A contiguous piece of a note: the unit that is indexed, ranked and cited. Immutable.
///
/// @param id unique among all notes and stable while the note's text does not change
/// @param note path of the note, relative to the notes folder, with `/`
/// @param headings titles above the passage, outermost first; a question stands above its answer
/// @param span where the passage lies; `text` is exactly the note's substring there
/// @param text the passage as it was written
/// @param context what must be read before it to understand it, such as the header of a table;
///     empty where it stands for itself. Searched and encoded with the passage, never cited
/// @param role whether it states something, or asks
public record Passage(
    String id,
    String note,
    List<String> headings,
    Span span,
    String text,
    String context,
    Role role) {

  public Passage {
    headings = List.copyOf(headings);
    if (text.length() != span.length()) {
      throw new IllegalArgumentException(
          "text must fill its span of " + span.length() + " characters, got " + text.length());
    }
  }

  /// A passage that stands for itself.
  public Passage(String id, String note, List<String> headings, Span span, String text, Role role) {
    this(id, note, headings, span, text, "", role);
  }

  /// The title directly above the passage; empty where there is none.
  public String ownHeading() {
    return headings.isEmpty() ? "" : headings.getLast();
  }

  /// What a passage does in the notes. Questions are never evidence.
  public sealed interface Role {}

  /// States something; may be cited.
  public record Statement() implements Role {}

  /// A question that the notes ask and do not answer.
  public record Listed() implements Role {}

  /// A question that the notes answer.
  ///
  /// @param answer where in the same note its answer lies
  public record Answered(Span answer) implements Role {}
}
