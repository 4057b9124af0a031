package dev.citenote.answer;

import dev.citenote.retrieve.ChineseScript;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells a message that names nothing which notes could speak of: greetings, thanks, signs, and
/// words that only ask, such as "为什么" with nothing said before. One word beside them that could be
/// a thing, as in "什么是测试", and it is none. Stateless.
final class SmallTalk {
  private static final int I = Pattern.CASE_INSENSITIVE;

  /// What is longer says something.
  private static final int LONGEST = 40;

  private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}]++");
  private static final Pattern CLAUSE_END = Pattern.compile("[,.;:!?，。；：！？、…\\n]++");

  /// Signs that are a name or belong to one: "C++", "A*", "什么是 ==".
  private static final Pattern NAMED_BY_SIGNS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])[A-Za-z](?:\\+\\+|[#*])(?![\\p{L}\\p{N}*])"
              + "|(?<![A-Za-z\\p{N}*&|=<>@#$%^+/])[*&|=<>@#$%^+/]{1,3}(?![\\p{L}\\p{N}*&|=<>@#$%^+/])");

  private static final Pattern GREETING =
      Pattern.compile(
          "(?:大家好|你好|您好|哈[喽啰]|嗨|喂|早上好|下午好|晚上好|晚安|早安|谢谢|多谢|感谢|辛苦|再见|拜拜|好[的吧啊]|可以|不错|厉害|嗯|哦|噢|喔|呃|唉|哈|呵|嘿|嘻|在[吗么]|在不在|有人吗"
              + "|你是谁|你叫什么|真的|对|不|是|行|没事|没有|知道|明白|懂|收到|请问|麻烦|我|你|您|大家|们|非常|太|了|吗|呢|吧|呀|啊|么|嘛|哎)++");

  private static final Pattern ASKING =
      Pattern.compile(
          "(?:你(?:会|能)(?:做|干)?(?:什么|啥|吗)|为什么不?|为何|为啥|怎么[样办做]?|怎样|如何|是?什么意思|是什么|什么|啥|哪里|哪个|哪些|谁|多少|几个|何时|是吗|是不是|有没有|是"
              + "|请问|请|麻烦|一下|帮我|想问|问?(?:个|一个|几个)问题|我|你|您|它们?|这个?|那个?|那么|然后|所以|还有|别的|其他|(?:再?举|给我?|来|有)?(?:个|一个|几个|些)?例子|例如|比如|详细点?|具体点?|继续|更多|一点|一些|说|讲|再|有|的|了|吗|呢|吧|呀|啊|么|嘛|哎)++");

  private static final Pattern GREETING_IN_ENGLISH =
      Pattern.compile(
          "(?:(?:hello|hi|hey|yo|good (?:morning|afternoon|evening|night)|thanks?|thank you|thx|bye|goodbye|ok|okay|yes|yeah|no|nope|sure|please|cool|great|nice|wow|lol|hm+|um+|there|you|again|so much|very much|a lot|who are you|what can you do|how are you|help(?: me)?|asdf|qwerty)(?:\\s++|$))++",
          I);

  private static final Pattern ASKING_IN_ENGLISH =
      Pattern.compile(
          "(?:(?:please|why|how|what|when|where|which|who|so|and|but|then|not|is|are|it|this|that|them|the|a|an|i|me|you|can|do|does|did|more|details?|examples?|for example|go on|anything|something|else)(?:\\s++|$))++",
          I);

  /// Tries whether anybody is there; beside other words it may be what they are about.
  private static final Pattern TRIAL =
      Pattern.compile(
          "(?:测试|试试)(?:测试|试试|一下)*+[\\d ]*+|tests?(?:ing)?(?: test(?:ing)?)*+[\\d ]*+", I);

  /// Short words in capitals, which among others in small letters are a name: "What is IT?".
  private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z]{2,}\\b");

  private static final Pattern SMALL = Pattern.compile("[a-z]");
  private static final Pattern ONLY_ASKS = Pattern.compile("(?:WHY|HOW|WHAT|WHEN|WHERE|WHICH)\\W*");
  private static final Pattern ONE_LETTER = Pattern.compile("[a-z]");
  private static final Pattern CHINESE_SIGNS = Pattern.compile("[\\p{IsHan}？！。，、…—]");

  private SmallTalk() {}

  /// Whether nothing is left to look up.
  static boolean is(String written) {
    String message = ChineseScript.simplifiedIfTraditional(written);
    String words = words(message);
    if (words.isEmpty()) {
      return true;
    }
    if (words.length() > LONGEST) {
      return false;
    }
    boolean named = isNamed(message.strip());
    return TRIAL.matcher(words).matches()
        || (!named && ONE_LETTER.matcher(words).matches())
        || Stream.of(CLAUSE_END.split(message))
            .map(SmallTalk::words)
            .filter(it -> !it.isEmpty())
            .allMatch(it -> greets(it) || (!named && asks(it)));
  }

  private static String words(String text) {
    return NO_WORDS.matcher(text).replaceAll(" ").strip();
  }

  private static boolean isNamed(String message) {
    boolean alone = !message.contains(" ") && !ONLY_ASKS.matcher(message).matches();
    return NAMED_BY_SIGNS.matcher(message).find()
        || (CAPITALS.matcher(message).find() && (alone || SMALL.matcher(message).find()));
  }

  private static boolean greets(String words) {
    return GREETING.matcher(words.replace(" ", "")).matches()
        || GREETING_IN_ENGLISH.matcher(words).matches();
  }

  private static boolean asks(String words) {
    return ASKING.matcher(words.replace(" ", "")).matches()
        || ASKING_IN_ENGLISH.matcher(words).matches();
  }

  /// The language of such a message, which may be signs alone.
  static Wording wording(String message) {
    return CHINESE_SIGNS.matcher(message).find() ? Wording.CHINESE : Wording.ENGLISH;
  }
}
