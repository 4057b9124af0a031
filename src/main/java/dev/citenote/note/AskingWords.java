package dev.citenote.note;

import java.util.regex.Pattern;

/// The words by which a title or an item asks without a question mark, in Chinese and English.
/// Stateless.
final class AskingWords {
  private static final Pattern CHINESE =
      Pattern.compile(
          "什么|如何|怎么|怎样|咋|为何|为啥|是啥|哪些|哪个|哪里|哪种|哪几|哪一|哪两|哪部分|哪方面|几种|几个阶段|多少|多大|多久|是否|能否|可否|有没有|能不能|会不会|是不是|要不要|该不该|有何"
              + "|谈谈|讲讲|说说|聊聊|聊一下|讲一下|说一下|介绍一下|介绍下|解释一下|解释下|描述一下|简述|简单介绍|详细介绍|举例说明|手撕|手写|写一个|写一段|写出|编写|请问|[吗呢么]$");

  private static final Pattern CHINESE_REQUEST =
      Pattern.compile(
          "(?:请|麻烦)(?:你|您)?\\S.*"
              + "|(?:简要|简单|详细|简|试)?(?:你)?(?:介绍|解释|描述|推导|对比|比较|列举|总结|分析|评价|说明|实现|设计|写)(?:一下|下|一个|一段|以下|你|什么|为什么|出).*"
              + "|(?:列举|试述|论述|阐述|概述|浅谈|试说明)\\S.*");

  /// Names what is asked for; a question only among questions or as a title.
  private static final Pattern CHINESE_NOUN =
      Pattern.compile(
          "(?:区别|异同|不同|差别|差异|优缺点|优劣|对比|异同点)$"
              + "|的(?:理解|看法|原理|作用|流程|过程|关系|优势|好处|目的|意义|方法|办法|细节|难点|应用|实现|原因|思路|步骤|方式|特点|定义|概念|含义|场景|机制|结构|架构|条件|策略|用法|写法|指标|参数)$"
              + "|^(?:介绍|解释|描述|讲解|推导|对比|比较|分析|说明|实现|总结|评价|聊)\\S");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:what|which|who|whom|whose|where|when)(?:'s|’s|'re)?\\b.*"
              + "|(?:how|why)(?:'s|’s)?\\b(?! (?:i|we)\\b).*"
              + "|(?:explain|describe|discuss|compare|differentiate|distinguish|elaborate|illustrate|justify|derive|contrast)\\s.*"
              + "|(?:define|mention|enumerate)\\s.*"
              + "|(?:list|name|give|state|outline|write|design|implement|tell|walk|show|summari[sz]e|provide|identify)\\s+(?:me|us|the|a|an|all|some|any|out|down|through|your|two|three|four|five|\\d)\\b.*"
              + "|(?:true or false)\\b.*"
              + "|.*\\b(?:differences?|similarit(?:y|ies)|relationship|distinction) between\\b.*"
              + "|(?:pros and cons|advantages and disadvantages) of\\b.*",
          Pattern.CASE_INSENSITIVE);

  private AskingWords() {}

  /// Whether the words ask wherever they stand.
  static boolean ask(String plain) {
    boolean han = plain.codePoints().anyMatch(Character::isIdeographic);
    return (han && (CHINESE.matcher(plain).find() || CHINESE_REQUEST.matcher(plain).matches()))
        || ENGLISH.matcher(plain).matches();
  }

  /// Whether the words name what a question would ask for.
  static boolean couldAsk(String plain) {
    return CHINESE_NOUN.matcher(plain).find();
  }
}
