package dev.citenote.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelStoreTest {
  private static final String NAME = SmallModel.NAME;

  private final Path models;

  ModelStoreTest(@TempDir Path models) {
    this.models = models;
  }

  @BeforeEach
  void copyModel() throws IOException {
    Files.createDirectory(models.resolve(NAME));
    try (var files = Files.list(SmallModel.FOLDER.resolve(NAME))) {
      for (Path file : files.toList()) {
        Files.copy(file, models.resolve(NAME).resolve(file.getFileName()));
      }
    }
  }

  @Test
  void verify_untouchedModel_givesItsName() throws Exception {
    assertThat(new ModelStore(models).verify(NAME)).containsExactly(NAME);
  }

  @Test
  void identity_everythingThatDecidesAVector_isPartOfIt() throws Exception {
    Set<String> identities = new HashSet<>();
    identities.add(new ModelStore(models).model(NAME).identity());
    List<String> changes =
        List.of(
            "15b717c3 | 25b717c3",
            "48cea5d4 | 58cea5d4",
            "\"cls\" | \"mean\"",
            "\"max_tokens\": 512 | \"max_tokens\": 511",
            "\"lower_case\": true | \"lower_case\": false",
            "\"simplified\": true, | ",
            "\"query_prefix\": \"\" | \"query_prefix\": \"x\"",
            "\"passage_prefix\": \"\" | \"passage_prefix\": \"y\"");
    Path card = models.resolve(NAME).resolve("model.json");
    String original = Files.readString(card);
    for (String change : changes) {
      String[] parts = change.split(" \\| ?", -1);
      Files.writeString(card, original.replace(parts[0], parts[1]));
      String identity = new ModelStore(models).model(NAME).identity();
      assertThat(identity).matches("[0-9a-f]{64}");
      assertThat(identities.add(identity)).as(change).isTrue();
    }
  }

  @Test
  void verify_flippedBytes_namesFileBothHashesAndRemedy() throws Exception {
    Path file = models.resolve(NAME).resolve(NAME + ".onnx");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = bytes.length / 2; i < bytes.length / 2 + 64; i++) {
      bytes[i] ^= (byte) 0xFF;
    }
    Files.write(file, bytes);

    assertThatThrownBy(() -> Encoder.open(new ModelStore(models), NAME))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("expected sha256 15b717c382bcb518")
        .hasMessageContaining("found " + Sha256.of(bytes))
        .hasMessageContaining("mvn clean package")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void verify_truncatedModel_namesBothSizes() throws Exception {
    Path file = models.resolve(NAME).resolve(NAME + ".onnx");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));

    assertRefused(NAME, "expected 24010842 bytes, found 1000");
  }

  @Test
  void verify_otherTokenizerOfSameSize_isRefused() throws Exception {
    Path file = models.resolve(NAME).resolve(NAME + "-tokenizer.json");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertRefused(NAME, "tokenizer.json is damaged: expected sha256 48cea5d4");
  }

  @Test
  void verify_missingFile_saysSo() throws Exception {
    Files.delete(models.resolve(NAME).resolve(NAME + ".onnx"));

    assertRefused(NAME, ".onnx is not there");
  }

  @Test
  void verify_unknownName_listsWhatIsThere() {
    assertRefused("other", "holds no model \"other\"; it holds: " + NAME);
  }

  @Test
  void verify_noModelsFolder_saysNone() {
    assertThatThrownBy(() -> new ModelStore(models.resolve("nowhere")).verify(NAME))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("it holds: none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"dimensions\": 512 | \"dimensions\": 0 | dimensions must be >= 1",
        "\"dimensions\": 512 | \"dimension\": 512 | dimension",
        "\"pooling\": \"cls\" | \"pooling\": \"max\" | max",
        "\"max_tokens\": 512 | \"max_tokens\": 2 | max_tokens must be >= 3",
        "bge-small-zh-v1.5-q.onnx | ../other.onnx | plain name inside",
        "15b717c382bcb518 | 15B717C382BCB518 | 64 hexadecimal digits",
        "\"dimensions\": 512, | '' | dimensions",
        "\"dimensions\": 512, | { | model.json is wrong",
        "\"simplified\": true | \"simplified\": \"so\" | so",
        "\"simplified\": true | \"simplifed\": true | simplifed",
      })
  void verify_wrongCard_saysWhatIsWrongInOneLine(String from, String to, String said)
      throws Exception {
    Path card = models.resolve(NAME).resolve("model.json");
    Files.writeString(card, Files.readString(card).replace(from, to));

    assertRefused(NAME, said);
  }

  private void assertRefused(String name, String said) {
    assertThatThrownBy(() -> new ModelStore(models).verify(name))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(said)
        .message()
        .doesNotContain("\n");
  }
}
