package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShadowsTest {

  @Test
  void org_headlines_becomeHeadingsWithoutStateAndTags() {
    assertOrg("* a\n*** TODO [#A] b :x:y:\n", "# a\n###           b\n");
    assertOrg("**bold** text\n", "**bold** text\n");
  }

  @Test
  void org_blocks_becomeFencesOrLoseTheirFrame() {
    assertOrg("#+BEGIN_SRC java\n* x\n#+END_SRC\n", "```java\n* x\n```\n");
    assertOrg("  #+begin_example\n  x\n  #+end_example\n", "  ```\n  x\n  ```\n");
    assertOrg("#+begin_quote\nx\n#+end_quote\n", "\nx\n\n");
    assertOrg("#+BEGIN_SRC java\nno end\n", "\nno end\n");
  }

  @Test
  void org_whatIsNoText_becomesBlank() {
    assertOrg(":PROPERTIES:\n:ID: 1\n:END:\ntext\n", "\n\n\ntext\n");
    assertOrg("# comment\n#+AUTHOR: a\nDEADLINE: <2026-01-01>\n", "\n\n\n");
    assertOrg("#hashtag\n:noted: a fact\n", "#hashtag\n:noted: a fact\n");
  }

  @Test
  void org_tableRules_becomeMarkdowns() {
    assertOrg("| a | b |\n|---+---|\n| c | d |\n", "| a | b |\n|---|---|\n| c | d |\n");
  }

  @Test
  void org_title_isAHeading() {
    String text = "#+TITLE: 笔记\n";

    assertThat(OrgShadow.of(text).headings()).isEqualTo(Map.of(0, 1));
    assertOrg(text, "         笔记\n");
  }

  @Test
  void rst_titles_haveTheLevelOfTheirAdornmentsOrder() {
    String text = "====\nBook\n====\n\nOne\n---\n\n为什么？\n~~~~~~~~\n\nTwo\n---\n";
    Shadow shadow = RstShadow.of(text);

    assertThat(levels(text, shadow))
        .containsExactlyInAnyOrder("Book 1", "One 2", "为什么？ 3", "Two 2");
    assertRst(text, "\nBook\n\n\nOne\n\n\n为什么？\n\n\nTwo\n\n");
  }

  @Test
  void rst_underlineBelowAParagraph_isNoTitle() {
    assertThat(RstShadow.of("a\nb\n---\n\n----\n\nc\n").headings()).isEmpty();
  }

  @Test
  void rst_code_isToldByItsLinesWhateverItLooksLike() {
    assertCode(
        ".. code-block:: java\n   :linenos:\n\n   # 什么?\n\n   int a;\n\ntext\n",
        "   # 什么?",
        "   int a;");
    assertCode("So::\n\n  a\n\nb\n", "  a");
    assertCode(".. note:: Careful.\n   And more.\n");
  }

  @Test
  void rst_directives_keepWhatTheyHold() {
    assertRst(".. note:: Careful.\n   And more.\n", "          Careful.\n   And more.\n");
    assertRst(".. image:: a.png\n   :alt: x\n", "\n\n");
    assertRst(".. comment\n   goes on\n\ntext\n", "\n\n\ntext\n");
    assertRst(".. [1] A footnote.\n.. _here: there\n", "       A footnote.\n\n");
    assertRst("#. one\n#. two\n", "-  one\n-  two\n");
  }

  @Test
  void rst_tables_getBarsAndARule() {
    assertRst(
        "===== =====\nname  use\n===== =====\nQuery 查询\n===== =====\n",
        "\nname |use\n-----|-----\nQuery|查询\n\n");
    assertRst(
        "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n| e | f |\n+---+---+\n",
        "\n| a | b |\n|---|---|\n| c | d |\n|   |   |\n| e | f |\n\n");
  }

  @Test
  void of_samples_keepEveryLineInItsPlace() throws IOException {
    Path folder = Path.of("src/test/resources/formats");
    String org = Files.readString(folder.resolve("attention.org"));
    String rst = Files.readString(folder.resolve("attention.rst"));

    assertSameLines(org, OrgShadow.of(org));
    assertSameLines(rst, RstShadow.of(rst));
    assertThat(levels(rst, RstShadow.of(rst))).contains("注意力机制笔记 1", "为什么要除以根号 d？ 2", "Code 3");
  }

  @Test
  void of_randomLines_keepEveryLineInItsPlace() {
    List<String> lines =
        List.of(
            "* a",
            "** TODO b :c:",
            "#+BEGIN_SRC x",
            "#+end_src",
            ":PROPERTIES:",
            ":END:",
            "|-+-|",
            "====",
            "----",
            "题目",
            "Title",
            ".. code:: x",
            ".. note:: 好",
            "   :opt: 1",
            "   x",
            "a::",
            "== ==",
            "a  b",
            "+--+--+",
            "| a| b|",
            "#. x",
            "",
            "",
            "::",
            "..",
            ": x",
            "# x",
            "\t- y");
    long seed = 42;
    Random random = new Random(seed);
    for (int round = 0; round < 3000; round++) {
      String end = random.nextBoolean() ? "\n" : "\r\n";
      String text =
          random
              .ints(random.nextInt(12), 0, lines.size())
              .mapToObj(lines::get)
              .collect(Collectors.joining(end));

      assertSameLines(text, OrgShadow.of(text));
      assertSameLines(text, RstShadow.of(text));
    }
  }

  private static List<String> levels(String text, Shadow shadow) {
    return shadow.headings().entrySet().stream()
        .map(e -> text.substring(e.getKey(), text.indexOf('\n', e.getKey())) + " " + e.getValue())
        .toList();
  }

  private static void assertCode(String text, String... lines) {
    Shadow shadow = RstShadow.of(text);
    assertSameLines(text, shadow);
    assertThat(shadow.code().stream().sorted())
        .extracting(start -> text.substring(start, text.indexOf('\n', start)))
        .containsExactly(lines);
  }

  private static void assertOrg(String text, String expected) {
    assertShadow(OrgShadow::of, text, expected);
  }

  private static void assertRst(String text, String expected) {
    assertShadow(RstShadow::of, text, expected);
  }

  private static void assertShadow(Function<String, Shadow> of, String text, String expected) {
    Shadow shadow = of.apply(text);
    assertSameLines(text, shadow);
    assertThat(shadow.text().lines().map(String::stripTrailing))
        .containsExactlyElementsOf(expected.lines().toList());
  }

  private static void assertSameLines(String text, Shadow shadow) {
    assertThat(shadow.text()).as(text).hasSameSizeAs(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        assertThat(shadow.text().charAt(i)).as(text).isEqualTo(c);
      }
    }
  }
}
