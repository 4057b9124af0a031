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
          举例说明 手撕 手写 请问
          """);

  /// Behind an asking word, make it mean "any".
  private static final Keywords INDEFINITE = Keywords.of("都 也");

  /// Before an asking word, make an account of it.
  private static final Keywords TELLING =
      Keywords.of(
          """
          讨论 明确 决定 确认 知道 记得 想清楚 学会 学到 掌握了 搞清 弄清 搞懂 弄懂 取决于 不管 无论 说明了
          介绍了 解释了 总结了 描述了 讲了 讲述了 记录 回顾 梳理 确定了 告诉 提醒 记住 看看 想想 检查
          """);

  /// A finished sentence may ask only up to here, in characters.
  private static final int LEAD_IN = 4;

  private static final Keywords CHINESE_ENDING = Keywords.of("吗 呢 么");

  private static final Pattern CHINESE_REQUEST =
      Pattern.compile(
          "(?:请|麻烦)\\S.*"
              + "|(?:简要|简单|详细|简|试)?你?(?:介绍|解释|描述|推导|对比|比较|列举|总结|分析|评价|说明)(?:一下|下|一个|一段|以下|你|什么|为什么|出).*"
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
  private static final Keywords CHINESE_VERB =
      Keywords.of("介绍 解释 描述 讲解 推导 对比 比较 分析 说明 实现 总结 评价 聊 写一个 写一段 写出 编写 设计一个 实现一个 用");

  private static final Keywords ENGLISH_START =
      Keywords.of(
          """
          what which who where when how why explain describe discuss compare differentiate distinguish
          elaborate illustrate justify derive contrast define mention enumerate tell walk true pros
          advantages
          """);

  private static final Keywords ENGLISH_TASK =
      Keywords.of(
          "list name give state outline write design implement show summar provide identify");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:what|which|who|whom|whose)(?:'s|’s|'re)?\\b.*"
              + "|(?:how|why|when|where)(?:'s|’s)? (?:to|do|does|did|is|are|was|were|can|could|should|would|will|many|much|often|long|not|use|have|has)\\b.*"
              + "|(?:explain|describe|discuss|compare|differentiate|distinguish|elaborate|illustrate|justify|derive|contrast)\\s.*"
              + "|(?:define|mention|enumerate)\\s.*"
              + "|(?:tell|walk)\\s+(?:me|us)\\b.*"
              + "|(?:true or false)\\b.*"
              + "|(?:pros and cons|advantages and disadvantages) of\\b.*",
          Pattern.DOTALL);

  private static final Pattern TASK =
      Pattern.compile(
          "(?:list|name|give|state|outline|write|design|implement|show|summari[sz]e|provide|identify)\\s+(?:me|us|the|a|an|all|some|any|out|down|through|your|two|three|four|five|\\d)\\b.*",
          Pattern.DOTALL);

  private static final String WH_STARTS = "wh";

  private static final Keywords ENGLISH_PAIR =
      Keywords.of("difference differences similarity similarities relationship distinction");

  private AskingWords() {}

  /// Whether the words ask wherever they stand.
  static boolean ask(String plain) {
    return (hasHan(plain) && askInChinese(plain)) || askInEnglish(plain);
  }

  private static boolean askInChinese(String plain) {
    if (REQUEST_STARTS.indexOf(plain.charAt(0)) >= 0 && CHINESE_REQUEST.matcher(plain).matches()) {
      return true;
    }
    int at = firstAsking(plain);
    // What stands behind "讨论了" or in a finished sentence is told, not asked.
    boolean told = plain.endsWith("。") && at > LEAD_IN && !plain.contains("请");
    return (at >= 0 && !told && !TELLING.in(plain.substring(0, at))) || CHINESE_ENDING.end(plain);
  }

  /// Where the first asking word stands that is not part of "什么都"; −1 where there is none.
  private static int firstAsking(String plain) {
    for (int i = 0; i < plain.length(); i++) {
      int length = CHINESE.at(plain, i);
      if (length > 0 && !INDEFINITE.begin(plain.substring(i + length))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean askInEnglish(String plain) {
    char first = plain.charAt(0);
    if (first >= 0x80 || !Character.isLetter(first)) {
      return false;
    }
    String lower = plain.toLowerCase(Locale.ROOT);
    // "When the user clicks, the page loads."
    boolean told = lower.endsWith(".") && (lower.startsWith(WH_STARTS) || lower.startsWith("how"));
    return (!told && ENGLISH_START.begin(lower) && ENGLISH.matcher(lower).matches())
        || (lower.contains(" between ") && ENGLISH_PAIR.in(lower));
  }

  /// Whether the words name what a question would ask for.
  static boolean couldAsk(String plain) {
    return CHINESE_NOUN.end(plain) || CHINESE_NOUN_OF.end(plain);
  }

  /// Whether the words could ask for an account of something, in a list of questions.
  static boolean couldRequest(String plain) {
    int verb = CHINESE_VERB.at(plain, 0);
    return (verb > 0 && verb < plain.length()) || setsTask(plain);
  }

  private static boolean setsTask(String plain) {
    String lower = plain.toLowerCase(Locale.ROOT);
    return ENGLISH_TASK.begin(lower) && TASK.matcher(lower).matches();
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
