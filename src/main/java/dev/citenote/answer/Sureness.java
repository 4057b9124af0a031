package dev.citenote.answer;

import dev.citenote.retrieve.Facet;
import dev.citenote.retrieve.Language;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What each facet of a question counts for: all of a word that a dictionary has, less of a piece
/// of Chinese that may be no word at all, or that says nothing of what is asked. Immutable.
final class Sureness {
  /// A piece of Chinese that no dictionary has: it is often the end of one word and the start of
  /// the next, which another wording cannot hold.
  private static final double LOOSE = 0.5;

  /// Such a piece across two known words: another wording of the question cannot hold it, and an
  /// answer hardly.
  private static final double STRADDLING = 0.1;

  /// A word that says how one asks, not what about.
  private static final double FILLER = 0.3;

  /// Characters that belong to no word.
  private static final String FUNCTION = "的了是有在吗呢么吧啊你我他它这那个哪和与及或被把对从就都也";

  private static final Pattern ASKING =
      Pattern.compile("怎么|怎样|什么|如何|为什么|为何|哪[些个篇家里种]|多少|多大|几个|到底|究竟");

  private static final Set<String> FILLERS =
      Set.of(
          "到底", "究竟", "时候", "才能", "突然", "一般", "通常", "大概", "具体", "目前", "现在", "可以", "能够", "需要", "应该",
          "必须", "为了", "这个", "那个", "这些", "那些", "这种", "那种", "一些", "有些", "自己", "我们", "你们", "他们", "别人",
          "有没有", "是不是", "能不能", "会不会", "分别", "各自", "主要", "比较", "非常", "特别", "真的", "其实", "总是", "经常",
          "往往", "常常", "一下", "一定", "还是", "或者", "以及", "关于", "对于", "由于", "因为", "所以", "如果", "请问", "想问",
          "知道", "告诉", "说说", "讲讲", "谈谈", "介绍", "解释", "说明", "描述", "简述", "原来", "首先", "最后", "然后", "之后",
          "以后", "之前", "以前", "当中", "其中", "里面");

  private final String question;
  private final BitSet known;

  /// @param facets of the question
  Sureness(String question, List<Facet> facets) {
    this.question = question;
    this.known = known(question, facets);
  }

  /// Which characters of a question belong to known words, or to none.
  private static BitSet known(String question, List<Facet> facets) {
    BitSet known = new BitSet();
    for (int i = 0; i < question.length(); i++) {
      char c = question.charAt(i);
      known.set(i, FUNCTION.indexOf(c) >= 0 || !Character.isLetterOrDigit(c));
    }
    Matcher asking = ASKING.matcher(question);
    while (asking.find()) {
      known.set(asking.start(), asking.end());
    }
    for (Facet facet : facets) {
      String words = facet.words();
      for (int at = question.indexOf(words);
          facet.known() && at >= 0;
          at = question.indexOf(words, at + 1)) {
        known.set(at, at + words.length());
      }
    }
    return known;
  }

  /// Whether a facet is a piece of Chinese that no dictionary has.
  static boolean isLoose(Facet facet) {
    return !facet.known() && Language.ofQuery(facet.words()) == Language.CHINESE;
  }

  /// What a facet's words count for, above 0 and at most 1.
  double of(Facet facet) {
    if (FILLERS.contains(facet.words())) {
      return FILLER;
    }
    if (!isLoose(facet)) {
      return 1;
    }
    int at = question.indexOf(facet.words());
    boolean straddles = at >= 0 && known.nextClearBit(at) >= at + facet.words().length();
    return straddles ? STRADDLING : LOOSE;
  }
}
