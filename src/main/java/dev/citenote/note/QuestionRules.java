package dev.citenote.note;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells questions and interview prompts from statements by their own words, in Chinese and
/// English. Stateless.
final class QuestionRules {
  static final int LONGEST_QUESTION = 320;

  /// A prompt without a question mark is no longer, in characters.
  private static final int LONGEST_PROMPT = 80;

  private static final int LONGEST_LATIN_PROMPT = 160;

  /// No longer line opens with a question that the rest of it answers.
  private static final int LONGEST_HEAD = 1_200;

  /// Most characters of a question that the rest of its line answers.
  private static final int LONGEST_ASKING = 160;

  private static final String QUESTION_MARKS = "?？";
  private static final String AFTER_MARK = " \t)）】]\"”’'*_`」』!！~。.";

  private static final Pattern ASKS_WITHIN = Pattern.compile("[?？](?![\\w/&=.])");
  private static final Pattern NUMBER = Pattern.compile("^\\d{1,3}(?:\\.\\d{1,3})*[.、)）]?\\s*");

  /// A term with its explanation, or a clause that goes on.
  private static final Pattern EXPLAINS =
      Pattern.compile(
          "(?:.*(?:：|:\\s)\\s*\\S.{8,}|.*。.*\\S.*|.*\\s[-–—]{1,2}\\s.{8,}|.*，.{30,}|.*[a-z]\\. [A-Z].*)",
          Pattern.DOTALL);

  /// Speaks of questions and answers instead of asking.
  private static final Pattern SPEAKS_OF_ASKING =
      Pattern.compile(
          "(?:以下|下面|下列|本文|本章|本节|这里|接下来).*(?:是|为|介绍|列|讲|总结|整理).*|.*(?:如下|如下所示|见下|见上)[:：。]?");

  private static final Pattern GROUP_NAME =
      Pattern.compile(
          ".*(?:篇|(?<![哪大两各])部分|相关|章节|汇总|合集|专题|模块|系列|大全|集锦|目录|(?<![前后方里上下外对全页界表层局场])面|相关问题|类问题|面试题|面经|面试问题|常见问题|高频问题|八股文?)(?:\\s*[（(][^（()）]*[)）])?");

  private static final Pattern GENERIC_TITLE =
      Pattern.compile(
          "(?i)(?:附录.{0,8}|目录|总结|小结|结语|结束语|前言|序言?|致谢|谢谢.{0,4}|更多.{0,8}|其他|其它|未完待续|待更新"
              + "|contents|table of contents|toc|contributors?|contributing|licen[sc]e|acknowledge?ments?|thank you.*|thanks|todo|index|appendix.*|conclusion|summary|introduction|overview|agenda|notes?)");

  private static final Pattern REFERENCES_TITLE =
      Pattern.compile(
          "(?i)(?:.{0,4}参考.{0,6}|引用|.{0,4}阅读.{0,4}|.{0,4}链接|.{0,6}资料|references?|bibliography|further reading|links|resources|see also|sources?)");

  /// Titles of places where prompts are collected.
  private static final Pattern PROMPTS_TITLE =
      Pattern.compile(
          "(?i).*(?:面试|面经|笔试|考点|考题|题目|题库|问题|八股|一面|二面|三面|四面|hr面|questions?\\b|interview|q\\s?&\\s?a|quiz|round \\d).*");

  private QuestionRules() {}

  /// Whether the text, a title or a list item's line, asks something, if only by naming what it
  /// asks for.
  static boolean asks(String text) {
    return asks(text, true);
  }

  /// Whether the text asks wherever it stands: with a question mark, or by asking words.
  static boolean asksSurely(String text) {
    return asks(text, false);
  }

  /// Whether the text is short and asks by asking words, with or without a question mark.
  static boolean asksInWords(String text) {
    String plain = plain(text);
    return mayPrompt(plain) && AskingWords.ask(plain);
  }

  private static boolean asks(String text, boolean nouns) {
    if (text.length() > LONGEST_HEAD) {
      return false;
    }
    String plain = plain(text);
    if (plain.isEmpty() || GROUP_NAME.matcher(plain).matches()) {
      return false;
    }
    boolean marked =
        (text.length() <= LONGEST_QUESTION && (endsAsking(plain) || endsAsking(text)))
            || asksWithin(plain);
    return marked || (mayPrompt(plain) && asksByWords(plain, nouns));
  }

  private static boolean asksByWords(String plain, boolean nouns) {
    return AskingWords.ask(plain) || (nouns && AskingWords.couldAsk(plain));
  }

  /// Whether the text opens with a question that ends inside it.
  private static boolean asksWithin(String plain) {
    Matcher mark = ASKS_WITHIN.matcher(plain);
    if (!mark.find() || mark.start() > LONGEST_ASKING) {
      return false;
    }
    String asked = plain.substring(0, mark.start());
    return asked.indexOf('。') < 0 && !EXPLAINS.matcher(asked).matches();
  }

  /// Whether the text is short, and no term with its explanation.
  private static boolean mayPrompt(String plain) {
    boolean han = plain.codePoints().anyMatch(Character::isIdeographic);
    return plain.length() <= (han ? LONGEST_PROMPT : LONGEST_LATIN_PROMPT)
        && !EXPLAINS.matcher(plain).matches()
        && !SPEAKS_OF_ASKING.matcher(plain).matches();
  }

  /// Whether the text could be an interview prompt without asking words, as an item of a list of
  /// questions: short, and not a term with its explanation.
  static boolean couldPrompt(String text) {
    if (text.length() > LONGEST_PROMPT) {
      return false;
    }
    String plain = plain(text);
    return plain.codePoints().filter(Character::isLetter).limit(2).count() == 2
        && !EXPLAINS.matcher(plain).matches()
        && !GROUP_NAME.matcher(plain).matches();
  }

  private static String plain(String text) {
    String title = LineShape.isLink(text) ? withoutSite(Title.of(text)) : Title.of(text);
    return title.isEmpty() || !Character.isDigit(title.charAt(0))
        ? title
        : NUMBER.matcher(title).replaceFirst("");
  }

  /// The title of a linked page without the name of its site.
  private static String withoutSite(String title) {
    int site = title.indexOf(" - ");
    return site < 0 ? title : title.substring(0, site);
  }

  /// Whether a line of prose is nothing but a question.
  static boolean isBareQuestion(String line) {
    return line.length() <= LONGEST_QUESTION && endsAsking(line) && line.indexOf('。') < 0;
  }

  private static boolean endsAsking(String text) {
    int end = text.length() - 1;
    while (end >= 0 && AFTER_MARK.indexOf(text.charAt(end)) >= 0) {
      end--;
    }
    return end >= 0 && QUESTION_MARKS.indexOf(text.charAt(end)) >= 0;
  }

  /// Whether a title or item only names the group of what stands below it ("LoRA篇").
  static boolean namesGroup(String text) {
    return text.length() <= LONGEST_PROMPT && GROUP_NAME.matcher(plain(text)).matches();
  }

  /// Whether a title says nothing about its subject ("附录", "目录").
  static boolean isGeneric(String title) {
    return title.codePoints().noneMatch(Character::isLetter)
        || GENERIC_TITLE.matcher(title).matches()
        || titlesReferences(title);
  }

  /// Whether a title says that other people's texts are listed below it.
  static boolean titlesReferences(String title) {
    return REFERENCES_TITLE.matcher(title).matches();
  }

  /// Whether a title says that questions are collected below it.
  static boolean titlesPrompts(String title) {
    return PROMPTS_TITLE.matcher(title).matches();
  }
}
