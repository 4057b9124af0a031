package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Splits one question in Chinese: what it compares, several aspects of one subject, several things
/// of which one is asked each. Stateless.
final class ChineseParts {
  private static final String LEAD =
      "^(?:请问|请|帮我|简单|详细|简要|介绍|解释|说明|讲讲|讲一下|说说|说一下|谈谈|聊聊|分析|一下|能不能|能否|可以|你|\\s)*+";

  private static final String FILLING = "(?:的|有|到底|究竟|主要|核心|本质上?|最大|具体|什么|啥|何|哪些|些|\\s)*";
  private static final String TAIL = "(?:是|有|在|于|上|什么|哪些|哪里?|哪儿|啥|呢|吗|么|主要|体现|方面|啊|呀|\\s)*$";

  /// "A和B的区别", "A 与 B 有什么不同", "A和B哪个好".
  private static final Pattern DIFFER =
      Pattern.compile(
          LEAD
              + "(?:对比|比较)?(?:一下|下)?(?<pair>.{3,60}?)(?:之间|相比|(?:这|它们)?[两二三四几]者(?:之间)?)?"
              + FILLING
              + "(?:(?:区别(?:[和与]联系)?|不同(?!的)点?|差异|差别|异同点?|不一样|差在|优劣|优缺点对比|(?<=相比有什么|相比有哪些|相比的|相比)(?:优势|优点|劣势|缺点))"
              + TAIL
              + "|(?:该|应该|要|，|,)?(?:怎么选|如何选择?|怎么选择|选哪个|哪个好|[哪谁]个?更.{1,10})[呢啊]?$)");

  /// "A相比B有什么优势".
  private static final Pattern AGAINST =
      Pattern.compile(
          LEAD
              + "(?<one>.{1,24}?)(?:相比较?|相较|比起|较之|对比)(?:于|起|之下)?(?<other>(?!有|的?优|的?区).{1,24}?)[，,]?"
              + FILLING
              + "(?:优势|优点|劣势|缺点|好处|改进|优劣|好在|不同|区别|长处|短板|提升|差异)"
              + TAIL);

  /// "对比一下A和B".
  private static final Pattern COMPARE =
      Pattern.compile(LEAD + "(?:对比|比较)(?:一下|下)?(?<pair>.{3,60})$");

  private static final Pattern VERSUS =
      Pattern.compile("(?<pair>.{1,24}\\b(?i:vs\\.?|versus)\\s.{1,24})");

  private static final String ASPECT =
      "(?:(?![和与及跟的几])\\p{IsHan}){0,4}(?:区别|不同|差异|异同|对比|比较|效果|依据|原理|机制|优点|缺点|优势|劣势|不足|优缺点|局限性?|场景|应用|作用|用途|定义|概念|含义|特点|流程|步骤|过程|实现|结构|公式|复杂度|参数|选择|选型|代价|成本|风险|影响|方法|方式|方案|办法|策略|思路|来源|目的|意义|原因|关系|联系|性能)";

  /// "A的原理、优点和缺点".
  private static final Pattern ASPECTS =
      Pattern.compile(
          LEAD
              + "(?<subject>[^，,：:]{1,40}?)的\\s*(?<aspects>%1$s(?:\\s*(?:、|，|,|和|与|及|以及|跟)\\s*%1$s)+)(?:分别|都|各)*"
                  .formatted(ASPECT)
              + TAIL);

  private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:、|，|,|以及|和|与|及|跟)\\s*");
  private static final Pattern ONE_ASPECT = Pattern.compile("(?:区别|不同|异同|差异)[和与、](?:联系|关系)");
  private static final Pattern DIFFERENCE = Pattern.compile(".*(?:区别|不同|差异|差别|异同|对比|比较)");

  /// "A和B分别是什么".
  private static final Pattern EACH =
      Pattern.compile(
          "^(?<items>[^，,：:的]{5,60}?)(?<where>在[^，,]{1,10}[里中上下])?(?:分别|各自)(?<asked>(?:是|有|指|管|做|用|干|解决|怎么|如何|负责|适合|代表|表示)[^，,？?。]{1,20})$");

  private static final Pattern ASKING =
      Pattern.compile("什么|怎么|怎样|如何|为什么|为何|为啥|咋|哪|多少|多大|多长|几[个种次层步]|吗|是否|能不能|啥");

  private static final Pattern PLAINLY = Pattern.compile("什么|怎么|怎样|如何|为什么|为何|为啥|咋|哪|多少|多大|多长|啥");

  /// An asking word that asks nothing: "怎么都学不动", "面试官问为什么".
  private static final Pattern INDEFINITE =
      Pattern.compile("(?:什么|怎么|啥|哪)\\p{IsHan}{0,3}[都也]|问(?!题)|[说讲]|知道|告诉|好几");

  private static final Pattern BETWEEN = Pattern.compile("[，,]|(?<=什么|哪些|多少|怎么做|怎么用|怎么办)、");

  /// Says why one asks, and names nothing that is asked.
  private static final Pattern INTRODUCES =
      Pattern.compile(
          "^(?:我(?:最近)?(?:正)?在?(?:准备|复习)[^，,]{0,8}[，,]|[你您]好[，,])?(?:请问|想问一?下|问一?下)?\\s*");

  private static final int LONGEST_CLAUSE = 40;

  private ChineseParts() {}

  static boolean asks(String clause) {
    return ASKING.matcher(clause).find();
  }

  private static boolean asksPlainly(String clause) {
    return (PLAINLY.matcher(clause).find() || !of(clause).isEmpty())
        && !INDEFINITE.matcher(clause).find()
        && clause.length() <= LONGEST_CLAUSE;
  }

  /// The clauses of a sentence, if each asks something; else the sentence as it is.
  static List<String> clauses(String sentence) {
    List<String> clauses =
        Stream.of(BETWEEN.split(INTRODUCES.matcher(sentence).replaceFirst(""), -1))
            .map(String::strip)
            .toList();
    boolean eachAsks =
        clauses.size() > 1
            && clauses.stream().allMatch(ChineseParts::asksPlainly)
            && of(sentence.replaceAll("[?？。；;!！\\s]+$", "")).isEmpty();
    return eachAsks ? clauses : List.of(sentence);
  }

  /// The parts of one question without its question mark; none where it has no parts.
  static List<Part> of(String question) {
    List<Part> aspects = aspects(question);
    if (!aspects.isEmpty()) {
      return aspects;
    }
    return compared(question)
        .map(pair -> comparison(question, pair))
        .orElseGet(() -> each(question));
  }

  private static Optional<Pair> compared(String question) {
    Matcher against = AGAINST.matcher(question);
    if (against.matches()) {
      return Pair.of(against.group("one"), against.group("other"));
    }
    for (Pattern pattern : List.of(DIFFER, COMPARE, VERSUS)) {
      Matcher matcher = pattern.matcher(question);
      if (matcher.matches()) {
        return Pair.in(matcher.group("pair"));
      }
    }
    return Optional.empty();
  }

  private static List<Part> comparison(String question, Pair pair) {
    List<Part> parts = new ArrayList<>(List.of(Part.comparison(question, pair.sides())));
    parts.addAll(sides(pair));
    return parts;
  }

  private static List<Part> sides(Pair pair) {
    return pair.sides().stream().map(side -> Part.side("什么是" + side + "？", side)).toList();
  }

  private static List<Part> aspects(String question) {
    Matcher matcher = ASPECTS.matcher(question);
    if (!matcher.matches()
        || asks(matcher.group("subject"))
        || ONE_ASPECT.matcher(matcher.group("aspects")).matches()) {
      return List.of();
    }
    String subject = matcher.group("subject").strip();
    Optional<Pair> pair = Pair.in(subject);
    List<Part> parts = new ArrayList<>();
    for (String aspect : SEPARATOR.split(matcher.group("aspects"), -1)) {
      String asked = subject + "的" + aspect;
      boolean differ = pair.isPresent() && DIFFERENCE.matcher(aspect).matches();
      parts.add(
          differ
              ? Part.comparison(asked, pair.get().sides())
              : Part.aspect(asked, aspect, subject));
    }
    if (parts.stream().anyMatch(part -> part.kind() == Part.Kind.COMPARISON)) {
      pair.map(ChineseParts::sides).ifPresent(parts::addAll);
    }
    return parts;
  }

  private static List<Part> each(String question) {
    Matcher matcher = EACH.matcher(question);
    if (!matcher.matches() || matcher.group("items").matches(".*(?:[两三四五几][个种类者招步]|都|各).*")) {
      return List.of();
    }
    String asked = Optional.ofNullable(matcher.group("where")).orElse("") + matcher.group("asked");
    return Pair.in(matcher.group("items")).stream()
        .flatMap(pair -> pair.sides().stream())
        .map(item -> Part.question(item + asked, item))
        .toList();
  }
}
