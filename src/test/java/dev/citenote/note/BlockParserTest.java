package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BlockParserTest {
  private static final List<String> PIECES =
      List.of(
          "# 标题\n",
          "## Heading ##\n",
          "### \n",
          "- 项目\n",
          "\t12. 缩进 tab\n",
          "     3. deep\n",
          "9.1 sub\n",
          "plain text line\n",
          "中文段落，没有结尾\n",
          "\n",
          "\n\n",
          "---\n",
          "==========\n",
          "```\ncode # no\n```\n",
          "~~~\nopen fence\n",
          "$$\nx_i = 1\n$$\n",
          "$$ y $$\n",
          "| a | b |\n|---|---|\n| 1 | 2 |\n",
          "题 | 答案\n--|--\n什么是`a|b`？ | 1 \\| 2\n没有`闭合 | x\n",
          "> quoted\n",
          "> > 嵌套\n> - 引用的列表\n",
          ">>>>>>>>>>> 深\n",
          "    int x = f(1);\n    return x;\n",
          "    # 注释\n",
          "<summary><b>What is it?</b></summary><br>\n",
          "</details>\n",
          "<h3>标题</h3>\n",
          "<!-- 注释\n多行 -->\n",
          "<!-- open\n",
          "1. ### What is X?\n",
          "什么是缓存？缓存是保存结果的地方。\n",
          "Q1：为什么？\n答：因为快。\n",
          "自我介绍\n怎么优化\n为什么离职\n",
          "![图](a.png) [链接](b.md)\n",
          "$E = mc^2$ 是公式\n",
          "<ClientOnly>\n",
          "  <leave/>\n",
          "**粗体标题**\n",
          "-  **面试**\n",
          "一、总论\n",
          "24:\n",
          "- [x] done\n",
          "① 圈\n",
          "（2）括号\n",
          "- 1. both\n",
          "question ==> answer\n",
          "\r\n",
          "😀 emoji\r\n",
          "*".repeat(60) + "\n",
          "text\nunderlined\n===\n",
          "solo\n---\n");

  @RepeatedTest(200)
  void parse_anyText_blocksCoverWhatWasWrittenInOrder(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    String text = randomText(new Random(seed));

    List<Block> blocks = flatten(BlockParser.parse(text));

    int reached = 0;
    for (Block block : blocks) {
      assertThat(block.start())
          .as("seed %d: overlap in %s", seed, text)
          .isGreaterThanOrEqualTo(reached);
      assertThat(written(text.substring(reached, block.start())))
          .as("seed %d: lost text", seed)
          .isEmpty();
      reached = block.end();
    }
    assertThat(written(text.substring(reached)))
        .as("seed %d: lost text at the end", seed)
        .isEmpty();
  }

  /// What a person wrote: letters, digits and symbols, but not the marks of quotes and tables.
  private static String written(String text) {
    return text.replaceAll("[\\s>|:-]", "");
  }

  @Test
  void parse_listIndentedBelowBoldLine_isAListAndNotCode() {
    String text = "**推理面**\n    \n     1. 为什么慢？\n       \n\t2. 怎么办？\n";

    Block label = BlockParser.parse(text).children().getFirst();

    assertThat(label.kind()).isEqualTo(Kind.LABEL);
    assertThat(label.children()).extracting(Block::kind).containsExactly(Kind.ITEM, Kind.ITEM);
    assertThat(label.children()).extracting(b -> b.content(text)).containsExactly("为什么慢？", "怎么办？");
  }

  @Test
  void parse_subNumbers_nestBelowTheirNumberWhateverTheIndent() {
    String text = "9. 提示学习？\n 9.1  为什么？\n 9.2 优点？\n10. 其他？\n";

    List<Block> items = BlockParser.parse(text).children();

    assertThat(items).hasSize(2);
    assertThat(items.getFirst().children())
        .extracting(b -> b.content(text))
        .containsExactly("为什么？", "优点？");
  }

  @Test
  void parse_decimalAtLineStart_isNoListNumber() {
    assertThat(BlockParser.parse("3.5 倍的速度\n").children().getFirst().kind())
        .isEqualTo(Kind.PARAGRAPH);
    assertThat(BlockParser.parse("- 3.5倍\n").children().getFirst().content("- 3.5倍\n"))
        .isEqualTo("3.5倍");
  }

  @Test
  void parse_fenceBelowItem_belongsToTheItem() {
    String text = "2. 为什么离职\n   ```\n   去更大平台\n   ```\n3. 规划？\n";

    List<Block> items = BlockParser.parse(text).children();

    assertThat(items.getFirst().children())
        .singleElement()
        .satisfies(
            code -> {
              assertThat(code.kind()).isEqualTo(Kind.CODE);
              assertThat(code.content(text).strip()).isEqualTo("去更大平台");
            });
    assertThat(items).hasSize(2);
  }

  @Test
  void parse_frontMatterAndTags_areNeitherHeadingNorText() {
    String text = "---\ntitle: x\n# comment\n---\n# 标题\n\n<ClientOnly>\n<p/>\n</ClientOnly>\n";

    List<Block> blocks = flatten(BlockParser.parse(text));

    assertThat(blocks)
        .extracting(Block::kind)
        .startsWith(Kind.FRONT_MATTER, Kind.HEADING, Kind.HTML);
  }

  @Test
  void parse_deepNestingAndLongLines_neitherOverflowsNorTearsOffsets() {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      deep.append(" ".repeat(Math.min(i * 2, 400))).append("- item ").append(i).append('\n');
    }
    String line = "x <!--".repeat(50_000) + "*".repeat(50_000);

    assertThat(flatten(BlockParser.parse(deep.toString()))).hasSize(5_000);
    assertThat(flatten(BlockParser.parse(line)).getFirst().end()).isEqualTo(line.length());
    assertThat(flatten(BlockParser.parse("<a>".repeat(60_000)))).hasSize(1);
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(40);
    for (int i = 0; i < pieces; i++) {
      text.append(" ".repeat(random.nextInt(4) == 0 ? random.nextInt(9) : 0));
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static List<Block> flatten(Block block) {
    List<Block> all = new ArrayList<>();
    for (Block child : block.children()) {
      all.add(child);
      all.addAll(flatten(child));
    }
    return all;
  }
}
