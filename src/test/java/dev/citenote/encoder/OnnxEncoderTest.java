package dev.citenote.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OnnxEncoderTest {
  private final OnnxEncoder encoder = SmallModel.model();

  @Test
  void encode_knownSentences_matchVectorsOfAnotherRuntime() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/encoder/golden.json")) {
      for (JsonNode golden : new ObjectMapper().readTree(in).get("vectors")) {
        String text = golden.get("text").asText();
        float[] vector = encode(List.of(text)).row(0);
        double dot = 0;
        double expected = 0;
        double actual = 0;
        for (int i = 0; i < golden.get("first").size(); i++) {
          double value = golden.get("first").get(i).asDouble();
          dot += value * vector[i];
          expected += value * value;
          actual += vector[i] * vector[i];
        }
        // Integer kernels differ in rounding from one runtime to the next.
        assertThat(dot / Math.sqrt(expected * actual)).as(text).isGreaterThan(0.995);
        assertThat(actual / expected).as(text).isCloseTo(1, within(0.1));
      }
    }
  }

  @Test
  void encode_capitalLetters_areReadAsWords() {
    Vectors vectors = encode(List.of("LoRA", "lora", "GPT", "Café", "cafe"));

    assertThat(vectors.cosine(0, vectors, 1)).isCloseTo(1, within(1e-5));
    assertThat(vectors.cosine(0, vectors, 2)).isLessThan(0.9);
    assertThat(vectors.cosine(3, vectors, 4)).isCloseTo(1, within(1e-5));
  }

  @Test
  void encode_manyTexts_equalsOneByOne() {
    List<String> texts = texts(60);
    Vectors together = encode(texts);

    for (int i = 0; i < texts.size(); i++) {
      assertThat(together.row(i)).isEqualTo(encode(List.of(texts.get(i))).row(0));
    }
  }

  @Test
  void encode_fromManyThreads_equalsSequential() {
    List<String> texts = texts(20);
    Vectors expected = encode(texts);
    List<CompletableFuture<Vectors>> calls =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> encode(texts)))
            .toList();

    for (CompletableFuture<Vectors> call : calls) {
      for (int i = 0; i < texts.size(); i++) {
        assertThat(call.join().row(i)).isEqualTo(expected.row(i));
      }
    }
  }

  @Test
  void encode_repeatedTexts_encodesEachOnceAndKeepsOrder() {
    List<Integer> progress = new ArrayList<>();
    Vectors vectors =
        encoder.encode(List.of("甲", "乙", "甲", "丙", "乙", "丁"), Purpose.PASSAGE, progress::add);

    assertThat(vectors.size()).isEqualTo(6);
    assertThat(vectors.row(2)).isEqualTo(vectors.row(0)).isNotEqualTo(vectors.row(1));
    assertThat(vectors.row(4)).isEqualTo(vectors.row(1));
    assertThat(progress).isSorted().endsWith(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "😀", "\u0000", "\uD800", "\u200B"})
  void encode_textWithoutWords_givesUnitVector(String text) {
    float[] vector = encode(List.of(text)).row(0);

    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    assertThat(squares).isCloseTo(1, within(1e-4));
  }

  @Test
  void encode_textBeyondLimit_isCutAndStillCounted() {
    String text = "位置编码".repeat(1000);

    assertThat(encode(List.of(text)).row(0))
        .isEqualTo(encode(List.of(text.substring(0, 510))).row(0));
    assertThat(encoder.count(text)).isEqualTo(4000);
  }

  @Test
  void encode_traditionalText_equalsSimplifiedVector() {
    Vectors vectors = encode(List.of("注意力機制與向量檢索", "注意力机制与向量检索", "著名的注意力机制"));

    assertThat(vectors.row(0)).isEqualTo(vectors.row(1)).isNotEqualTo(vectors.row(2));
    assertThat(encoder.count("注意力機制與向量檢索")).isEqualTo(encoder.count("注意力机制与向量检索"));
  }

  @Test
  void count_text_leavesOutStartAndEnd() {
    assertThat(encoder.count("")).isZero();
    assertThat(encoder.count("位置编码")).isEqualTo(4);
  }

  @Test
  void encode_noTexts_givesNoVectors() {
    assertThat(encode(List.of()).size()).isZero();
  }

  @Test
  void encode_failingProgress_endsTheCallAndLeavesTheEncoderUsable() {
    assertThatThrownBy(
            () ->
                encoder.encode(
                    texts(20),
                    Purpose.PASSAGE,
                    done -> {
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
    assertThat(encode(texts(5)).size()).isEqualTo(5);
  }

  @Test
  void close_duringWork_endsItAndRefusesMore() {
    OnnxEncoder own = SmallModel.open();
    CompletableFuture<Void> started = new CompletableFuture<>();
    CompletableFuture<Vectors> work =
        CompletableFuture.supplyAsync(
            () -> own.encode(texts(2_000), Purpose.PASSAGE, done -> started.complete(null)));
    started.join();
    own.close();
    own.close();

    assertThat(work).isCompletedExceptionally();
    assertThatThrownBy(() -> own.count("x")).hasMessageContaining("closed");
  }

  private Vectors encode(List<String> texts) {
    return encoder.encode(texts, Purpose.PASSAGE);
  }

  private static List<String> texts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "第%d条：注意力 attention %s".formatted(i, "长".repeat(i)))
        .toList();
  }
}
