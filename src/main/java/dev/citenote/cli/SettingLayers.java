package dev.citenote.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The values that a person set, from the file, the environment and the options, the later over the
/// earlier. Confined to one thread.
final class SettingLayers {
  private final Path home;
  private final Map<Setting, String> values = new EnumMap<>(Setting.class);

  /// @param home folder of the program; defaults lie there
  SettingLayers(Path home) {
    this.home = home;
  }

  /// Adds a settings file. Paths in it are relative to its folder.
  ///
  /// @throws UsageException for an unreadable file, or a key that is not known
  SettingLayers file(Path file) throws UsageException {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new UsageException(file + " is not YAML: see line " + line, e);
    } catch (IOException e) {
      throw new UsageException("the settings file " + file + " cannot be read", e);
    }
    if (root != null && !root.isMissingNode() && !root.isNull()) {
      add(file, root, "");
    }
    return this;
  }

  private void add(Path file, JsonNode node, String prefix) throws UsageException {
    if (!node.isObject()) {
      throw new UsageException(file + " must hold keys and values, such as notes: my-notes");
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = prefix + entry.getKey();
      if (key.equals("llm") && entry.getValue().isObject()) {
        add(file, entry.getValue(), "llm.");
        continue;
      }
      Setting setting =
          Setting.ofKey(key)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "unknown key " + key + " in " + file + ": known are " + Setting.keys()));
      if (setting == Setting.LLM_API_KEY) {
        throw new UsageException(
            "llm.api_key does not belong in "
                + file
                + ": set "
                + setting.variable()
                + " or llm.api_key_file");
      }
      if (!entry.getValue().isValueNode()) {
        throw new UsageException("the key " + key + " in " + file + " must have a single value");
      }
      values.put(setting, inFolderOf(file, setting, entry.getValue().asText()));
    }
  }

  private static String inFolderOf(Path file, Setting setting, String value) throws UsageException {
    return switch (setting) {
      case NOTES, INDEX, MODELS, LLM_API_KEY_FILE ->
          file.toAbsolutePath().resolveSibling(toPath(setting, value)).toString();
      default -> value;
    };
  }

  /// Adds the environment.
  ///
  /// @throws UsageException for a variable that starts like ours and is not known
  SettingLayers environment(Map<String, String> environment) throws UsageException {
    for (String variable : environment.keySet()) {
      if (Setting.isUnknownVariable(variable)) {
        throw new UsageException(
            "unknown variable " + variable + " in the environment: see the settings in README.md");
      }
    }
    for (Setting setting : Setting.values()) {
      option(setting, Optional.ofNullable(environment.get(setting.variable())));
    }
    return this;
  }

  /// Adds an option of the command line, where it was given.
  SettingLayers option(Setting setting, Optional<String> value) {
    value.ifPresent(given -> values.put(setting, given));
    return this;
  }

  /// A text that is not blank.
  Optional<String> text(Setting setting) {
    return Optional.ofNullable(values.get(setting)).filter(value -> !value.isBlank());
  }

  /// A path; the default lies in the program's folder.
  Path path(Setting setting, String usual) throws UsageException {
    Optional<String> given = text(setting);
    return given.isPresent() ? toPath(setting, given.get()) : home.resolve(usual);
  }

  /// A whole number within bounds.
  int number(Setting setting, int usual, int least, int most) throws UsageException {
    Optional<String> given = text(setting);
    if (given.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(given.get().strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the bounds.
    }
    throw new UsageException(
        setting.key() + " must be a number from " + least + " to " + most + ", got " + given.get());
  }

  /// A number with decimals within bounds.
  double decimal(Setting setting, double usual, double least, double most) throws UsageException {
    Optional<String> given = text(setting);
    if (given.isEmpty()) {
      return usual;
    }
    try {
      double number = Double.parseDouble(given.get().strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the bounds.
    }
    throw new UsageException(
        "%s must be a number from %.0f to %.0f, got %s"
            .formatted(setting.key(), least, most, given.get()));
  }

  /// The key of the model's endpoint, from the environment or from a file that is its owner's
  /// alone.
  Optional<String> apiKey() throws UsageException {
    Optional<String> key = text(Setting.LLM_API_KEY);
    Optional<String> file = text(Setting.LLM_API_KEY_FILE);
    if (key.isPresent() || file.isEmpty()) {
      return key;
    }
    Path path = toPath(Setting.LLM_API_KEY_FILE, file.get());
    try {
      checkClosed(path);
      return Optional.of(Files.readString(path).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      throw new UsageException("llm.api_key_file " + path + " cannot be read", e);
    }
  }

  /// Nobody but the owner may do anything with the file: who may write it may change the key.
  private static void checkClosed(Path path) throws IOException, UsageException {
    if (Files.getFileAttributeView(path, PosixFileAttributeView.class) == null) {
      return;
    }
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    if (!mode.endsWith("------")) {
      throw new UsageException(
          "others may use the key file %s (mode %03o): run chmod 600 on it"
              .formatted(path, octal(mode)));
    }
  }

  private static int octal(String mode) {
    return Integer.parseInt(mode.replace('-', '0').replaceAll("[rwx]", "1"), 2);
  }

  private static Path toPath(Setting setting, String value) throws UsageException {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new UsageException(setting.key() + " is no path: " + e.getReason(), e);
    }
  }
}
