package dev.citenote.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder of encoders, each a subfolder with a `model.json`: single models, and pairs of models
/// with a map between them. Immutable and thread-safe.
public final class ModelStore {
  private static final String UNPACK = "build again with `mvn clean package` to unpack it anew";

  /// For a file that is part of the sources.
  private static final String RESTORE = "restore it, for example with `git checkout -- %s`";

  private final Path folder;

  /// @param folder where the models are; need not be there yet
  public ModelStore(Path folder) {
    this.folder = folder;
  }

  /// Names of the encoders that are there, sorted.
  public List<String> names() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve(CardReader.FILE)))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// Checks every file of an encoder, and of the models it is made of, against their cards.
  ///
  /// @return name of the encoder, then those of its models where it is made of several
  /// @throws ModelException where something is not there, or is not what its card says
  public List<String> verify(String name) throws ModelException {
    return switch (card(name)) {
      case ModelCard model -> {
        load(model);
        yield List.of(name);
      }
      case PairCard pair -> {
        ModelCard chinese = model(pair.chineseModel());
        ModelCard latin = model(pair.latinModel());
        map(pair, chinese, latin);
        load(chinese);
        load(latin);
        yield List.of(name, pair.chineseModel(), pair.latinModel());
      }
    };
  }

  /// What an encoder would be, told by its cards alone: nothing is loaded or checked.
  ///
  /// @return as [Encoder#identity] has it
  /// @throws ModelException where a card is not there or cannot be read
  public String identity(String name) throws ModelException {
    return switch (card(name)) {
      case ModelCard model -> model.identity();
      case PairCard pair -> pair.identity(model(pair.chineseModel()), model(pair.latinModel()));
    };
  }

  /// Length of the vectors of an encoder, told by its card alone.
  ///
  /// @throws ModelException where it is not there or cannot be read
  public int dimensions(String name) throws ModelException {
    return card(name).dimensions();
  }

  /// The card of an encoder; none of its files is looked at.
  Card card(String name) throws ModelException {
    if (!names().contains(name)) {
      throw new ModelException(
          "the models folder %s holds no model \"%s\"; it holds: %s"
              .formatted(folder, name, names().isEmpty() ? "none" : String.join(", ", names())));
    }
    Path home = folder.resolve(name);
    Card card = CardReader.read(home);
    if (!card.name().equals(name)) {
      throw new ModelException(
          "%s names \"%s\", but its folder is \"%s\""
              .formatted(home.resolve(CardReader.FILE), card.name(), name));
    }
    return card;
  }

  /// The card of a single model.
  ModelCard model(String name) throws ModelException {
    return switch (card(name)) {
      case ModelCard model -> model;
      case PairCard pair ->
          throw new ModelException(
              "%s is a pair of models where a single one is wanted".formatted(pair.name()));
    };
  }

  /// Reads a model's files and checks size and SHA-256 of each.
  VerifiedModel load(ModelCard card) throws ModelException {
    byte[] tokenizer = verified(card, card.tokenizer(), UNPACK);
    return new VerifiedModel(card, verified(card, card.model(), UNPACK), tokenizer);
  }

  /// Checks that a pair's models fit its map, then reads that in the same way.
  LinearMap map(PairCard card, ModelCard chinese, ModelCard latin) throws ModelException {
    card.requireFits(chinese, latin);
    return new LinearMap(card, verified(card, card.map(), RESTORE));
  }

  private byte[] verified(Card card, ModelFile expected, String remedy) throws ModelException {
    Path file = folder.resolve(card.name()).resolve(expected.file());
    byte[] bytes = read(file, expected, remedy.formatted(file));
    String found = Sha256.of(bytes);
    if (!found.equals(expected.sha256())) {
      throw new ModelException(
          "the model file %s is damaged: expected sha256 %s, found %s; %s"
              .formatted(file, expected.sha256(), found, remedy.formatted(file)));
    }
    return bytes;
  }

  private static byte[] read(Path file, ModelFile expected, String remedy) throws ModelException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ModelException("the model file %s is not there; %s".formatted(file, remedy));
    }
    try {
      long size = Files.size(file);
      if (size != expected.bytes()) {
        throw new ModelException(
            "the model file %s is damaged: expected %d bytes, found %d; %s"
                .formatted(file, expected.bytes(), size, remedy));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ModelException("the model file %s cannot be read; %s".formatted(file, remedy), e);
    }
  }
}
