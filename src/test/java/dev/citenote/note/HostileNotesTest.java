package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Notes that were made to be slow, or to exhaust the stack, are read to their end. The time limit
/// only keeps a hang from blocking the build; that reading time grows linearly is shown by the
/// benchmarks in src/jmh.
final class HostileNotesTest {
  private static final Duration HANG = Duration.ofSeconds(30);
  private static final PassageCutter CUTTER = new PassageCutter(String::length, 510);

  /// Notes at a size and at twice that size.
  static Stream<Arguments> notes() {
    return Stream.of(1, 2)
        .flatMap(
            twice ->
                notes(twice).entrySet().stream()
                    .map(it -> Arguments.of(it.getKey() + " x" + twice, it.getValue())));
  }

  private static Map<String, String> notes(int n) {
    Map<String, String> notes = new TreeMap<>();
    notes.put("images", "![".repeat(n * 30_000) + "x" + "](u)".repeat(n * 30_000));
    notes.put("stars", "*".repeat(n * 250_000));
    notes.put("quote marks", ">".repeat(n * 250_000));
    notes.put("deep quotes", ("> ".repeat(200) + "a\n").repeat(n * 500));
    notes.put("nested items", nestedItems(n * 25_000, 100));
    notes.put("nested items, indents without end", nestedItems(n * 1_000, Integer.MAX_VALUE));
    notes.put("nested questions", nestedItems(n * 1_000, 60).replace("item", "什么是"));
    notes.put("comments", "x <!--".repeat(n * 40_000));
    notes.put("comment lines", "<!-- x\n".repeat(n * 40_000));
    notes.put("single line", "深度学习 is a model that uses 注意力机制。".repeat(n * 90_000));
    notes.put("single word", "a".repeat(n * 2_500_000));
    notes.put("newlines", "\n".repeat(n * 500_000));
    notes.put("carriage returns", "\r".repeat(n * 500_000));
    notes.put("open fence", "```\n" + "code line\n".repeat(n * 50_000));
    notes.put("open fences", "````\n```x\n~~~\n".repeat(n * 30_000));
    notes.put("formula lines", "$$ x\n".repeat(n * 50_000));
    notes.put("open formula", "$$\n".repeat(n * 50_000 + 1));
    notes.put("rows without rule", "a | b\n".repeat(n * 50_000));
    notes.put("tables", "a | b\n|---|---|\n".repeat(n * 25_000));
    notes.put("cells", "|".repeat(n * 50_000) + "\n|---|\n" + "|".repeat(n * 50_000));
    notes.put("question lines", "什么是X？\n".repeat(n * 50_000));
    notes.put("question items", "1. 什么是X？\n".repeat(n * 50_000));
    notes.put("question marks", "?".repeat(n * 250_000));
    notes.put("questions on one line", "什么?".repeat(n * 50_000));
    notes.put("gaps", "# 什么是X " + "为什么是Y ".repeat(n * 20_000) + "？");
    notes.put("headings", "# 什么是X？\n".repeat(n * 50_000));
    notes.put("answers", "什么是X？\n\n答案是这个。\n\n".repeat(n * 25_000));
    notes.put("open details", "<details>\n<summary>什么是X</summary>\n".repeat(n * 10_000));
    notes.put("tags", "<a>".repeat(n * 100_000));
    notes.put("addresses", "1. 什么是注意力机制与模型\n\n" + "a.".repeat(n * 50_000));
    notes.put("brackets", "[".repeat(n * 250_000));
    notes.put("lone surrogates", "\uD83D".repeat(n * 100_000));
    return notes;
  }

  private static String nestedItems(int items, int deepest) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < items; i++) {
      list.repeat(' ', Math.min(2 * i, deepest)).append("- item ").append(i).append('\n');
    }
    return list.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notes")
  void cut_hostileNote_endsWithExactPassages(String name, String text) {
    Note note = new Note("note.md", text, "");

    List<Passage> passages = assertTimeoutPreemptively(HANG, () -> CUTTER.cut(note), name);

    for (Passage passage : passages) {
      Span span = passage.span();
      assertThat(text.startsWith(passage.text(), span.start())).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notes")
  void parse_hostileNote_losesNoWord(String name, String text) {
    Block root = assertTimeoutPreemptively(HANG, () -> BlockParser.parse(text), name);

    BitSet read = new BitSet(text.length());
    mark(root, read);
    for (int i = 0; i < text.length(); i++) {
      boolean lost = Character.isLetterOrDigit(text.charAt(i)) && !read.get(i);
      if (lost) {
        fail("character %d of %s is in no block", i, name);
      }
    }
  }

  private static void mark(Block block, BitSet read) {
    read.set(block.start(), block.end());
    block.children().forEach(child -> mark(child, read));
  }
}
