package dev.citenote.encoder;

import dev.citenote.encoder.ModelCard.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder of encoder models, each a subfolder with a `model.json`. Immutable and thread-safe.
public final class ModelStore {
  private static final String REMEDY = "build again with `mvn clean package` to unpack it anew";

  private final Path folder;

  /// @param folder where the models are; need not be there yet
  public ModelStore(Path folder) {
    this.folder = folder;
  }

  /// Names of the models that are there, sorted.
  public List<String> names() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve(ModelCard.FILE)))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// Reads a model's files and checks size and SHA-256 of each against its card.
  ///
  /// @throws ModelException where the model is not there, or is not what its card says
  public VerifiedModel verify(String name) throws ModelException {
    if (!names().contains(name)) {
      throw new ModelException(
          "the models folder %s holds no model \"%s\"; it holds: %s"
              .formatted(folder, name, names().isEmpty() ? "none" : String.join(", ", names())));
    }
    Path home = folder.resolve(name);
    ModelCard card = ModelCard.read(home);
    if (!card.name().equals(name)) {
      throw new ModelException(
          "%s names \"%s\", but its folder is \"%s\""
              .formatted(home.resolve(ModelCard.FILE), card.name(), name));
    }
    byte[] tokenizer = verified(home, card.tokenizer());
    return new VerifiedModel(card, verified(home, card.model()), tokenizer);
  }

  private static byte[] verified(Path home, ModelFile expected) throws ModelException {
    Path file = home.resolve(expected.file());
    byte[] bytes = read(file, expected);
    String found = Sha256.of(bytes);
    if (!found.equals(expected.sha256())) {
      throw new ModelException(
          "the model file %s is damaged: expected sha256 %s, found %s; %s"
              .formatted(file, expected.sha256(), found, REMEDY));
    }
    return bytes;
  }

  private static byte[] read(Path file, ModelFile expected) throws ModelException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ModelException("the model file %s is not there; %s".formatted(file, REMEDY));
    }
    try {
      long size = Files.size(file);
      if (size != expected.bytes()) {
        throw new ModelException(
            "the model file %s is damaged: expected %d bytes, found %d; %s"
                .formatted(file, expected.bytes(), size, REMEDY));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ModelException("the model file %s cannot be read; %s".formatted(file, REMEDY), e);
    }
  }
}
