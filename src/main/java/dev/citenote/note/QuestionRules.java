package dev.citenote.note;

/// Tells questions and interview prompts from statements by their own words, in Chinese and
/// English. Stateless.
final class QuestionRules {
  static final int LONGEST_QUESTION = 320;

  /// A prompt without a question mark is no longer, in characters.
  static final int LONGEST_PROMPT = 80;

  private static final int LONGEST_LATIN_PROMPT = 160;

  /// Most characters of a question that the rest of its line answers.
  private static final int LONGEST_ASKING = 160;

  private static final String AFTER_MARK = " \t)）】]\"”’'*_`」』!！~。.";

  /// What begins a sentence that speaks of questions instead of asking one.
  private static final Keywords SPEAKING = Keywords.of("以下 下面 下列 本文 本章 本节 这里 接下来");

  private static final Keywords SPOKEN = Keywords.of("是 为 介绍 列 讲 总结 整理");
  private static final Keywords AS_FOLLOWS = Keywords.of("如下 如下所示 见下 见上");

  private QuestionRules() {}

  /// Whether the text asks by a question mark, at its end or within.
  ///
  /// @param plain the text without number and marks
  static boolean isMarked(String text, String plain) {
    return (text.length() <= LONGEST_QUESTION && (endsAsking(plain) || endsAsking(text)))
        || asksWithin(plain);
  }

  /// Whether the text opens with a question that ends inside it.
  private static boolean asksWithin(String plain) {
    int mark = mark(plain);
    if (mark < 0 || mark > LONGEST_ASKING) {
      return false;
    }
    String asked = plain.substring(0, mark);
    return asked.indexOf('。') < 0 && !Explanation.isIn(asked);
  }

  /// The first question mark that stands neither in an address nor in an operator; −1 if none.
  private static int mark(String plain) {
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if ((c == '?' || c == '？') && (i + 1 == plain.length() || !joins(plain.charAt(i + 1)))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean joins(char c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || "_/&=.".indexOf(c) >= 0;
  }

  /// Whether the text is short, and does not speak of questions.
  static boolean mayPrompt(String plain) {
    int longest = AskingWords.hasHan(plain) ? LONGEST_PROMPT : LONGEST_LATIN_PROMPT;
    return plain.length() <= longest && !speaksOfAsking(plain);
  }

  private static boolean speaksOfAsking(String plain) {
    int length = SPEAKING.at(plain, 0);
    String end = plain.endsWith("。") ? plain.substring(0, plain.length() - 1) : plain;
    return (length > 0 && SPOKEN.in(plain.substring(length))) || AS_FOLLOWS.end(end);
  }

  /// A title or a list item's line as words: one line, without number and marks.
  static String plain(String text) {
    String words = Title.of(text);
    String title = LineShape.isLink(text) ? withoutSite(words) : words;
    int end = 0;
    while (end < title.length() && (isDigit(title.charAt(end)) || title.charAt(end) == '.')) {
      end++;
    }
    if (end == 0 || title.charAt(0) == '.') {
      return title;
    }
    while (end < title.length() && ".、)） ".indexOf(title.charAt(end)) >= 0) {
      end++;
    }
    return title.substring(end);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// The title of a linked page without the name of its site.
  static String withoutSite(String title) {
    int site = title.indexOf(" - ");
    return site < 0 ? title : title.substring(0, site);
  }

  /// Whether a line of prose is nothing but a question.
  static boolean isBareQuestion(String line) {
    return line.length() <= LONGEST_QUESTION
        && endsAsking(line)
        && line.indexOf('。') < 0
        && !Explanation.holdsSentence(line);
  }

  private static boolean endsAsking(String text) {
    int end = text.length() - 1;
    while (end >= 0 && AFTER_MARK.indexOf(text.charAt(end)) >= 0) {
      end--;
    }
    return end >= 0 && (text.charAt(end) == '?' || text.charAt(end) == '？');
  }
}
