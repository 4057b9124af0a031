package dev.citenote.http;

import java.util.Optional;

/// How things stand: what is indexed, what drafts answers, and what went wrong. Immutable.
///
/// @param state whether questions can be answered yet
/// @param index what the notes came to
/// @param progress how far encoding is
/// @param encoder name of the local encoder
/// @param languageModel name and place of the language model; empty where none is configured
/// @param leavesMachine whether that model is on another machine, so that passages leave this one
/// @param trouble what went wrong, with the remedy; empty where all is well
public record Status(
    State state,
    Indexed index,
    Progress progress,
    String encoder,
    Optional<String> languageModel,
    boolean leavesMachine,
    Optional<Trouble> trouble) {

  /// Whether questions can be answered yet.
  public enum State {
    /// The first index is being built; nothing can be answered.
    INDEXING,
    /// There is no index, and none is being built.
    ABSENT,
    /// There is an index, though it may be catching up.
    READY
  }

  /// What the notes came to.
  public record Indexed(int notes, int passages, int questions) {}

  /// How far encoding is, in bytes of new and changed files; both 0 with nothing to do.
  public record Progress(long encoded, long toEncode) {}
}
