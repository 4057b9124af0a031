package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Random notes in both languages, in every shape that people write, each word of which is marked
/// so that it can be found again.
final class RandomNotes {
  private static final Pattern WORD = Pattern.compile("(?:单词|word)\\d+");

  private static final List<String> SHAPES =
      List.of(
          "# %s\n\n%s\n\n",
          "## %s？\n%s。\n\n",
          "1. %s\n2. %s？\n3. 什么是%s\n\n",
          "- %s：%s说明在这里写得比较长一些\n  - %s\n\t- %s\n\n",
          "**%s**\n\n%s。%s!\n\n",
          "> %s\n> - %s\n\n",
          "| %s | %s |\n|---|---|\n| %s | %s |\n\n",
          "| 问题 | 答案 |\n|---|---|\n| 什么是%s？ | %s |\n| %s | |\n\n",
          "```\n%s = %s\n```\n\n",
          "$$\n%s\n$$\n\n",
          "什么是%s？%s是一种方法。\n\n",
          "Q1：%s\nA1：%s\n\n",
          "%s==>%s\n\n",
          "1. 什么是%s ==> %s\n\n",
          "What is %s? Why %s?\n\nIt is %s, e.g. %s. And more.\n\n",
          "<details>\n<summary>What is %s?</summary>\n%s\n</details>\n\n",
          "自我介绍%s\n怎么%s\n为什么%s\n%s\n\n",
          "    %s = f(%s);\n\n",
          "%s\n===\n%s\n---\n%s\n\n",
          "① 什么是%s ② 怎么%s ③ 为什么%s?\n\n",
          "$$%s=1$$，其中%s\n\n## %s\n%s\n\n",
          "$$%s\n\n",
          "````md\n```\n%s\n```\n````\n\n%s\n\n",
          "| %s | 答案 |\n|" + "-".repeat(500) + "|---|\n| %s | %s |\n\n",
          "- 讨论了如何%s\n- %s\n- [ ] %s\n- [x] 有没有%s\n\n",
          "2. 已知 $f(%s)=?$，求%s？\n\n",
          "%s\r%s\r\r# %s\r%s？\r\r",
          "一、%s\n（1）%s （2）%s\n① %s\n\n",
          "%s\r\n%s\r\n\r\n",
          "😀 %s [%s](http://a.b/c?d) ![%s](x.png)\n\n",
          "---\n\n%s\n\n***\n\n");

  private RandomNotes() {}

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int count = 0;
    int shapes = 1 + random.nextInt(25);
    for (int i = 0; i < shapes; i++) {
      String shape = SHAPES.get(random.nextInt(SHAPES.size()));
      while (shape.contains("%s")) {
        String word = (random.nextBoolean() ? "单词" : "word") + count++;
        shape = shape.replaceFirst("%s", word);
      }
      text.append(shape);
    }
    return text.toString();
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }
}
