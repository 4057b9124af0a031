package dev.citenote.note;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The marks that people put before a question or its answer: `Q1:`, `问：`, `A:`, `答：`, `解析：`.
/// Stateless.
final class QaMark {
  private static final int LONGEST = 40;

  /// What the marks of questions begin with.
  private static final String QUESTION_STARTS = "QqPpIi问题面提痛难【[";

  /// What the marks of answers begin with.
  private static final String ANSWER_STARTS = "AaCc答参标回解候面求【[";

  private static final int LONGEST_ANSWER_TITLE = 8;

  /// Marks of emphasis around a mark.
  private static final String BOLD = "[*_\\s]{0,4}";

  private static final Pattern QUESTION =
      Pattern.compile(
          "(?i)"
              + BOLD
              + "(?:(?:Q|Question|Problem|问|问题|题目|面试题|提问|面试官|interviewer)"
              + "\\s?(?:\\d{1,3}|[一二三四五六七八九十]{1,3})?"
              + BOLD
              + "[:：]|(?:Q|问题|题目|面试题)\\s?(?:\\d{1,3}|[一二三四五六七八九十]{1,3})[.、)]|(?:痛点|难点)\\s?\\d{1,3}[:：]|Q[.)）、]\\s|[【\\[](?:问|问题|题目|Q)[】\\]])"
              + BOLD);

  private static final Pattern ANSWER =
      Pattern.compile(
          "(?i)"
              + BOLD
              + "(?:(?:A\\d{0,3}|Answer|Ans|答|答案|参考答案|标准答案|回答|参考回答|解答|解析|答案解析|答复|候选人|面试者|求职者|candidate)"
              + BOLD
              + "[:：]|[【\\[](?:答|答案|参考答案|解析|解答)[】\\]])"
              + BOLD);

  /// Names the kind of a task before the task itself.
  private static final Pattern TASK =
      Pattern.compile(
          "(?i)(?:手撕(?:代码)?|智力题|算法题?|编程题?|场景题|代码题|笔试题|开放题|思考题|设计题|coding|leetcode)\\s*[:：].*",
          Pattern.DOTALL);

  private static final Pattern ANSWER_TITLE =
      Pattern.compile("(?i)(?:答|答案|参考答案|回答|参考回答|解答|解析|答案解析|answers?|solution)");

  /// An answer's mark after the question on its line.
  private static final Pattern ANSWER_WITHIN =
      Pattern.compile("(?<=[\\s?？。.,，）)*])(?:答|答案|参考答案|回答|解答|解析|A|Answer)[:：]\\s*");

  private QaMark() {}

  /// Length of the mark before a question at the start of a text; 0 where there is none.
  static int ofQuestion(String text) {
    return ofQuestion(text, new Extent(0, text.length()));
  }

  /// Length of the mark before a question at the start of a part of a text; 0 where there is none.
  static int ofQuestion(String text, Extent part) {
    return mayMark(text, part, QUESTION_STARTS) ? length(QUESTION, text, part) : 0;
  }

  /// Length of the mark before an answer at the start of a text; 0 where there is none.
  static int ofAnswer(String text) {
    return ofAnswer(text, new Extent(0, text.length()));
  }

  /// Length of the mark before an answer at the start of a part of a text; 0 where there is none.
  static int ofAnswer(String text, Extent part) {
    return mayMark(text, part, ANSWER_STARTS) ? length(ANSWER, text, part) : 0;
  }

  /// Whether a text sets a task ("智力题：…").
  static boolean setsTask(String text) {
    return !text.isEmpty()
        && "手智算编场代笔开思设cClL".indexOf(text.charAt(0)) >= 0
        && TASK.matcher(text).matches();
  }

  /// Whether a title says no more than that the answer follows.
  static boolean titlesAnswer(String title) {
    return title.length() <= LONGEST_ANSWER_TITLE && ANSWER_TITLE.matcher(title).matches();
  }

  /// The mark between a question and the answer that follows on its line, if there is one.
  static Optional<Extent> within(String line) {
    for (int i = 1; i < line.length(); i++) {
      boolean colon = line.charAt(i) == '：' || line.charAt(i) == ':';
      if (colon && "答案析Ar".indexOf(line.charAt(i - 1)) >= 0) {
        Matcher mark = ANSWER_WITHIN.matcher(line);
        return mark.find() && mark.start() > 0
            ? Optional.of(new Extent(mark.start(), mark.end()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static int length(Pattern pattern, String text, Extent part) {
    int end = Math.min(part.end(), part.start() + LONGEST);
    Matcher mark = pattern.matcher(text).region(part.start(), end);
    return mark.lookingAt() ? mark.end() - part.start() : 0;
  }

  /// Whether the first letter behind emphasis begins a mark, and something ends it.
  private static boolean mayMark(String text, Extent part, String starts) {
    int end = Math.min(part.end(), part.start() + LONGEST);
    int first = part.start();
    while (first < end && first < part.start() + 4 && isEmphasis(text.charAt(first))) {
      first++;
    }
    return first < end && starts.indexOf(text.charAt(first)) >= 0 && holdsClosing(text, first, end);
  }

  /// Whether a text holds any of the characters that marks end with.
  private static boolean holdsClosing(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (closes(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean closes(char c) {
    return switch (c) {
      case ':', '：', '.', '、', ')', '】', ']' -> true;
      default -> false;
    };
  }

  private static boolean isEmphasis(char c) {
    return c == '*' || c == '_' || c == ' ' || c == '\t';
  }
}
