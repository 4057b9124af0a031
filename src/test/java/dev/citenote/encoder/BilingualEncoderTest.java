package dev.citenote.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two real models with one space of vectors.
final class BilingualEncoderTest {
  private static final Encoder ENCODER = open();

  private static Encoder open() {
    try {
      return Encoder.open(new ModelStore(SmallModel.FOLDER), "e5-to-bge");
    } catch (ModelException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  @Test
  void encode_englishQuery_givesThePublishedVector() {
    float[] vector = query("How many points did the Panthers defense surrender?").row(0);

    assertThat(vector).hasSize(512);
    double[] published = {-0.02135, 0.06392, 0.02773, 0.01906};
    for (int i = 0; i < published.length; i++) {
      // Integer kernels differ in rounding from one processor to the next.
      assertThat(vector[i]).isCloseTo((float) published[i], within(0.01f));
    }
    assertThat(length(vector)).isCloseTo(1, within(1e-4));
  }

  @Test
  void encode_capitalLetters_makeNoDifferenceInEnglish() {
    Vectors vectors = passages("Gradient Descent", "gradient descent");

    assertThat(vectors.row(0)).isEqualTo(vectors.row(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"注意力机制是什么？", "LoRA 的 rank 怎么选？", "学"})
  void encode_chinese_isTheChineseModelsVector(String text) {
    for (Purpose purpose : Purpose.values()) {
      assertThat(ENCODER.encode(List.of(text), purpose).row(0))
          .isEqualTo(SmallModel.encoder().encode(List.of(text), purpose).row(0));
    }
  }

  @Test
  void encode_englishThatQuotesChinese_isReadByItsSide() {
    String text = "The word 熵 stands for entropy in the notes of this course.";

    float[] chinese = SmallModel.encoder().encode(List.of(text), Purpose.PASSAGE).row(0);

    assertThat(query(text).row(0)).isEqualTo(chinese);
    assertThat(passages(text).row(0)).isNotEqualTo(chinese);
  }

  @Test
  void encode_mixedList_keepsItsOrder() {
    List<String> texts =
        IntStream.range(0, 24)
            .mapToObj(i -> i % 3 == 1 ? "第%d条：注意力".formatted(i) : "Rule %d: attention".formatted(i))
            .toList();
    Vectors together = ENCODER.encode(texts, Purpose.PASSAGE);

    assertThat(together.size()).isEqualTo(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      assertThat(together.row(i)).isEqualTo(passages(texts.get(i)).row(0));
    }
    assertThat(ENCODER.encode(List.of(), Purpose.PASSAGE).size()).isZero();
  }

  @Test
  void encode_sameInTheOtherLanguage_isCloserThanAnotherMatter() {
    Vectors english = query("How does gradient descent update the weights?");
    Vectors chinese = passages("梯度下降如何更新权重", "红烧肉要先焯水再上色", "西湖在杭州");

    assertThat(english.cosine(0, chinese, 0))
        .isGreaterThan(english.cosine(0, chinese, 1) + 0.2)
        .isGreaterThan(english.cosine(0, chinese, 2) + 0.2);
  }

  @Test
  void encode_traditionalText_equalsSimplifiedVector() {
    Vectors vectors = passages("資料庫的交易隔離級別", "资料库的交易隔离级别");

    assertThat(vectors.row(0)).isEqualTo(vectors.row(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "😀", "\u0000", "Привет", "!"})
  void encode_textOfNeitherLanguage_givesUnitVector(String text) {
    assertThat(length(passages(text).row(0))).isCloseTo(1, within(1e-4));
  }

  @Test
  void count_text_isTheChineseModels() {
    for (String text : List.of("位置编码", "positional encoding", "", "LoRA 的秩")) {
      assertThat(ENCODER.count(text)).isEqualTo(SmallModel.encoder().count(text));
    }
  }

  @Test
  void encode_firstLatinTextsFromManyThreads_areTheSame() {
    try (Encoder own = open()) {
      List<CompletableFuture<Vectors>> calls =
          IntStream.range(0, 6)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> own.encode(List.of("beam search", "束搜索"), Purpose.PASSAGE)))
              .toList();

      Vectors expected = passages("beam search", "束搜索");
      for (CompletableFuture<Vectors> call : calls) {
        assertThat(call.join().row(0)).isEqualTo(expected.row(0));
        assertThat(call.join().row(1)).isEqualTo(expected.row(1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "beam search", "束搜索"})
  void close_beforeAndAfterWork_refusesBothLanguages(String before) {
    Encoder own = open();
    if (!before.isEmpty()) {
      own.encode(List.of(before), Purpose.QUERY);
    }
    own.close();
    own.close();

    assertThatThrownBy(() -> own.count("x")).hasMessageContaining("closed");
    for (String text : List.of("beam search", "束搜索")) {
      assertThatThrownBy(() -> own.encode(List.of(text), Purpose.QUERY))
          .hasMessageContaining("closed");
    }
  }

  @Test
  void close_duringLatinWork_endsIt() {
    Encoder own = open();
    own.encode(List.of("warm"), Purpose.PASSAGE);
    CompletableFuture<Void> started = new CompletableFuture<>();
    List<String> texts =
        new AbstractList<>() {
          @Override
          public String get(int i) {
            if (i == size() - 1) {
              started.complete(null);
            }
            return "Rule %d".formatted(i);
          }

          @Override
          public int size() {
            return 3_000;
          }
        };
    CompletableFuture<Vectors> work =
        CompletableFuture.supplyAsync(() -> own.encode(texts, Purpose.PASSAGE));
    started.join();
    LockSupport.parkNanos(50_000_000);
    own.close();

    assertThat(work).failsWithin(Duration.ofSeconds(20));
  }

  private static Vectors query(String text) {
    return ENCODER.encode(List.of(text), Purpose.QUERY);
  }

  private static Vectors passages(String... texts) {
    return ENCODER.encode(List.of(texts), Purpose.PASSAGE);
  }

  private static double length(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
