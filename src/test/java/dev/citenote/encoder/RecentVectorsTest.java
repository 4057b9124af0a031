package dev.citenote.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RecentVectorsTest {
  private final Asked asked = new Asked();

  @Test
  void encode_repeatedPassages_areEncodedOnceAndEqual() {
    RecentVectors recent = new RecentVectors(asked);
    List<String> texts = List.of("注意力", "缓存", "注意力", "队列");

    Vectors first = recent.encode(texts, Purpose.PASSAGE);
    Vectors second = recent.encode(List.of("队列", "缓存", "锁"), Purpose.PASSAGE);

    assertThat(asked.texts).containsExactly("注意力", "缓存", "队列", "锁");
    assertRows(first, texts);
    assertRows(second, List.of("队列", "缓存", "锁"));
    assertThat(recent.dimensions()).isEqualTo(512);
    assertThat(recent.encode(List.of(), Purpose.PASSAGE).size()).isZero();
  }

  @Test
  void encode_query_isRememberedAndNotTakenForAPassage() {
    RecentVectors recent = new RecentVectors(asked);

    recent.encode(List.of("注意力"), Purpose.QUERY);
    recent.encode(List.of("注意力"), Purpose.PASSAGE);
    recent.encode(List.of("注意力"), Purpose.QUERY);

    assertThat(asked.texts).containsExactly("注意力", "注意力");
  }

  @Test
  void encode_moreThanRemembered_forgetsWhatWasAskedForLongestAgo() {
    RecentVectors recent = new RecentVectors(asked, 2);

    recent.encode(List.of("甲"), Purpose.PASSAGE);
    recent.encode(List.of("乙"), Purpose.PASSAGE);
    recent.encode(List.of("甲"), Purpose.PASSAGE);
    recent.encode(List.of("丙"), Purpose.PASSAGE);
    asked.texts.clear();
    recent.encode(List.of("甲", "丙"), Purpose.PASSAGE);
    assertThat(asked.texts).isEmpty();
    recent.encode(List.of("乙"), Purpose.PASSAGE);
    assertThat(asked.texts).containsExactly("乙");

    List<String> many = List.of("一", "二", "三", "四", "五");
    assertRows(recent.encode(many, Purpose.PASSAGE), many);
  }

  @Test
  void encode_fromManyThreads_givesEachItsOwn() {
    RecentVectors recent = new RecentVectors(asked, 8);
    long seed = System.nanoTime();
    List<CompletableFuture<Void>> calls =
        IntStream.range(0, 4)
            .mapToObj(
                thread ->
                    CompletableFuture.runAsync(
                        () -> {
                          Random random = new Random(seed + thread);
                          for (int i = 0; i < 40; i++) {
                            List<String> texts =
                                random.ints(3, 0, 16).mapToObj(n -> "第" + n + "条").toList();
                            assertRows(recent.encode(texts, Purpose.PASSAGE), texts);
                          }
                        }))
            .toList();

    calls.forEach(CompletableFuture::join);
    assertThat(asked.texts.size()).as("seed %d", seed).isLessThan(480);
  }

  private static void assertRows(Vectors vectors, List<String> texts) {
    assertThat(vectors.size()).isEqualTo(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      assertThat(vectors.row(i))
          .isEqualTo(SmallModel.encoder().encode(List.of(texts.get(i)), Purpose.PASSAGE).row(0));
    }
  }

  /// The real model, noting what it is asked for.
  private static final class Asked implements TextEncoder {
    final List<String> texts = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Vectors encode(List<String> asked, Purpose purpose) {
      texts.addAll(asked);
      return SmallModel.encoder().encode(asked, purpose);
    }

    @Override
    public int dimensions() {
      return SmallModel.encoder().dimensions();
    }
  }
}
