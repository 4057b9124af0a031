package dev.citenote.note;

import java.util.Locale;
import java.util.regex.Pattern;

/// The words by which a title or an item asks without a question mark, in Chinese and English.
/// Stateless.
final class AskingWords {
  private static final Keywords CHINESE =
      Keywords.of(
          """
          什么 如何 怎么 怎样 咋 为何 为啥 是啥 哪些 哪个 哪里 哪种 哪几 哪一 哪两 哪部分 哪方面 几种
          几个阶段 多少 多大 多久 是否 能否 可否 有没有 能不能 会不会 是不是 要不要 该不该 有何 谈谈 讲讲
          说说 聊聊 聊一下 讲一下 说一下 介绍一下 介绍下 解释一下 解释下 描述一下 简述 简单介绍 详细介绍
          举例说明 手撕 手写 写一个 写一段 写出 编写 请问
          """);
  private static final Keywords CHINESE_ENDING = Keywords.of("吗 呢 么");

  private static final Pattern CHINESE_REQUEST =
      Pattern.compile(
          "(?:请|麻烦)\\S.*"
              + "|(?:简要|简单|详细|简|试)?你?(?:介绍|解释|描述|推导|对比|比较|列举|总结|分析|评价|说明|实现|设计|写)(?:一下|下|一个|一段|以下|你|什么|为什么|出).*"
              + "|(?:列举|试述|论述|阐述|概述|浅谈|试说明)\\S.*");

  /// What requests begin with.
  private static final String REQUEST_STARTS = "请麻简详试你介解描推对比列总分评说实设写论阐概浅";

  /// Name what is asked for, at the end of a title.
  private static final Keywords CHINESE_NOUN = Keywords.of("区别 异同 不同 差别 差异 优缺点 优劣 对比 异同点");

  private static final Keywords CHINESE_NOUN_OF =
      Keywords.of(
          """
          的理解 的看法 的原理 的作用 的流程 的过程 的关系 的优势 的好处 的目的 的意义 的方法 的办法 的细节
          的难点 的应用 的实现 的原因 的思路 的步骤 的方式 的特点 的定义 的概念 的含义 的场景 的机制 的结构
          的架构 的条件 的策略 的用法 的写法 的指标 的参数
          """);
  private static final Keywords CHINESE_VERB = Keywords.of("介绍 解释 描述 讲解 推导 对比 比较 分析 说明 实现 总结 评价 聊");

  private static final Keywords ENGLISH_START =
      Keywords.of(
          """
          what which who where when how why explain describe discuss compare differentiate distinguish
          elaborate illustrate justify derive contrast define mention enumerate list name give state
          outline write design implement tell walk show summar provide identify true pros advantages
          """);

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:what|which|who|whom|whose|where|when)(?:'s|’s|'re)?\\b.*"
              + "|(?:how|why)(?:'s|’s)?\\b(?! (?:i|we)\\b).*"
              + "|(?:explain|describe|discuss|compare|differentiate|distinguish|elaborate|illustrate|justify|derive|contrast)\\s.*"
              + "|(?:define|mention|enumerate)\\s.*"
              + "|(?:list|name|give|state|outline|write|design|implement|tell|walk|show|summari[sz]e|provide|identify)\\s+(?:me|us|the|a|an|all|some|any|out|down|through|your|two|three|four|five|\\d)\\b.*"
              + "|(?:true or false)\\b.*"
              + "|(?:pros and cons|advantages and disadvantages) of\\b.*",
          Pattern.DOTALL);

  private static final Keywords ENGLISH_PAIR =
      Keywords.of("difference differences similarity similarities relationship distinction");

  private AskingWords() {}

  /// Whether the words ask wherever they stand.
  static boolean ask(String plain) {
    return (hasHan(plain) && askInChinese(plain)) || askInEnglish(plain);
  }

  private static boolean askInChinese(String plain) {
    return CHINESE.in(plain)
        || CHINESE_ENDING.end(plain)
        || (REQUEST_STARTS.indexOf(plain.charAt(0)) >= 0
            && CHINESE_REQUEST.matcher(plain).matches());
  }

  private static boolean askInEnglish(String plain) {
    char first = plain.charAt(0);
    if (first >= 0x80 || !Character.isLetter(first)) {
      return false;
    }
    String lower = plain.toLowerCase(Locale.ROOT);
    return (ENGLISH_START.begin(lower) && ENGLISH.matcher(lower).matches())
        || (lower.contains(" between ") && ENGLISH_PAIR.in(lower));
  }

  /// Whether the words name what a question would ask for.
  static boolean couldAsk(String plain) {
    return CHINESE_NOUN.end(plain) || CHINESE_NOUN_OF.end(plain);
  }

  /// Whether the words could ask for an account of something, in a list of questions.
  static boolean couldRequest(String plain) {
    int verb = CHINESE_VERB.at(plain, 0);
    return verb > 0 && verb < plain.length();
  }

  /// Whether a text holds any Han character.
  static boolean hasHan(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x2E80 && Character.isIdeographic(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }
}
