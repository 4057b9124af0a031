package dev.citenote.note;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Tells questions and interview prompts from statements, in Chinese and English. Stateless.
final class QuestionRules {
  private static final int LONGEST_PROMPT = 80;
  private static final int LONGEST_QUESTION = 160;
  private static final int LONG_TEXT = 200;

  private static final Pattern ENDS_ASKING =
      Pattern.compile(".*[?？][\\s）)】\"”*_]*", Pattern.DOTALL);
  private static final Pattern ASKS_WITHIN = Pattern.compile("[?？](?![\\w/&=])");
  private static final Pattern CHINESE_ASKING =
      Pattern.compile(
          "什么|如何|怎么|怎样|为什么|为何|为啥|啥|哪些|哪个|哪里|哪种|哪几|多少|是否|能否|有没有|能不能|会不会|是不是"
              + "|(?:区别|异同|不同|差别|优缺点|理解|看法|经验|介绍一下|解释一下|讲一下|说一下|讲解|解释)$"
              + "|[吗呢]$");
  private static final Pattern CHINESE_PROMPT =
      Pattern.compile(
          "(?:请|简要|简单|简)?(?:你)?(?:介绍|解释|讲|说|谈|聊|描述|简述|阐述|推导|写一下|手写|手撕|对比|比较|列举|举例|总结一下|评价)\\S.*");
  private static final Pattern ENGLISH_ASKING =
      Pattern.compile(
          "(?:what|how|why|when|where|which|who|explain|describe|compare|discuss)\\b.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EXPLAINS =
      Pattern.compile("(?s).*(?:[：:]\\s*\\S.{8,}|。.*\\S.*|\\s[-–—]\\s.{8,}|，.{30,})");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]+");

  /// Runs of Han characters between function words.
  private static final Pattern OWN_HAN =
      Pattern.compile("(?:(?![的了是吗呢中和与有什么怎如何哪些为能不会我你它])\\p{IsHan}){2,}");

  private static final Pattern GROUP_NAME = Pattern.compile(".*(?:篇|部分|相关|章节)");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-_]+");

  private QuestionRules() {}

  /// Whether the text, a title or a list item's line, asks something by its own words.
  static boolean asks(String text) {
    if (text.length() > LONGEST_QUESTION) {
      return false;
    }
    String plain = Title.of(text);
    if (ENDS_ASKING.matcher(plain).matches()) {
      return true;
    }
    if (GROUP_NAME.matcher(plain).matches()) {
      return false;
    }
    if (plain.length() > LONGEST_PROMPT || EXPLAINS.matcher(plain).matches()) {
      return ASKS_WITHIN.matcher(plain).find() && !plain.contains("。");
    }
    return ASKS_WITHIN.matcher(plain).find()
        || CHINESE_ASKING.matcher(plain).find()
        || CHINESE_PROMPT.matcher(plain).matches()
        || ENGLISH_ASKING.matcher(plain).matches();
  }

  /// Whether the text could be an interview prompt without asking words, as an item of a list of
  /// questions: short, and not a term with its explanation.
  static boolean couldPrompt(String text) {
    String plain = Title.of(text);
    return text.length() <= LONGEST_PROMPT
        && !EXPLAINS.matcher(plain).matches()
        && !GROUP_NAME.matcher(plain).matches();
  }

  /// Whether a line of prose is nothing but a question.
  static boolean isBareQuestion(String line) {
    return line.length() <= 2 * LONGEST_QUESTION
        && ENDS_ASKING.matcher(line).matches()
        && line.indexOf('。') < 0;
  }

  /// Whether a title or item only names the group of what stands below it ("LoRA篇").
  static boolean namesGroup(String text) {
    return GROUP_NAME.matcher(Title.of(text)).matches();
  }

  /// Whether the first line names a group and a later one asks.
  static boolean isGroupOfLines(String text) {
    int lineEnd = text.indexOf('\n');
    return lineEnd > 0
        && namesGroup(text.substring(0, lineEnd))
        && isBareQuestion(text.substring(lineEnd).strip());
  }

  /// Whether the text below a question speaks of it. Short text is taken for its answer; long text
  /// must hold two fifths of the question's own words, Latin names counting twice.
  static boolean speaksOf(String question, String below) {
    if (below.length() < LONG_TEXT) {
      return true;
    }
    String squeezed = squeeze(below);
    int all = 0;
    int held = 0;
    for (String name : NAME.matcher(question).results().map(MatchResult::group).toList()) {
      all += 2;
      held += squeezed.contains(squeeze(name)) ? 2 : 0;
    }
    for (String run : OWN_HAN.matcher(question).results().map(MatchResult::group).toList()) {
      for (int i = 0; i + 2 <= run.length(); i++) {
        all++;
        held += squeezed.contains(run.substring(i, i + 2)) ? 1 : 0;
      }
    }
    return held * 5 >= all * 2;
  }

  private static String squeeze(String text) {
    return SEPARATORS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
