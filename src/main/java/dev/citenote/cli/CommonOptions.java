package dev.citenote.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every command takes, and the settings that come of them.
final class CommonOptions {
  @Option(names = "--notes", paramLabel = "DIR", description = "Folder of notes (default: seeds).")
  @Nullable String notes;

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description =
          "Folder of the index (default: index, or one beside it where that is of other notes).")
  @Nullable String index;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "Folder of encoder models (default: models).")
  @Nullable String models;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file (default: citenote.yml beside the program, if there is one).")
  @Nullable Path config;

  /// The settings file, the environment and these options, in one.
  Settings settings() throws UsageException {
    return Settings.of(layers());
  }

  /// The layers, for a command that adds options of its own.
  SettingLayers layers() throws UsageException {
    Path home = home();
    SettingLayers layers = new SettingLayers(home);
    Path usual = home.resolve(System.getProperty("citenote.config", "citenote.yml"));
    if (config != null) {
      layers.file(config);
    } else if (Files.exists(usual)) {
      layers.file(usual);
    }
    return layers
        .environment(System.getenv())
        .option(Setting.NOTES, Optional.ofNullable(notes))
        .option(Setting.INDEX, Optional.ofNullable(index))
        .option(Setting.MODELS, Optional.ofNullable(models));
  }

  /// Folder of the program, which the launcher names.
  static Path home() {
    return Path.of(System.getProperty("citenote.home", ""));
  }
}
