package dev.citenote.note;

import java.util.Locale;

/// What a title says of the list or section below it by its own words. Stateless.
final class TitleWords {
  private static final int LONGEST = 80;
  private static final int LONGEST_REFERENCES = 16;

  private static final Keywords GROUP_ENDINGS =
      Keywords.of(
          """
          篇 部分 相关 章节 汇总 合集 专题 模块 系列 大全 集锦 目录 面 相关问题 类问题 面试题 面经 面试问题
          常见问题 高频问题 八股 八股文
          """);

  /// Words that only look like the names of groups.
  private static final Keywords NO_GROUP_ENDINGS =
      Keywords.of("哪部分 大部分 两部分 各部分 前面 后面 方面 里面 上面 下面 外面 对面 全面 页面 界面 表面 层面 局面 场面");

  private static final Keywords GENERIC =
      Keywords.of(
          """
          附录 目录 总结 小结 结语 结束语 前言 序 序言 致谢 谢谢 谢谢大家 更多 其他 其它 未完待续 待更新
          contents toc contributors contributing license licence acknowledgements acknowledgments thanks
          todo index appendix conclusion summary introduction overview agenda note notes
          """);

  private static final Keywords REFERENCES =
      Keywords.of(
          """
          参考 引用 阅读 链接 资料 references reference bibliography resources sources further-reading
          see-also links
          """);

  /// Said where prompts are collected.
  private static final Keywords PROMPTS =
      Keywords.of(
          """
          面试 面经 笔试 考点 考题 题目 题库 问题 八股 一面 二面 三面 四面 hr面 question interview q&a
          quiz
          """);

  private TitleWords() {}

  /// Whether a title or item only names the group of what stands below it ("LoRA篇").
  static boolean nameGroup(String plain) {
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return false;
    }
    String name = withoutAside(plain);
    return GROUP_ENDINGS.end(name) && !NO_GROUP_ENDINGS.end(name);
  }

  private static String withoutAside(String plain) {
    char last = plain.charAt(plain.length() - 1);
    if (last != ')' && last != '）') {
      return plain;
    }
    int open = Math.max(plain.lastIndexOf('('), plain.lastIndexOf('（'));
    return open <= 0 ? plain : plain.substring(0, open).stripTrailing();
  }

  /// Whether a title says nothing about its subject ("附录", "目录").
  static boolean areGeneric(String plain) {
    String lower = plain.toLowerCase(Locale.ROOT);
    return plain.codePoints().noneMatch(Character::isLetter)
        || GENERIC.at(lower, 0) == lower.length()
        || lower.startsWith("table of contents")
        || lower.startsWith("thank you")
        || nameReferences(plain);
  }

  /// Whether a title says that other people's texts are listed below it.
  static boolean nameReferences(String plain) {
    return plain.length() <= LONGEST_REFERENCES
        && REFERENCES.in(plain.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  /// Whether a title says that questions are collected below it.
  static boolean collectPrompts(String plain) {
    return plain.length() <= LONGEST && PROMPTS.in(plain.toLowerCase(Locale.ROOT));
  }
}
