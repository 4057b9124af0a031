package dev.citenote.answer;

import dev.citenote.note.Questions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resolves questions in Chinese that lean on what was said before. Stateless.
final class ChineseFollowUp {
  private static final Pattern ASKS_ON =
      Pattern.compile(
          "(?:那么|那|还有|再)?(?<thing>[^，,。？?什怎哪谁几多何咋吗如]{1,24}?)呢|那么?(?<bare>[^，,。？?什怎哪谁几多何咋吗如是有会能]{1,12})");

  private static final Pattern ONE_OF_THEM =
      Pattern.compile(
          "前者|后者|(?:第\\s?(?<which>[一二三四五六七八九十]|1?\\d)\\s?|(?<last>最后一?))[个种点条项款](?:方法|方式|办法|方案|技术|算法|模型|策略|条件|步骤|原因|特点|优点|缺点|阶段|场景)?");

  private static final String ORDER = "一二三四五六七八九十";
  private static final Pattern BOTH =
      Pattern.compile(
          "(?:它们)?(?:两者|二者|这两(?:个|种|者)|这俩)(?:方法|技术|概念)?|[它他]们(?=.*(?:区别|不同|差异|异同|关系|联系|哪个|怎么选|对比|比较))");

  /// Compares, and names neither thing.
  private static final Pattern DIFFERENCE =
      Pattern.compile("(?:那么?)?(?:有)?(?:什么)?(?:主要)?(?:的)?(?:区别|不同|差异|异同|联系)(?:是什么|有哪些|在哪|在哪里|呢)?");

  /// Asks yes or no of something that it does not name: "能解决幻读吗".
  private static final Pattern NAMES_NO_SUBJECT =
      Pattern.compile(
          "(?:那么?)?(?:能|会|可以|支持|需要)(?!用|在|把|对|给|让|不能|话)\\p{IsHan}{2,10}吗|(?:为什么(?:会|要|能)?|怎么|如何)(?:产生|出现|发生|避免|预防|缓解|排查|判断|检测|防止|训练|使用|工作|计算|优化)的?|有(?:什么|哪些|几个|多少)(?:个|种)?(?:参数|类型|步骤|组件|部分|阶段|模块|种类|变体|限制|要求|条件|风险|坑)|(?:那么?)?还有(?:其他|其它|别的|什么)(?:的)?\\p{IsHan}{2}(?:吗|呢)?");

  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "[它她]们?(?!山之石)|(?<![其吉])他们?(?!山之石)|(?:[这那](?:个|种|类|项|套)?|[该此])(?:方法|算法|模型|技术|概念|东西|机制|结构|做法|方案|公式|策略|指标|架构|方式)|(?:这个|那个|这种|那种)(?=[有是怎为能会和的要可需在跟与比好，,？?]|$)|^其(?![他它实中次余间后一二])");
  private static final Pattern OTHER_IT = Pattern.compile(".*其$");

  /// Asks for what does something, or how, so that its object was named before: "哪些模型用了" + "它".
  private static final Pattern ASKS_FOR_DOER =
      Pattern.compile(
          "(?:请问|那么?|还|又)?(?:"
              + "(?:[都还]?有)?(?:谁|哪(?:[些种类位家款门里]|几?个)|什么(?!是)|多少|几[个种家]|没有)(?:\\s*[A-Za-z][A-Za-z-]{0,15}\\s*)?(?:(?!怎|如何|又|并|再|而)\\p{IsHan}){0,8}"
              + "|(?:怎么样?|怎样|如何|为什么要?)[在用][\\p{IsHan}A-Za-z ]{1,12}?[里中上来]?(?:使用|实现|训练|优化|计算|验证|部署|调用|避免|解决|应用)"
              + "|(?:使用|采用|利用|用到?|依赖|支持|应用|基于|提出|发明|引入|实现|替代|取代|改进|解决|避免)[了过]?)\\s*");

  /// A doer that might be what owns something: "哪个模型共享它的权重".
  private static final Pattern OWNS = Pattern.compile(".*(?:哪(?:[种类款门]|个)|什么).*[它其]们?的.*");

  /// Another thing that was pointed at: "这个矩阵".
  private static final Pattern PART_OF_IT =
      Pattern.compile(
          "^(?:那么?)?(?:这个|那个|这种)(?<part>(?!月|周|星期|年|时候|世界|地方|人|问题|例子|词|意思|回答|答案|情况|单词)\\p{IsHan}{2}[^A-Za-z]{0,20})");

  private static final Pattern RELATES =
      Pattern.compile(
          "^(?:那么?)?(?<rest>(?:和|与|跟|同|相比|比起?).{1,40}(?:区别|不同|差异|差别|异同|相比|关系|联系|优势|好在哪|好吗|哪个好|强).*)");
  private static final Pattern ASKS =
      Pattern.compile(".*(?:什么|哪|怎|如何|多少|几|为何|缺点|优点|区别|原理|作用|好处|步骤|流程|场景|公式|例子|特点|应用).*");
  private static final Pattern SMALL_TALK = Pattern.compile(".*[你您我].*|.{1,2}|是吗|什么|怎么");

  private ChineseFollowUp() {}

  static Optional<String> resolve(String question, FollowUp before) {
    String plain = question.replaceAll("[?？。！!\\s]+$", "");
    Optional<String> bare = ChineseBare.resolve(question, plain, before);
    if (bare.isPresent()) {
      return bare;
    }
    Matcher asksOn = ASKS_ON.matcher(plain);
    if (asksOn.matches()) {
      String thing = asksOn.group("thing") == null ? asksOn.group("bare") : asksOn.group("thing");
      return asksOn(thing.strip(), before);
    }
    return pointsBack(question, before).or(() -> relates(question, plain, before));
  }

  /// "那 QLoRA 呢": the last question again, about another thing or another side of the thing.
  private static Optional<String> asksOn(String thing, FollowUp before) {
    Matcher one = ONE_OF_THEM.matcher(thing);
    if (one.matches()) {
      return oneOfThem(one, before).map(it -> it + "呢？");
    }
    if (POINTS_BACK.matcher(thing).find()) {
      return pointsBack(thing + "呢？", before);
    }
    return Questions.nameNothing(thing)
        ? before.subjectOutside(thing).map(subject -> subject + "的" + thing + "呢？")
        : before.lastAbout(thing).or(() -> before.ofPair(0).map(it -> "什么是" + thing + "？"));
  }

  private static Optional<String> pointsBack(String question, FollowUp before) {
    Matcher one = ONE_OF_THEM.matcher(question);
    if (one.find() && stands(question.substring(0, one.start()))) {
      return oneOfThem(one, before).map(it -> one.replaceFirst(Matcher.quoteReplacement(it)));
    }
    Matcher both = BOTH.matcher(question);
    if (both.find() && stands(question.substring(0, both.start()))) {
      return before.both("和").map(it -> both.replaceFirst(Matcher.quoteReplacement(it)));
    }
    Matcher back = POINTS_BACK.matcher(question);
    if (back.find()) {
      String lead = question.substring(0, back.start());
      boolean own = back.group().equals("其");
      boolean compares =
          (lead.matches(".*[A-Za-z].*") && !ASKS_FOR_DOER.matcher(lead).matches())
              || question.matches(".*[和与跟同比] ?[A-Za-z].*");
      boolean owns = !Questions.nameNothing(lead) && OWNS.matcher(question).matches();
      return stands(lead) && !owns && !OTHER_IT.matcher(lead).matches()
          ? before
              .subjectOutside(question)
              .map(it -> compares ? it.replaceFirst("^([A-Za-z][\\w.+#-]*)\\s*的.*", "$1") : it)
              .map(it -> back.replaceFirst(Matcher.quoteReplacement(own ? it + "的" : it)))
          : Optional.empty();
    }
    Matcher part = PART_OF_IT.matcher(question);
    return part.matches()
        ? before.subjectOutside(question).map(it -> it + "的" + part.group("part"))
        : Optional.empty();
  }

  /// What only compares with another thing, or names none at all.
  private static Optional<String> relates(String question, String plain, FollowUp before) {
    Matcher relates = RELATES.matcher(question);
    if (relates.matches()) {
      return before.subjectOutside(question).map(it -> it + relates.group("rest"));
    }
    if (DIFFERENCE.matcher(plain).matches() && before.both("和").isPresent()) {
      return before.both("和").map(it -> it + "的" + question.replaceFirst("^(?:那么?)?(?:有什么)?", ""));
    }
    if (NAMES_NO_SUBJECT.matcher(plain).matches()) {
      return before.subjectOutside(question).map(it -> it + question.replaceFirst("^(?:那么?)", ""));
    }
    boolean asks = ASKS.matcher(plain).matches() && !SMALL_TALK.matcher(plain).matches();
    return asks && Questions.nameNothing(plain)
        ? before.subjectOutside(question).map(it -> it + question.replaceFirst("^(?:那么?)", ""))
        : Optional.empty();
  }

  /// Whether what stands before a word leaves it open what the word points at.
  private static boolean stands(String lead) {
    return Questions.nameNothing(lead)
        || lead.strip().matches(".*[和与跟同比]")
        || ASKS_FOR_DOER.matcher(lead).matches();
  }

  private static Optional<String> oneOfThem(Matcher one, FollowUp before) {
    return switch (one.group()) {
      case "前者" -> before.ofPair(0);
      case "后者" -> before.ofPair(1);
      default ->
          before.item(one.group("which") == null ? FollowUp.LAST : index(one.group("which")));
    };
  }

  private static int index(String ordinal) {
    int index = ORDER.indexOf(ordinal);
    return index < 0 ? Integer.parseInt(ordinal) - 1 : index;
  }
}
