package dev.citenote.note;

import java.util.regex.Pattern;

/// Tells by the look of a line's text, without its indent, what it may be. Stateless.
final class LineShape {
  private static final int LONGEST_LABEL = 40;
  private static final int LONGEST_COLON_LABEL = 80;

  /// Repeated groups recurse, so only a line that a person could have written is matched.
  private static final int LONGEST_RULE = 400;

  private static final int LONGEST_CODE_LINE = 200;

  private static final Pattern LINK = Pattern.compile("!?\\[[^\\[\\]]*]\\([^()]*\\)");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
  private static final Pattern DETAILS_END = Pattern.compile("(?i)</details\\s*>");

  /// What lines of code hold and lines of prose do not.
  private static final Pattern CODE_SIGN =
      Pattern.compile(
          "[;{}]$|^[}\\])]|[\\w\\])]\\s*[-+*/|&]?=\\s*\\S|\\w\\(|=>|->|::|^(?:import|from|def|class|return|if|for|while|public|private|const|let|var|function|SELECT|sudo|pip|npm|git|docker|kubectl|curl)\\s|^(?://|#!|#include|\\$ |>>> |@\\w)");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}{6,}");
  private static final Pattern UNDERLINE = Pattern.compile("={3,}|-{3,}");
  private static final Pattern FENCE = Pattern.compile("(?:`{3,}[^`]*|~{3,}.*)");
  private static final Pattern TAGS =
      Pattern.compile("(?:<!--[^>]*-->|</?[A-Za-z][^<>]*>|\\s)+", Pattern.DOTALL);
  private static final Pattern WHOLLY_BOLD =
      Pattern.compile("\\*\\*[^*]+\\*\\*[:：]?|【[^】]+】.{0,20}");
  private static final Pattern CHINESE_PART =
      Pattern.compile("[一二三四五六七八九十]+、.*|第[一二三四五六七八九十\\d]+[部章节篇].*");

  /// What the names of parts begin with.
  private static final String PART_STARTS = "一二三四五六七八九十第";

  private static final String CLOSED = "。.！!；;，,";

  private LineShape() {}

  /// An ATX heading; two or more marks may stand without a space.
  static boolean isHeading(String text) {
    int level = headingLevel(text, 0);
    if (level < 1 || level > 6) {
      return false;
    }
    return level == text.length() || level > 1 || text.charAt(1) == ' ' || text.charAt(1) == '\t';
  }

  /// How many heading marks stand at an offset.
  static int headingLevel(String text, int offset) {
    int end = offset;
    while (end < text.length() && text.charAt(end) == '#') {
      end++;
    }
    return end - offset;
  }

  /// A thematic break, or a long line of `=`.
  static boolean isRule(String text) {
    if (text.length() > LONGEST_RULE || !isRuleMark(text.charAt(0))) {
      return false;
    }
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isRuleMark(c)) {
        marks++;
      } else if (c != ' ' && c != '\t') {
        return false;
      }
    }
    return marks >= 3;
  }

  private static boolean isRuleMark(char c) {
    return c == '-' || c == '*' || c == '_' || c == '=';
  }

  /// The underline of a setext heading, where a paragraph stands above it.
  static boolean isUnderline(String text) {
    return matches(UNDERLINE, text);
  }

  static boolean opensFence(String text) {
    return FENCE.matcher(text).matches();
  }

  /// Nothing but a link.
  static boolean isLink(String text) {
    return opensLink(text) && matches(LINK, text);
  }

  /// Whether a text begins as a link or an image does.
  static boolean opensLink(String text) {
    return text.startsWith("[") || text.startsWith("![");
  }

  /// Nothing but the address of a page, or code between backticks.
  static boolean isAddressOrCode(String text) {
    boolean code =
        text.length() > 1 && text.charAt(0) == '`' && text.indexOf('`', 1) == text.length() - 1;
    return code || isAddress(text);
  }

  static boolean isAddress(String text) {
    return text.startsWith("http") && ADDRESS.matcher(text).matches();
  }

  /// Whether a title begins with a number.
  static boolean isNumbered(String title) {
    String words = Title.of(title);
    return !words.isEmpty()
        && (Character.isDigit(words.charAt(0)) || ListMarker.of(words, false).exists());
  }

  /// The marks that open a fence.
  static String fenceMark(String text) {
    int end = 3;
    while (end < text.length() && text.charAt(end) == text.charAt(0)) {
      end++;
    }
    return text.substring(0, end);
  }

  /// Whether a line ends the fence that a mark opened: as long as the mark, and nothing else.
  static boolean closesFence(String text, String mark) {
    if (!text.startsWith(mark)) {
      return false;
    }
    int end = 0;
    while (end < text.length() && text.charAt(end) == mark.charAt(0)) {
      end++;
    }
    return end == text.length();
  }

  static boolean closesDetails(String text) {
    return text.length() <= LONGEST_RULE && DETAILS_END.matcher(text).find();
  }

  /// Whether a deeply indented line is code, and not prose or an item that a person indented.
  static boolean looksLikeCode(String text) {
    return text.length() <= LONGEST_CODE_LINE && CODE_SIGN.matcher(text).find() && !isProse(text);
  }

  /// Whether a line holds a clause in Chinese and is no comment, or marks an item.
  static boolean isProse(String text) {
    boolean comment = text.startsWith("//") || text.startsWith("#") || text.contains(" //");
    return text.length() > LONGEST_CODE_LINE
        || (!comment && HAN.matcher(text).find() && text.indexOf('"') < 0)
        || ListMarker.of(text, false).exists();
  }

  /// Nothing but HTML or Vue tags.
  static boolean isTags(String text) {
    return text.startsWith("<") && matches(TAGS, text);
  }

  /// The line below a table's header.
  static boolean isTableRule(String text) {
    boolean dashed = false;
    boolean piped = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      dashed |= c == '-';
      piped |= c == '|';
      if ("-|: \t".indexOf(c) < 0) {
        return false;
      }
    }
    return dashed && piped;
  }

  /// A title without heading marks that holds until the next one: bold, in `【】`, or "一、…".
  static boolean isLastingLabel(String text) {
    return isWhollyBold(text)
        || (text.length() <= LONGEST_LABEL
            && PART_STARTS.indexOf(text.charAt(0)) >= 0
            && CHINESE_PART.matcher(text).matches()
            && !isClosed(text));
  }

  /// Short and open-ended enough to title a list that follows.
  static boolean couldLabel(String text) {
    boolean colon = text.endsWith(":") || text.endsWith("：");
    return text.length() <= (colon ? LONGEST_COLON_LABEL : LONGEST_LABEL) && !isClosed(text);
  }

  /// Bold, or ending with a colon, or the name of a group: an item that titles the list after it.
  static boolean couldTitleItems(String text) {
    return text.length() <= LONGEST_LABEL
        && (text.endsWith(":")
            || text.endsWith("：")
            || isWhollyBold(text)
            || TitleWords.nameGroup(QuestionRules.plain(text)));
  }

  /// Short enough to name a group of items.
  static boolean couldTitleGroup(String text) {
    return text.length() <= LONGEST_LABEL;
  }

  static boolean asks(String text) {
    return text.endsWith("?") || text.endsWith("？");
  }

  private static boolean isWhollyBold(String text) {
    return (text.startsWith("**") || text.startsWith("【")) && matches(WHOLLY_BOLD, text);
  }

  private static boolean isClosed(String text) {
    return !text.isEmpty() && CLOSED.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private static boolean matches(Pattern pattern, String text) {
    return text.length() <= LONGEST_RULE && pattern.matcher(text).matches();
  }
}
