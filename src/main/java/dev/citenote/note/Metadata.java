package dev.citenote.note;

import java.util.List;
import java.util.Optional;

/// What a note says about itself before its text. Immutable.
///
/// @param title from the front matter (`title`) or Org's `#+TITLE`
/// @param tags from the front matter (`tags`, `keywords`, `categories`) or Org's `#+FILETAGS`, in
///     the order given
public record Metadata(Optional<String> title, List<String> tags) {

  static final Metadata NONE = new Metadata(Optional.empty(), List.of());

  public Metadata {
    tags = List.copyOf(tags);
  }

  /// The metadata of a note; front matter that cannot be read counts as none.
  public static Metadata of(Note note) {
    return switch (note.markup()) {
      case MARKDOWN -> FrontMatter.read(note.text());
      case ORG -> OrgKeywords.read(note.text());
      case RESTRUCTURED_TEXT, CSV -> NONE;
    };
  }
}
