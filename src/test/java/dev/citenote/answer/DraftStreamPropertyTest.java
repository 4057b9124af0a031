package dev.citenote.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whatever a model writes and however it is cut, the draft is the same, and no marker leads
/// nowhere. The seed is in every message.
class DraftStreamPropertyTest {
  private static final int TEXTS = 3_000;

  private static final List<String> PIECES =
      List.of(
          "A is zero",
          "B 是一",
          "cats purr",
          "猫会叫",
          "🙂",
          "3.5",
          "e.g.",
          "U.S.",
          "[",
          "]",
          "【",
          "】",
          "［",
          "］",
          "\\[",
          "\\]",
          "\\(",
          "\\)",
          "[1]",
          "[2]",
          "[3]",
          "[9]",
          "[0]",
          "[1,2]",
          "[1-3]",
          "[^1]",
          "[01]",
          "[[1]]",
          "[1][1]",
          "[1",
          "1]",
          "[1](http://x)",
          "[1](x",
          "【2】",
          "［３］",
          "[a](http://y)",
          "![b](c)",
          "[0, 1]",
          "(",
          ")",
          "（",
          "）",
          "\"",
          "”",
          "*",
          "**",
          "_",
          "`",
          "``",
          "```",
          "~~~",
          "$",
          "$$",
          "|",
          "|---|",
          "#",
          "## ",
          "- ",
          "1. ",
          "> ",
          ".",
          ". ",
          "。",
          "！",
          "?",
          "!",
          "…",
          "，",
          ":",
          "：",
          " ",
          "  ",
          "\n",
          "\n\n",
          "\r\n",
          "\t",
          "<b>",
          "\\",
          "^",
          "1",
          "-",
          "[99]",
          "[-1]",
          "[3,",
          "- 2]",
          "$x[2]$",
          "`a[3]`",
          "\n```java\na[3] = [1];\n```\n",
          "\n- ```\n  a[3]\n  ```\n",
          "![",
          "](http://z)",
          "\uE001");

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void accept_anyPieces_giveTheSameDraft() throws IOException {
    for (int i = 0; i < TEXTS; i++) {
      String text = text(random);
      boolean supportedOnly = random.nextBoolean();
      Drafting whole = Drafting.of(List.of(text), supportedOnly);
      String about = "seed %d, supported only: %s, text:%n%s".formatted(seed, supportedOnly, text);

      assertThat(String.join("", whole.pieces())).as(about).isEqualTo(whole.draft().text());
      for (List<String> pieces :
          List.of(cut(text, 1), cut(text, 3), cut(text, 17), cutAnyhow(text))) {
        Drafting again = Drafting.of(pieces, supportedOnly);
        assertThat(again.draft()).as(about).isEqualTo(whole.draft());
        assertThat(String.join("", again.pieces())).as(about).isEqualTo(again.draft().text());
      }
    }
  }

  @Test
  void finish_anyText_leavesNoMarkerThatLeadsNowhere() {
    check(seed, TEXTS);
  }

  /// Checks the drafts of so many texts.
  static void check(long seed, int texts) {
    Random random = new Random(seed);
    for (int i = 0; i < texts; i++) {
      String text = text(random);
      Draft draft = Drafting.of(List.of(text), random.nextBoolean()).draft();
      String about = "seed %d, text:%n%s%n---%n%s".formatted(seed, text, draft.text());

      List<Integer> cited =
          draft.sentences().stream().flatMap(it -> it.citations().stream()).distinct().toList();
      assertThat(cited)
          .as(about)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, draft.citations().size()).boxed().toList());
      List<String> markers =
          draft.sentences().stream()
              .flatMap(it -> it.citations().stream())
              .map(it -> "[" + it + "]")
              .toList();
      assertThat(MarkersSeen.in(draft.text()))
          .as(about)
          .isEqualTo(new MarkersSeen(markers, markers, markers));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(25);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      text.append(random.nextInt(3) == 0 ? " " : "");
    }
    return text.toString();
  }

  /// The text as it is read from pieces of so many bytes.
  private static List<String> cut(String text, int bytes) throws IOException {
    List<String> pieces = new ArrayList<>();
    byte[] all = text.getBytes(UTF_8);
    Reader reader = new InputStreamReader(new ByteArrayInputStream(all), UTF_8);
    char[] piece = new char[bytes];
    for (int length = reader.read(piece); length > 0; length = reader.read(piece)) {
      pieces.add(new String(piece, 0, length));
    }
    return pieces;
  }

  private List<String> cutAnyhow(String text) {
    List<String> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + random.nextInt(30));
      pieces.add(text.substring(at, end));
      at = end;
    }
    return pieces;
  }
}
