package dev.citenote.http;

/// What keeps the index from following the notes, while what it holds is still searched. Immutable.
///
/// @param code what kind of trouble
/// @param detail what went wrong, with the remedy
public record Trouble(Code code, String detail) {

  /// Kinds of trouble, by what a person must do. All but [#FAILED] end by themselves once their
  /// cause is gone.
  public enum Code {
    /// No space is left where the index is.
    DISK_FULL,
    /// The disk of the index may only be read.
    READ_ONLY,
    /// This user may not write the index.
    NO_ACCESS,
    /// The folder of notes is not there, or cannot be listed.
    NOTES_MISSING,
    /// Many notes are gone at once, which is not yet taken for deletion.
    NOTES_VANISHED,
    /// The system cannot tell of changes, so that the index follows them some seconds later.
    NOT_WATCHED,
    /// The index on disk was found damaged.
    INDEX_DAMAGED,
    /// Anything else.
    FAILED
  }
}
