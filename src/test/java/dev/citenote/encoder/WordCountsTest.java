package dev.citenote.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordCountsTest {
  private static final Tokenizer TOKENIZER = open();

  private static Tokenizer open() {
    try {
      ModelStore store = new ModelStore(SmallModel.FOLDER);
      return Tokenizer.open(store.load(store.model(SmallModel.NAME)));
    } catch (ModelException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @AfterAll
  static void close() {
    TOKENIZER.close();
  }

  @Test
  void count_everyLineOfSeeds_equalsTokenizer() throws IOException {
    try (Stream<Path> seeds = Files.list(Path.of("seeds"))) {
      for (Path seed : seeds.toList()) {
        String note = Files.readString(seed);
        assertCountsAsTokenizer(note);
        note.lines().forEach(WordCountsTest::assertCountsAsTokenizer);
      }
    }
  }

  @Test
  void count_everyCharacterOfBasicPlane_equalsTokenizer() {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      if (!Character.isSurrogate(c)) {
        assertCountsAsTokenizer("a" + c + "b学" + c + "。" + c);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[CLS] and [MASK]",
        "[cls]",
        "ΑΣ.Β ΟΔΟΣ",
        "Café cafe\u0301 学\u0301。\u0301",
        "a\u0000b a\u200Bb a\uFEFFb a\u00ADb",
        "a\u000Bb a\fb a\u0085b a\u2028b",
        "≠ a≠b =\u0338",
        "😀 a😀b 👩‍👩‍👧 1️⃣",
        "𠀀𪛖 a𠀀b",
        "が ガ 한국어 豈",
        "İstanbul ı ſ K Å",
        "x_y-z a.b@c.d 3.14 1,000 C++ $x^2$"
      })
  void count_oddCharacters_equalsTokenizer(String text) {
    assertCountsAsTokenizer(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33, 99, 100, 101, 200})
  void count_longWord_equalsTokenizer(int length) {
    assertCountsAsTokenizer("b".repeat(length));
    assertCountsAsTokenizer("学" + "Ab1".repeat(length) + "，" + "é".repeat(length));
  }

  @Test
  void count_randomMixedText_equalsTokenizer() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String text = mixed(random);
      assertThat(TOKENIZER.count(text))
          .as("seed %d, text %s", seed, text)
          .isEqualTo(TOKENIZER.countAtOnce(text));
    }
  }

  @Test
  void count_moreWordsThanRemembered_staysExact() {
    AtomicInteger asked = new AtomicInteger();
    WordCounts counts =
        new WordCounts(
            word -> {
              asked.incrementAndGet();
              return word.length();
            });

    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 30_000; i++) {
        assertThat(counts.count("word" + i)).isEqualTo(("word" + i).length());
      }
    }
    int before = asked.get();
    assertThat(counts.count("word29999 word29999")).isEqualTo(18);
    assertThat(asked.get()).isEqualTo(before);
  }

  @Test
  void count_manyThreads_equalsTokenizer() {
    List<String> texts = IntStream.range(0, 500).mapToObj(i -> mixed(new Random(i))).toList();

    assertThat(texts.parallelStream().map(TOKENIZER::count).toList())
        .isEqualTo(texts.stream().map(TOKENIZER::countAtOnce).toList());
  }

  private static void assertCountsAsTokenizer(String text) {
    assertThat(TOKENIZER.count(text)).as(text).isEqualTo(TOKENIZER.countAtOnce(text));
  }

  private static String mixed(Random random) {
    List<String> words =
        List.of(
            "transformer",
            "LoRA",
            "é",
            "\u0301",
            "学",
            "习",
            "。",
            "，",
            " ",
            "\n",
            "\t",
            "\u3000",
            "\u00A0",
            "→",
            "①",
            "$",
            "_",
            "-",
            "2017",
            "😀",
            "\u200B",
            "\u0007",
            "Σ",
            "[",
            "PAD",
            "]",
            "“",
            "…",
            "％",
            "ｗ",
            "が",
            "\uFE0F",
            "·",
            "～",
            "〇",
            "々");
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      text.append(
          random.nextInt(10) == 0
              ? Character.toString(randomCharacter(random))
              : words.get(random.nextInt(words.size())));
    }
    return text.toString();
  }

  private static int randomCharacter(Random random) {
    int c = random.nextInt(0x3_0000);
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 'x' : c;
  }
}
