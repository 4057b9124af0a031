package dev.citenote.note;

/// How reading one file ended: a [Note], or [Skipped] with a reason.
public sealed interface Reading permits Note, Skipped {

  /// Path relative to the notes folder, with `/`.
  String path();
}
