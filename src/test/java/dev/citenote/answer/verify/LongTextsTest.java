package dev.citenote.answer.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.citenote.answer.WordBag;
import dev.citenote.index.Fingerprint;
import dev.citenote.index.IndexException;
import dev.citenote.index.PassageIndex;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Lexicon;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sentences and passages of 20,000 characters, made of one thing over and over: whatever it is,
/// they are judged soon.
class LongTextsTest {
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final int LONG = 20_000;
  private static final String CHINESE = "Kafka 的消息默认不保留 7 天，由 LinkedIn 提出，比 RabbitMQ 快。";
  private static final String ENGLISH =
      "Raft was not designed by Diego Ongaro in 2013 for 5 nodes.";

  private final Lexicon lexicon = PassageIndex.inMemory(Fingerprint.of("none", 512, 1)).lexicon();
  private final SupportJudge judge = new SupportJudge(new WordBag(), lexicon);
  private final Clash clash = new Clash(lexicon, "");

  LongTextsTest() throws IndexException {}

  static Stream<String> units() {
    return Stream.of(
        "A",
        "a",
        "Ab",
        "aB",
        "a1",
        "1a",
        "1",
        "1,",
        "1.",
        "1,111",
        "1e",
        "1.1.",
        "1 世纪",
        "Abc ",
        "A. ",
        "A-1",
        "a'",
        "n't ",
        "not good ",
        "no ",
        "(GQA)",
        "（GQA",
        "by ",
        "than A ",
        "hundred ",
        "one-",
        "May 1 ",
        "ingly",
        "中",
        "不",
        "不是",
        "不好",
        "由",
        "由x",
        "由 A",
        "高低",
        "比高",
        "《",
        "《中",
        "中·",
        "二",
        "一百",
        "百分之",
        "几",
        "点",
        "1年代",
        "，",
        " ",
        "\n",
        "`",
        "$",
        "[1] ",
        "😀",
        "e\u0301");
  }

  @ParameterizedTest
  @MethodSource("units")
  void judge_oneThingOverAndOver_isSoon(String unit) {
    String text = unit.repeat(LONG / unit.length());
    for (String usual : List.of(CHINESE, ENGLISH)) {
      soon(() -> judge.judge(text, hit(usual)));
      soon(() -> judge.judge(usual, hit(text)));
      soon(() -> judge.judge(usual, hit(usual + text)));
      soon(() -> judge.judge(usual.replace("。", "").replace(".", "") + text, hit(usual)));
    }
    soon(() -> judge.judge(text, hit(text)));
  }

  @ParameterizedTest
  @MethodSource("units")
  void judge_longestThatIsCompared_isSoon(String unit) {
    String sentence = unit.repeat(Disagreements.LONGEST_SENTENCE / unit.length());
    String place = unit.repeat(Disagreements.LONGEST_PLACE / unit.length());

    soon(() -> judge.judge(sentence, hit(place)));
    soon(() -> judge.judge(sentence, hit(CHINESE + place.substring(100))));
    soon(() -> judge.judge(CHINESE, hit(place)));
  }

  @ParameterizedTest
  @MethodSource("units")
  void between_oneThingOverAndOver_isSoon(String unit) {
    String text = unit.repeat(LONG / unit.length());
    for (String usual : List.of(CHINESE, ENGLISH)) {
      soon(() -> clashes(hit(usual), hit(text)));
      soon(() -> clashes(hit(usual + text), hit(usual)));
    }
    soon(() -> clashes(hit(text), hit(text + "x 3")));
    String compared = text.substring(0, 990);
    soon(() -> clashes(hit(compared), hit(compared + "x 3")));
  }

  private List<?> clashes(Hit one, Hit other) {
    return Claim.of(one).stream()
        .flatMap(left -> Claim.of(other).stream().map(right -> clash.between(left, right)))
        .toList();
  }

  private static void soon(Supplier<?> work) {
    assertThat(assertTimeoutPreemptively(SOON, work::get)).isNotNull();
  }

  private static Hit hit(String text) {
    return Notes.hit("long.md", text);
  }
}
