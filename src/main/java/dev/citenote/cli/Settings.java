package dev.citenote.cli;

import dev.citenote.index.IndexCheckup;
import dev.citenote.note.NotesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Everything a person can set, read once: `citenote.yml`, then the environment, then options;
/// the later wins. Immutable.
///
/// @param notes folder of notes
/// @param index folder of the index
/// @param otherIndex the usual folder of the index, where that is the index of other notes and
///     these have one beside it
/// @param models folder of encoders and their models
/// @param encoder which folder in `models` encodes
/// @param host address that `serve` listens on
/// @param port port that `serve` listens on, 0 for any free one
/// @param model which language model drafts answers
record Settings(
    Path notes,
    Path index,
    Optional<Path> otherIndex,
    Path models,
    String encoder,
    String host,
    int port,
    ModelChoice model) {

  static final String DEFAULT_ENCODER = "e5-to-bge";
  static final int DEFAULT_PORT = 7070;

  /// Reads the settings out of their layers.
  ///
  /// @throws UsageException naming the key, the value and the remedy
  static Settings of(SettingLayers layers) throws UsageException {
    Path notes = layers.path(Setting.NOTES, "seeds");
    Path usual = layers.path(Setting.INDEX, "index");
    Optional<Path> own =
        layers.text(Setting.INDEX).isPresent() ? Optional.empty() : OwnIndex.of(usual, notes);
    return new Settings(
        notes,
        own.orElse(usual),
        own.map(it -> usual),
        layers.path(Setting.MODELS, "models"),
        layers.text(Setting.ENCODER).orElse(DEFAULT_ENCODER),
        layers.text(Setting.HOST).orElse("127.0.0.1"),
        layers.number(Setting.PORT, DEFAULT_PORT, 0, 65_535),
        ModelChoice.of(layers));
  }

  /// The folder of notes, which must be there unless the index is of it, and apart from that of the
  /// index.
  ///
  /// @throws UsageException with the remedy, where it is not
  NotesFolder openNotesToIndex() throws UsageException {
    NotesFolder folder = lacksNotes() ? NotesFolder.formerly(real(notes).toString()) : openNotes();
    Path real = real(index);
    if (real.startsWith(folder.root())) {
      throw new UsageException(
          "the index %s lies in the notes folder %s: name another with --index"
              .formatted(index, notes));
    }
    if (folder.root().startsWith(real)) {
      throw new UsageException(
          "the notes folder %s lies in the folder of the index %s: name another with --index"
              .formatted(notes, index));
    }
    return folder;
  }

  /// Whether the folder of notes is gone, and the index is that of exactly this folder.
  boolean lacksNotes() {
    return !Files.exists(notes)
        && IndexCheckup.notes(index).equals(Optional.of(real(notes).toString()));
  }

  /// The folder of other notes that the index is of; empty where it is of these, or of none.
  Optional<String> otherNotes() {
    return IndexCheckup.notes(index).filter(it -> !it.equals(real(notes).toString()));
  }

  /// What is said where the index is that of other notes, whose folder is there; empty elsewhere.
  Optional<String> refusal() {
    return otherNotes().filter(it -> Files.isDirectory(Path.of(it))).map(this::refusal);
  }

  /// What is said where the index is that of other notes.
  String refusal(String other) {
    return "the index %s is that of the notes in %s: name another with --index, or give it up with citenote index --confirm"
        .formatted(index, other);
  }

  /// Where a path leads, links followed as far as there is anything.
  static Path real(Path path) {
    return realOf(path.toAbsolutePath().normalize());
  }

  private static Path realOf(Path path) {
    Path parent = path.getParent();
    try {
      if (Files.exists(path) || parent == null) {
        return path.toRealPath();
      }
      Path target =
          parent.resolve(Files.isSymbolicLink(path) ? Files.readSymbolicLink(path) : path);
      // A link to a link that leads nowhere may lead round.
      return target.equals(path) || Files.isSymbolicLink(target)
          ? realOf(parent).resolve(path.getFileName())
          : realOf(target.normalize());
    } catch (IOException e) {
      return path; // whoever opens it says why
    }
  }

  /// The folder of notes, which must be there.
  ///
  /// @throws UsageException with the remedy, where it is not
  NotesFolder openNotes() throws UsageException {
    try {
      return new NotesFolder(notes);
    } catch (IllegalArgumentException e) {
      throw new UsageException(Reason.of(e) + ": name another with --notes", e);
    }
  }
}
