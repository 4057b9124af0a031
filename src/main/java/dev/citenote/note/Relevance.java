package dev.citenote.note;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells by shared words whether the text below a question speaks of it. Stateless.
final class Relevance {
  /// Shorter text below a question is taken for its answer, in characters.
  private static final int LONG_TEXT = 200;

  /// A question with fewer words of its own tells nothing.
  private static final int FEWEST_WORDS = 4;

  /// No more of a text is looked at, in characters.
  private static final int LOOK = 4_000;

  /// Speaks to the reader of the notes: offers, calls, thanks.
  private static final Pattern NOTICE =
      Pattern.compile(
          "(?i)微信|公众号|扫码|二维码|QQ群|加群|关注(?:我|公众|一下)|点赞|转发|收藏本|领取|私信|内推|简历发|发简历|投递|招聘|联系(?:我|方式)|广告|感谢阅读|欢迎(?:大家|关注|补充|指正|加入)|祝(?:大家|你|各位)|subscribe|follow (?:me|us)|star this|pull requests? (?:are )?welcome|(?<![\\w.])[\\w.]++@[\\w-]++\\.\\w");

  /// Han characters that function words are made of.
  private static final String FUNCTION_HAN = "的了是吗呢中和与有什么怎如何哪些为能不会我你它一下请个要";

  /// Words that any question may hold, whatever it is about.
  private static final Set<String> GENERIC =
      Set.of(
          "原理",
          "区别",
          "问题",
          "解决",
          "方法",
          "介绍",
          "解释",
          "简述",
          "说明",
          "理解",
          "作用",
          "流程",
          "过程",
          "优点",
          "缺点",
          "优缺",
          "特点",
          "实现",
          "具体",
          "进行",
          "使用",
          "之间",
          "关系",
          "原因",
          "为何",
          "多少",
          "简单",
          "描述",
          "谈谈",
          "讲讲",
          "what",
          "how",
          "why",
          "when",
          "where",
          "which",
          "who",
          "is",
          "are",
          "was",
          "were",
          "do",
          "does",
          "did",
          "the",
          "an",
          "of",
          "in",
          "on",
          "to",
          "for",
          "and",
          "or",
          "you",
          "your",
          "it",
          "its",
          "can",
          "could",
          "would",
          "should",
          "between",
          "difference",
          "differences",
          "explain",
          "describe",
          "with",
          "from",
          "by",
          "be",
          "have",
          "has",
          "use",
          "used",
          "using",
          "about",
          "there",
          "that",
          "this",
          "mean",
          "example",
          "examples",
          "some",
          "me",
          "tell");

  private Relevance() {}

  /// Whether text below a question is its answer. Long text must hold any of the question's own
  /// words; two fifths of them, Latin names counting twice, where more than one blank line stands
  /// between. Notices to readers are no answer unless they hold any.
  ///
  /// @param below where the text below the question lies in the note's text
  /// @param gap number of blank lines between question and text
  static boolean speaksOf(String question, String text, Extent below, int gap) {
    Share share = share(question, text, below);
    if (share.held() == 0 && gap > 0 && holdsNotice(text, below)) {
      return false;
    }
    boolean silent = below.length() < LONG_TEXT || share.all() < FEWEST_WORDS;
    return silent || (gap > 1 ? share.isLarge() : share.held() > 0);
  }

  /// Whether a text holds two fifths of the question's own words.
  static boolean shares(String question, String text, Extent below) {
    return share(question, text, below).isLarge();
  }

  private static boolean holdsNotice(String text, Extent below) {
    return NOTICE.matcher(text).region(below.start(), below.end()).find();
  }

  /// How many of a question's own words a text holds.
  private record Share(int held, int all) {

    boolean isLarge() {
      return held > 0 && held * 5 >= all * 2;
    }
  }

  private static Share share(String question, String text, Extent below) {
    Set<String> terms = terms(question);
    if (terms.isEmpty()) {
      return new Share(0, 0);
    }
    String squeezed = squeezed(text, below.start(), Math.min(below.end(), below.start() + LOOK));
    int all = 0;
    int held = 0;
    for (String term : terms) {
      int weight = term.charAt(0) < 0x250 ? 2 : 1;
      all += weight;
      held += squeezed.contains(term) ? weight : 0;
    }
    return new Share(held, all);
  }

  /// Its Latin names, and the pairs of Han characters that are no function words.
  private static Set<String> terms(String question) {
    Set<String> terms = new HashSet<>();
    int at = 0;
    while (at < question.length()) {
      int end = isLatin(question.charAt(at)) ? nameEnd(question, at) : runEnd(question, at);
      if (isLatin(question.charAt(at))) {
        addName(question.substring(at, end), terms);
      } else {
        addPairs(question, at, end, terms);
      }
      at = Math.max(end, at + 1);
    }
    return terms;
  }

  private static int nameEnd(String text, int start) {
    int end = start;
    while (end < text.length() && (isLatin(text.charAt(end)) || isDigit(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static void addName(String name, Set<String> terms) {
    String word = name.toLowerCase(Locale.ROOT);
    if (word.length() > 1 && !GENERIC.contains(word)) {
      boolean plural = word.length() > 4 && word.endsWith("s");
      terms.add(plural ? word.substring(0, word.length() - 1) : word);
    }
  }

  /// One past the Han characters from an offset on that are part of no function word.
  private static int runEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isOwnHan(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static void addPairs(String text, int start, int end, Set<String> terms) {
    if (text.codePointCount(start, end) < 2) {
      return;
    }
    for (int i = start; i + 2 <= end; i++) {
      String pair = text.substring(i, i + 2);
      if (!GENERIC.contains(pair)) {
        terms.add(pair);
      }
    }
  }

  private static boolean isOwnHan(int c) {
    return c >= 0x2E80
        && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
        && FUNCTION_HAN.indexOf(c) < 0;
  }

  /// Part of a text in lower case without white space, hyphens and underscores.
  private static String squeezed(String text, int start, int end) {
    StringBuilder squeezed = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || (c > ' ' && c != '-' && c != '_')) {
        squeezed.append(Character.toLowerCase(c));
      }
    }
    return squeezed.toString();
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
