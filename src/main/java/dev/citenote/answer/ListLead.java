package dev.citenote.answer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells what a list of questions is about from the line that introduces it: "关于 LoRA：". Stateless.
final class ListLead {
  private static final int LONGEST = 60;

  private static final Pattern NUMBER = Pattern.compile("^[（(]?\\d{1,2}[.．、)）]\\s*");
  private static final Pattern MARKS = Pattern.compile("(?<![：:，,\\s])[：:，,\\s]++$");

  private static final Pattern ABOUT =
      Pattern.compile("^.{0,12}?(?:关于|有关|对于|针对|围绕|(?i:\\b(?:about|regarding|concerning)\\s))\\s*");

  /// What only counts the questions: "的两个点", "有几个问题".
  private static final Pattern COUNTS =
      Pattern.compile(
          "\\s*[，,]?(?:我)?(?:[的有]|想问|请问|请?回答)*(?:[以如]下|下面)?(?:的|[这几两三四五六七八九十一\\d]{1,2})?[个些]?"
              + "(?:面试|小)?(?:问题|疑问|题目|题|点|方面)$");

  private static final Pattern NO_NAME =
      Pattern.compile(
          "问题|请|帮|回答|以下|如下|下面|面试|我|你|(?i:\\b(?:questions?|please|answer|following|i|my|me|you)\\b)");

  private ListLead() {}

  /// Whether a line introduces what follows.
  static boolean is(String line) {
    return line.endsWith("：") || line.endsWith(":");
  }

  /// Asks what the thing is that a list behind these words is about; empty where they name none.
  static Optional<String> subject(String lead) {
    String plain = MARKS.matcher(lead.strip()).replaceFirst("");
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher about = ABOUT.matcher(NUMBER.matcher(plain).replaceFirst(""));
    boolean said = about.find();
    String thing = COUNTS.matcher(about.replaceFirst("")).replaceFirst("").strip();
    boolean names =
        !thing.isEmpty()
            && !NO_NAME.matcher(thing).find()
            && (said || is(lead.strip()))
            && !SmallTalk.is(thing);
    String asks =
        Subject.isChinese(lead) || lead.strip().endsWith("：")
            ? "什么是" + thing + "？"
            : "What is " + thing + "?";
    return Subject.of(thing.matches(".*[?？]$") ? thing : asks).filter(it -> names).map(it -> asks);
  }
}
