package dev.citenote.answer;

import java.util.regex.Pattern;

/// Tells a message that names nothing which notes could speak of: greetings, thanks, signs, and
/// words that only ask, such as "为什么" with nothing said before. Stateless.
final class SmallTalk {
  private static final int I = Pattern.CASE_INSENSITIVE;

  /// What is longer says something.
  private static final int LONGEST = 40;

  private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}]++");

  private static final Pattern IN_CHINESE =
      Pattern.compile(
          "(?:大家好|你好|您好|哈[喽啰]|嗨|喂|早上好|下午好|晚上好|晚安|早安|谢谢|多谢|感谢|辛苦|再见|拜拜|好[的吧啊]|可以|不错|厉害|嗯|哦|噢|喔|呃|唉|哈|呵|嘿|嘻|在[吗么]|在不在|有人吗|测试|试试"
              + "|你是谁|你叫什么|你(?:会|能)(?:做|干)?(?:什么|啥|吗)|为什么|为何|为啥|怎么[样办做]?|怎样|如何|是什么|什么|啥|哪里|哪个|哪些|谁|多少|几个|何时|意思|是吗|真的|对|不|是|行|没事|没有"
              + "|知道|明白|懂|收到|请问|请|麻烦|一下|帮我|问题|想问|我|你|您|它们?|这个?|那个?|那么|然后|所以|还有|别的|其他|举个?|例子|例如|比如|详细|具体|继续|更多|一?点|一些|说|讲|再|有|的|了|吗|呢|吧|呀|啊|么|嘛|哎)++");

  private static final Pattern IN_ENGLISH =
      Pattern.compile(
          "(?:(?:hello|hi|hey|yo|good (?:morning|afternoon|evening|night)|thanks?|thank you|thx|bye|goodbye|ok|okay|yes|yeah|no|nope|sure|please|cool|great|nice|wow|lol|hm+|um+|test|testing|tests?\\s?\\d*|there|you|again|so much|very much|a lot|who are you|what can you do|how are you|help|help me|why|how|what|when|where|which|who|so|and|but|then|not|is|are|it|this|that|them|the|a|an|i|me|can|do|does|did|more|details?|examples?|for example|go on|anything|something|else|asdf|qwerty)(?:\\s++|$))++",
          I);

  private static final Pattern ONE_LETTER = Pattern.compile("[a-z]");

  private static final Pattern CHINESE_SIGNS = Pattern.compile("[\\p{IsHan}？！。，、…—]");

  private SmallTalk() {}

  /// Whether nothing is left to look up.
  static boolean is(String message) {
    String words = NO_WORDS.matcher(message).replaceAll(" ").strip();
    return words.isEmpty()
        || (words.length() <= LONGEST
            && (ONE_LETTER.matcher(words).matches()
                || IN_CHINESE.matcher(words.replace(" ", "")).matches()
                || IN_ENGLISH.matcher(words).matches()));
  }

  /// The language of such a message, which may be signs alone.
  static Wording wording(String message) {
    return CHINESE_SIGNS.matcher(message).find() ? Wording.CHINESE : Wording.ENGLISH;
  }
}
