package dev.citenote.cli;

import dev.citenote.note.NotesFolder;
import java.nio.file.Path;

/// Everything a person can set, read once: `citenote.yml`, then the environment, then options; the
/// later wins. Immutable.
///
/// @param notes folder of notes
/// @param index folder of the index
/// @param models folder of encoders and their models
/// @param encoder which folder in `models` encodes
/// @param host address that `serve` listens on
/// @param port port that `serve` listens on, 0 for any free one
/// @param model which language model drafts answers
record Settings(
    Path notes, Path index, Path models, String encoder, String host, int port, ModelChoice model) {

  static final String DEFAULT_ENCODER = "e5-to-bge";
  static final int DEFAULT_PORT = 7070;

  /// Reads the settings out of their layers.
  ///
  /// @throws UsageException naming the key, the value and the remedy
  static Settings of(SettingLayers layers) throws UsageException {
    return new Settings(
        layers.path(Setting.NOTES, "seeds"),
        layers.path(Setting.INDEX, "index"),
        layers.path(Setting.MODELS, "models"),
        layers.text(Setting.ENCODER).orElse(DEFAULT_ENCODER),
        layers.text(Setting.HOST).orElse("127.0.0.1"),
        layers.number(Setting.PORT, DEFAULT_PORT, 0, 65_535),
        ModelChoice.of(layers));
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
