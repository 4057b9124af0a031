package dev.citenote.answer;

import dev.citenote.note.Questions;
import dev.citenote.retrieve.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a question is about, as far as rules can tell: what stands between quotation marks, what is
/// left of it without the words that ask, or its first name. Immutable.
///
/// @param words as they stand in the question
record Subject(String words) {
  /// What is longer says more than one thing.
  static final int LONGEST_QUESTION = 300;

  private static final int LONGEST = 24;
  private static final int LONGEST_IN_ENGLISH = 48;

  private static final Pattern QUOTED =
      Pattern.compile("[“「『《]([^“”「」『』《》]{1,40})[”」』》]|\"([^\"]{1,40})\"|`([^`]{1,40})`");

  private static final Pattern SMALL_TALK =
      Pattern.compile(
          "\\s*(?:你好|您好|谢|感谢|好的|嗯|再见|明白|知道了|(?:hello|hi|hey|thanks|thank you|okay?|bye|yes|no)\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PAIR =
      Pattern.compile(
          "(.{1,24}?)\\s*(?:和|与|跟|以及|\\band\\b|\\bvs\\.?\\s|\\bversus\\b|\\bor\\b)\\s*(.{1,24})");

  private static final Pattern CHINESE_LEAD =
      Pattern.compile(
          "^(?:请问|请|那么|那|所以|然后|帮我|你|能|可以|简单|详细|简要|介绍|解释|说明|讲讲|讲一下|说说|说一下|谈谈|聊聊|描述|对比|比较|一下|下|什么是|什么叫做?|何谓|为什么|为何|为啥|(?:怎么样?|怎样|如何)(?:理解|看待|实现|使用|解决|优化|计算|训练|选择|评价|避免|防止|处理)?)++");

  private static final Pattern CHINESE_ASKING =
      Pattern.compile(
          "(?:会|可能)?(?:产生|导致|造成|出现|带来|存在)(?=什么|哪)|是(?:什么|啥|谁|指|怎|如何|否|不是|为)|有(?:什么|哪|啥|几|多|没有|何)|怎么|怎样|如何|为什么|为何|为啥|什么|哪|(?:能|会|可|需|要|该)不|能否|可以|需要|应该|主要|分别|一般|通常|常见|多少|几[个种次层]|吗|呢|属于|用来|用于|适合|适用|里的|中的");

  private static final Pattern CHINESE_ASKED =
      Pattern.compile(
          "(?:[的之]?(?:优缺点|缺点|优点|优势|劣势|原理|作用|好处|坏处|流程|步骤|过程|定义|概念|含义|意思|目的|意义|特点|应用场景|应用|场景|例子|公式|时间复杂度|空间复杂度|复杂度|结构|实现|思路|方法|本质|核心思想|核心|相比|区别|不同|差异|异同|关系|联系|参数|原因)|[的里中时上])++$");

  /// "会产生幻觉" is about "幻觉".
  private static final String COMES_ABOUT = "^(?:会|能|要)?(?:产生|出现|发生)(?=\\p{IsHan}{2})";

  private static final Pattern LATIN_NAME =
      Pattern.compile("[A-Za-z][\\w.+#-]*+(?: [A-Z][\\w.+#-]*+)*+");

  private static final String ASKED_OF =
      "(?:main |biggest |key )?(?:advantages?|disadvantages?|drawbacks?|benefits?|limitations?|pros|cons|costs?|complexity|applications?|uses?|purpose|types?|examples?|definition|meaning|idea|role|formula|steps?|goals?|properties|parts?|components?|differences?|similarit(?:y|ies))";

  private static final Pattern ENGLISH =
      Pattern.compile(
          "^(?:so |and |ok |okay |then |please |can you |could you )*+(?:(?:what|who)(?:'s|’s| is| are| was| were)|explain|describe|define|compare|summari[sz]e|tell me about|(?:what|how) about) (?:the |an? )?(?:"
              + ASKED_OF
              + "(?:,? and "
              + ASKED_OF
              + ")* (?:of|between) (?:the |an? )?)?(?<subject>.+?)(?:,? (?:used|for|in|on|when|that|which|if|to|and (?:why|how|what)|good|work)\\b.*)?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ENGLISH_CAUSE =
      Pattern.compile(
          "^what (?:causes?|triggers?|prevents?|determines?) (?:the |an? )?(?<subject>[^,]+)$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ENGLISH_CLAUSE =
      Pattern.compile(
          "^(?:so |and |then )*+(?:why|how|when|where|what|which)?(?: much| many| often| well)? ?(?:does|do|did|is|are|was|were|can|could|should|would|will|has|have) (?:the |an? )?(?<subject>(?:[\\w-]+ ){0,3}?[\\w-]+) (?:not )?(?:work|mean|help|need|use|require|differ|matter|happen|converge|fail|improve|reduce|prevent|cause|learn|perform|compare|scale|so|important|better|different|useful|used|called|slow|fast|good|bad|save|avoid|handle)(?:s|d|ed)?\\b.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_SUBJECT =
      Pattern.compile(
          "(?:it|its|they|them|this|that|these|those|he|she|you|i|we|there|one|an example|example)\\b.*",
          Pattern.CASE_INSENSITIVE);

  /// What a question is about; empty where that cannot be told.
  static Optional<Subject> of(String question) {
    if (question.length() > LONGEST_QUESTION || SMALL_TALK.matcher(question).lookingAt()) {
      return Optional.empty();
    }
    Matcher quoted = QUOTED.matcher(question);
    if (quoted.find()) {
      return Optional.of(new Subject(firstGroup(quoted)));
    }
    String plain = question.strip().replaceAll("[?？。！!.\\s]+$", "");
    Optional<String> found = isChinese(question) ? inChinese(plain) : inEnglish(plain);
    return found.or(() -> name(plain)).map(Subject::new);
  }

  /// The two things that it is about; empty where it is about one.
  Optional<List<String>> pair() {
    Matcher pair = PAIR.matcher(words);
    return pair.matches()
        ? Optional.of(List.of(pair.group(1).strip(), pair.group(2).strip()))
        : Optional.empty();
  }

  /// Where it stands in a text as words of their own.
  Matcher in(String text) {
    return Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(words) + "(?![A-Za-z0-9])")
        .matcher(text);
  }

  static boolean isChinese(String text) {
    return Language.ofQuery(text) == Language.CHINESE;
  }

  private static Optional<String> inChinese(String plain) {
    String rest = CHINESE_LEAD.matcher(plain).replaceFirst("").replaceFirst(COMES_ABOUT, "");
    Matcher asking = CHINESE_ASKING.matcher(rest);
    if (asking.find() && asking.start() > 0) {
      rest = rest.substring(0, asking.start());
    } else if (asking.reset().find()) {
      return Optional.empty();
    }
    String subject = CHINESE_ASKED.matcher(rest.strip()).replaceFirst("").strip();
    boolean clause =
        (subject.length() > LONGEST / 2 && !PAIR.matcher(subject).matches())
            || subject.matches("[A-Za-z][\\w.-]*\\s*[要会能用在把被对为从需可没不除使].*");
    boolean names = !subject.isEmpty() && !Questions.nameNothing(subject);
    boolean pointsBack =
        subject.matches("(?:会|能|可能|容易)?(?:产生|导致|造成|出现|发生|带来|存在|解决|处理)")
            || subject.matches("(?:[它他她]们?|[这那该此].*|其|前者|后者|两者|二者)");
    return names
            && !pointsBack
            && !(clause && name(plain).isPresent())
            && subject.length() <= LONGEST
        ? Optional.of(subject)
        : Optional.empty();
  }

  private static Optional<String> inEnglish(String plain) {
    for (Pattern pattern : List.of(ENGLISH, ENGLISH_CAUSE, ENGLISH_CLAUSE)) {
      Matcher matcher = pattern.matcher(plain);
      if (matcher.matches()) {
        String subject = matcher.group("subject").strip();
        return subject.length() <= LONGEST_IN_ENGLISH && !NO_SUBJECT.matcher(subject).matches()
            ? Optional.of(subject)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// The first name in Latin letters; among English words, one with a capital that does not begin
  /// the question, or with two.
  private static Optional<String> name(String plain) {
    boolean chinese = isChinese(plain);
    return LATIN_NAME
        .matcher(plain)
        .results()
        .filter(
            name ->
                chinese
                    || name.group().substring(1).matches(".*[A-Z0-9].*")
                    || (name.start() > 0 && Character.isUpperCase(name.group().charAt(0))))
        .map(MatchResult::group)
        .filter(name -> name.length() > 1)
        .findFirst();
  }

  private static String firstGroup(Matcher matcher) {
    for (int i = 1; i < matcher.groupCount(); i++) {
      if (matcher.group(i) != null) {
        return matcher.group(i);
      }
    }
    return matcher.group(matcher.groupCount());
  }
}
