package dev.citenote.note;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells by shared words whether the text below a question speaks of it. Stateless.
final class Relevance {
  /// Shorter text below a question is taken for its answer, in characters.
  private static final int LONG_TEXT = 200;

  /// A question with fewer words of its own tells nothing.
  private static final int FEWEST_WORDS = 4;

  /// No more of a text is looked at, in characters.
  private static final int LOOK = 4_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]+");

  /// Speaks to the reader of the notes: offers, calls, thanks.
  private static final Pattern NOTICE =
      Pattern.compile(
          "(?i)微信|公众号|扫码|二维码|QQ群|加群|关注(?:我|公众|一下)|点赞|转发|收藏本|领取|私信|内推|简历发|发简历|投递|招聘|联系(?:我|方式)|广告|感谢阅读|欢迎(?:大家|关注|补充|指正|加入)|祝(?:大家|你|各位)|subscribe|follow (?:me|us)|star this|pull requests? (?:are )?welcome|[\\w.]+@[\\w-]+\\.\\w+");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-_]+");

  /// Runs of Han characters between function words.
  private static final Pattern OWN_HAN =
      Pattern.compile("(?:(?![的了是吗呢中和与有什么怎如何哪些为能不会我你它一下请个要])\\p{IsHan}){2,}");

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
  /// @param gap number of blank lines between question and text
  static boolean speaksOf(String question, String below, int gap) {
    Share share = share(question, below);
    if (share.held() == 0 && gap > 0 && NOTICE.matcher(below).find()) {
      return false;
    }
    boolean silent = below.length() < LONG_TEXT || share.all() < FEWEST_WORDS;
    return silent || (gap > 1 ? share.isLarge() : share.held() > 0);
  }

  /// Whether a text holds two fifths of the question's own words.
  static boolean shares(String question, String below) {
    return share(question, below).isLarge();
  }

  /// How many of a question's own words a text holds.
  private record Share(int held, int all) {

    boolean isLarge() {
      return held > 0 && held * 5 >= all * 2;
    }
  }

  private static Share share(String question, String below) {
    String squeezed = squeeze(below.length() <= LOOK ? below : below.substring(0, LOOK));
    int all = 0;
    int held = 0;
    for (String term : terms(question)) {
      int weight = term.charAt(0) < 0x250 ? 2 : 1;
      all += weight;
      held += squeezed.contains(term) ? weight : 0;
    }
    return new Share(held, all);
  }

  private static Set<String> terms(String question) {
    Set<String> terms = new HashSet<>();
    Matcher name = NAME.matcher(question);
    while (name.find()) {
      String word = name.group().toLowerCase(Locale.ROOT);
      if (!GENERIC.contains(word)) {
        terms.add(
            word.length() > 4 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
      }
    }
    Matcher run = OWN_HAN.matcher(question);
    while (run.find()) {
      for (int i = run.start(); i + 2 <= run.end(); i++) {
        String pair = question.substring(i, i + 2);
        if (!GENERIC.contains(pair)) {
          terms.add(pair);
        }
      }
    }
    return terms;
  }

  private static String squeeze(String text) {
    return SEPARATORS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
