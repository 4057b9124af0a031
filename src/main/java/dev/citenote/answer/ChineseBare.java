package dev.citenote.answer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Resolves questions in Chinese that name nothing: "为什么", "举个例子", "还有呢" ask the last
/// question again, for its reason, an example or more. Stateless.
final class ChineseBare {
  private static final String END = "(?:呢|呀|啊|吗|吧|一下)?";
  private static final Pattern WHY =
      Pattern.compile(
          "(?:那么?|所以|但是?|可)?(?:这?是)?(?:为什么|为何|为啥|什么原因)(?:(?:[要会]?(?:是)?(?:这么|这样))(?:做|设计|说)?(?:的)?|会)?"
              + END);
  private static final Pattern HOW =
      Pattern.compile("(?:那么?|所以)?(?:怎么(?:做|办|实现|理解|弄|解决)的?|如何(?:做|实现|理解|解决))" + END);
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?:请|那)?(?:你)?(?:能|可以|能不能)?(?:再)?(?:给我?)?(?:举(?:个|几个|一个|些)?|(?:来|给)(?:个|一个))例子?(?:说明)?"
              + END
              + "|(?:比如|例如|有(?:什么|没有)?例子)"
              + END);
  private static final Pattern DETAIL =
      Pattern.compile(
          "(?:请|那)?(?:你)?(?:能|可以|能不能)?(?:再)?(?:说|讲|解释|介绍|回答)?(?:得)?(?:更)?(?:(?:详细|具体|仔细)(?:一?[点些])?(?:地)?(?:说说|讲讲|说明|介绍|解释|说|讲)?|(?:展开|深入)(?:说说|讲讲|说|讲))"
              + END
              + "|继续|接着说");
  private static final Pattern ELSE =
      Pattern.compile("(?:那)?(?:还有|除此之外)(?:什么|别的|其他|其它)?(?:的)?" + END + "|然后呢?");
  private static final Pattern MEANS =
      Pattern.compile("(?:那|这)?(?:是)?(?:什么意思|怎么说)" + END + "|具体怎么做" + END);

  private static final Pattern WHAT_IS =
      Pattern.compile("(?:请问)?(?:什么是|什么叫做?)\\s*(?<it>.+)|(?<what>[^的]+?)\\s*(?:是|指)(?:什么|啥)");
  private static final Pattern HAS =
      Pattern.compile(
          "(?<it>.+?)\\s*(?:有(?:什么|哪些|啥)(?<has>.+)|的(?<of>[^的]{2,8}?)(?:是什么|有哪些|是哪些|有什么))");

  /// What a thing may have or lack.
  private static final Pattern LACKED =
      Pattern.compile(".{0,4}(?:缺点|优点|优缺点|限制|局限性?|优势|劣势|不足|问题|缺陷|弱点|短板|瓶颈|好处|坏处|风险|区别|不同|差异)");

  private static final Pattern TROUBLES =
      Pattern.compile(
          "(?:有|产生|出现|存在|带来|导致|造成)(?:什么|哪些)(?:(?<its>问题|缺点|风险)|后果|影响|表现|现象|危害|原因)$"
              + "|为什么会?(?:产生|出现|发生)|的(?:原因|表现|后果)(?:是什么|有哪些)$");
  private static final Pattern MANNER = Pattern.compile("(?:是)?(?:怎么|怎样|如何)(?!样)");
  private static final Pattern IS_THERE = Pattern.compile("有(?=什么|哪些|啥)");

  private ChineseBare() {}

  /// The last question as one that names nothing asks it; empty where it does name something.
  ///
  /// @param plain without its marks
  static Optional<String> resolve(String question, String plain, FollowUp before) {
    if (before.lastIsLong()) {
      return Optional.of(before.lastWith(question)).filter(it -> isBare(plain));
    }
    if (WHY.matcher(plain).matches()) {
      return Optional.of(why(question, before));
    }
    Optional<String> thing = whatIs(before.lastPlain());
    if (HOW.matcher(plain).matches()) {
      return Optional.of(
          thing
              .map(it -> before.last().contains("分别") ? it + "分别" : it)
              .or(() -> toSolve(before))
              .map(it -> it + question)
              .orElseGet(() -> before.lastWith(question)));
    }
    if (EXAMPLE.matcher(plain).matches()) {
      return Optional.of(thing.map(it -> it + "的例子？").orElseGet(() -> before.lastWith(question)));
    }
    if (DETAIL.matcher(plain).matches()) {
      return Optional.of(thing.map(it -> "请详细介绍" + it).orElseGet(() -> before.lastWith("请详细说明。")));
    }
    if (ELSE.matcher(plain).matches()) {
      Matcher has = IS_THERE.matcher(before.lastPlain());
      return Optional.of(has.find() ? has.replaceFirst("还有") + "？" : before.lastWith(question));
    }
    return MEANS.matcher(plain).matches()
        ? Optional.of(before.lastWith(question))
        : Optional.empty();
  }

  private static boolean isBare(String plain) {
    return Stream.of(WHY, HOW, EXAMPLE, DETAIL, ELSE, MEANS)
        .anyMatch(it -> it.matcher(plain).matches());
  }

  /// What there is to solve behind a question that asks what troubles something.
  private static Optional<String> toSolve(FollowUp before) {
    Matcher troubles = TROUBLES.matcher(before.lastPlain());
    if (!troubles.find()) {
      return Optional.empty();
    }
    String its = troubles.group("its") == null ? "" : "的" + troubles.group("its");
    return before.ownSubject().map(it -> it.words() + its);
  }

  private static String why(String question, FollowUp before) {
    String last = before.lastPlain();
    if (!Subject.isChinese(last)) {
      return before.lastWith(question);
    }
    Optional<String> thing = whatIs(last);
    Matcher has = HAS.matcher(last);
    Matcher manner = MANNER.matcher(last);
    if (last.matches(".*(?:为什么|为何|为啥).*")) {
      return before.lastWith(question);
    }
    if (thing.isPresent()) {
      return "为什么会有" + thing.get() + "？";
    }
    if (has.matches()) {
      String had = has.group("has") == null ? has.group("of") : has.group("has");
      if (!LACKED.matcher(had).matches()) {
        return before.lastWith(question);
      }
      return "为什么" + has.group("it") + "有" + had + "？";
    }
    if (last.endsWith("吗")) {
      return "为什么" + last.substring(0, last.length() - 1) + "？";
    }
    return manner.find() ? "为什么" + manner.replaceFirst("这样") + "？" : last + "，为什么？";
  }

  /// What the last question asks the meaning of.
  private static Optional<String> whatIs(String last) {
    Matcher is = WHAT_IS.matcher(last);
    if (!is.matches()) {
      return Optional.empty();
    }
    String thing = is.group("it") == null ? is.group("what") : is.group("it");
    return Optional.of(thing.replaceFirst("(?:分别|各自|都)$", ""))
        .filter(it -> it.length() <= 40 && !it.matches(".*[，,？?；;].*"));
  }
}
