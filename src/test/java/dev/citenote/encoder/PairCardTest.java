package dev.citenote.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.retrieve.TextEncoder.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A folder of two models and a map, in which something is wrong.
final class PairCardTest {
  private static final String PAIR = "e5-to-bge";
  private static final String LATIN = "e5-small-v2-q";

  private final Path models;
  private final ModelStore store;

  PairCardTest(@TempDir Path models) {
    this.models = models;
    this.store = new ModelStore(models);
  }

  @BeforeEach
  void copyModels() throws IOException {
    for (String name : List.of(PAIR, LATIN, SmallModel.NAME)) {
      Files.createDirectory(models.resolve(name));
      try (var files = Files.list(SmallModel.FOLDER.resolve(name))) {
        for (Path file : files.toList()) {
          Files.copy(file, models.resolve(name).resolve(file.getFileName()));
        }
      }
    }
  }

  @Test
  void verify_pair_namesAllThatWasChecked() throws Exception {
    assertThat(store.verify(PAIR)).containsExactly(PAIR, SmallModel.NAME, LATIN);
  }

  @Test
  void open_damagedMap_namesFileBothHashesAndRemedy() throws Exception {
    Path map = models.resolve(PAIR).resolve("map.f32");
    byte[] bytes = Files.readAllBytes(map);
    bytes[bytes.length / 2] ^= 1;
    Files.write(map, bytes);

    assertThatThrownBy(() -> Encoder.open(store, PAIR))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(map + " is damaged")
        .hasMessageContaining("expected sha256 518bd02a8922c5f8")
        .hasMessageContaining("found " + Sha256.of(bytes))
        .hasMessageContaining("git checkout -- " + map)
        .message()
        .doesNotContain("\n");
    assertThatThrownBy(() -> store.verify(PAIR)).hasMessageContaining("map.f32 is damaged");
  }

  @Test
  void open_missingLatinModel_encodesChineseAndSaysWhatEnglishLacks() throws Exception {
    Path onnx = models.resolve(LATIN).resolve(LATIN + ".onnx");
    byte[] bytes = Files.readAllBytes(onnx);
    Files.delete(onnx);

    try (Encoder encoder = Encoder.open(store, PAIR)) {
      assertThat(encoder.encode(List.of("束搜索"), Purpose.QUERY).size()).isEqualTo(1);
      assertThatThrownBy(() -> encoder.encode(List.of("beam search", "束搜索"), Purpose.QUERY))
          .isInstanceOf(EncodingException.class)
          .hasMessageContaining(onnx + " is not there")
          .hasMessageContaining("mvn clean package");
      assertThatThrownBy(() -> store.verify(PAIR)).hasMessageContaining(".onnx is not there");

      Files.write(onnx, bytes);
      assertThat(encoder.encode(List.of("beam search"), Purpose.QUERY).size()).isEqualTo(1);
    }
  }

  @Test
  void encode_damagedLatinModel_namesBothHashes() throws Exception {
    Path onnx = models.resolve(LATIN).resolve(LATIN + ".onnx");
    byte[] bytes = Files.readAllBytes(onnx);
    bytes[bytes.length / 2] ^= 1;
    Files.write(onnx, bytes);

    try (Encoder encoder = Encoder.open(store, PAIR)) {
      assertThatThrownBy(() -> encoder.encode(List.of("beam search"), Purpose.QUERY))
          .isInstanceOf(EncodingException.class)
          .hasMessageContaining("expected sha256 7d9092cb25f2bd1c")
          .hasMessageContaining("found " + Sha256.of(bytes));
    }
  }

  @Test
  void identity_everythingThatDecidesAVector_isPartOfIt() throws Exception {
    String untouched = identity();
    assertThat(untouched).matches("[0-9a-f]{64}").isEqualTo(identity());

    byte[] map = Files.readAllBytes(models.resolve(PAIR).resolve("map.f32"));
    map[0] ^= 1;
    Files.write(models.resolve(PAIR).resolve("map.f32"), map);
    replace(
        PAIR, "518bd02a8922c5f8d2d456bcb46ad942eeb70c17d340c831ca1361a4d9987701", Sha256.of(map));
    String otherMap = identity();
    replace(LATIN, "\"mean\"", "\"cls\"");
    String otherLatin = identity();
    replace(SmallModel.NAME, "\"simplified\": true", "\"simplified\": false");

    assertThat(List.of(untouched, otherMap, otherLatin, identity())).doesNotHaveDuplicates();
  }

  private String identity() throws ModelException {
    try (Encoder encoder = Encoder.open(store, PAIR)) {
      return encoder.identity();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "e5-to-bge | \"latin_dimensions\": 384 | \"latin_dimensions\": 383 | 786432 bytes, got 788480",
        "e5-to-bge | \"latin_dimensions\": 384 | \"latin_dimensions\": 0 | must be >= 1, got 0 and 512",
        "e5-to-bge | \"latin_dimensions\" | \"dimension\" | dimension",
        "e5-to-bge | map.f32 | ../map.f32 | plain name inside",
        "e5-to-bge | \"e5-small-v2-q\" | \"e6\" | holds no model \"e6\"",
        "e5-to-bge | \"e5-small-v2-q\" | \"e5-to-bge\" | is a pair of models where a single one",
        "e5-to-bge | \"e5-small-v2-q\" | \"bge-small-zh-v1.5-q\" | 384 dimensions into 512, but bge-small-zh-v1.5-q has 512",
        "e5-small-v2-q | \"dimensions\": 384 | \"dimensions\": 768 | but e5-small-v2-q has 768",
        "bge-small-zh-v1.5-q | \"dimensions\": 512 | \"dimensions\": 768 | bge-small-zh-v1.5-q has 768",
        "e5-small-v2-q | { | [ | model.json is wrong",
      })
  void open_wrongCard_saysWhatIsWrongInOneLine(String name, String from, String to, String said)
      throws Exception {
    replace(name, from, to);

    assertThatThrownBy(() -> Encoder.open(store, PAIR))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(said)
        .message()
        .doesNotContain("\n");
    assertThatThrownBy(() -> store.verify(PAIR)).hasMessageContaining(said);
  }

  private void replace(String name, String from, String to) throws IOException {
    Path card = models.resolve(name).resolve("model.json");
    assertThat(card).content().contains(from);
    Files.writeString(card, Files.readString(card).replace(from, to));
  }
}
