package dev.citenote.answer.verify;

import dev.citenote.retrieve.ChineseScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A text's tokens, and which of them negate. Immutable.
final class Negations {
  /// How far behind a negation the word may stand that it negates, in tokens.
  private static final int REACH = 6;

  private static final Set<String> CUES =
      Set.of(
          "不", "没", "未", "无", "非", "not", "no", "never", "without", "neither", "nor", "none",
          "unable", "nobody", "nothing");

  /// Words in which a character that negates does not.
  private static final Pattern IDLE =
      Pattern.compile(
          "不[同仅但断过少管论久禁由妨只止]|不得不|不可不|不能不|无[不数比穷限线疑锡论非]|差不多|了不起|对不起"
              + "|(?<=[^并绝])非[常洲得要凡]|^非[常洲]|[南北东西是莫除]非|未[来免婚]|[是能可与会]否|(\\p{IsHan})[不没]\\1"
              + "|有没有|\\bnot (?:only|just|merely|least)\\b|\\bno (?:doubt|matter|\\d)|\\b[Nn]o\\. ?\\d|\\b[Ii]f not\\b");

  /// Words that stand between a negation and what it negates.
  private static final Set<String> FUNCTION =
      Set.copyOf(
          List.of(
              ("的 了 是 有 会 能 可 以 要 应 该 被 把 让 使 得 再 很 太 更 最 着 过 地 都 也 就 还 在 将 为 与 和 从 对 向 给 "
                      + "a an the is are was wer wa be been being am ha hav had do doe did done can could will would shall should may might must "
                      + "any ever yet also to of in on at by for from with as and or that this it its their his her they he she not "
                      + "is hav doe sam very more most")
                  .split(" ")));

  private final List<Word> tokens;
  private final boolean[] cues;

  private Negations(List<Word> tokens, boolean[] cues) {
    this.tokens = tokens;
    this.cues = cues;
  }

  static Negations of(String written) {
    String text = ChineseScript.simplifiedIfTraditional(written);
    List<Word> tokens = Word.of(text);
    boolean[] idle = new boolean[text.length() + 1];
    Matcher matcher = IDLE.matcher(text);
    while (matcher.find()) {
      for (int i = matcher.start(); i < matcher.end(); i++) {
        idle[i] = true;
      }
    }
    boolean[] cues = new boolean[tokens.size()];
    for (int i = 0; i < cues.length; i++) {
      cues[i] = CUES.contains(tokens.get(i).form()) && !idle[tokens.get(i).start()];
    }
    return new Negations(tokens, cues);
  }

  List<Word> tokens() {
    return tokens;
  }

  /// The tokens that say what the text is about: neither negations nor words that only bind.
  Stream<Word> content() {
    return IntStream.range(0, cues.length)
        .filter(i -> !cues[i] && !FUNCTION.contains(tokens.get(i).form()))
        .mapToObj(tokens::get);
  }

  /// Whether a token negates.
  boolean negates(int at) {
    return cues[at];
  }

  /// Whether a token only binds others.
  boolean binds(int at) {
    return FUNCTION.contains(tokens.get(at).form());
  }

  /// How many tokens negate.
  int count() {
    int count = 0;
    for (boolean cue : cues) {
      count += cue ? 1 : 0;
    }
    return count;
  }

  /// Whether one text denies something and the other nothing: all that can be told across two
  /// languages.
  static boolean unbalanced(Negations one, Negations other) {
    return (one.count() == 0) != (other.count() == 0);
  }

  /// Whether something that one text says is denied by the other: a word behind a negation that the
  /// other has without one, at the place that is most alike.
  static boolean differ(Negations one, Negations other) {
    return one.deniedBy(other) || other.deniedBy(one);
  }

  private boolean deniedBy(Negations other) {
    for (int i = 0; i < cues.length; i++) {
      if (cues[i] && affirmed(i, other)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the other text has what a negation of this one negates, not negated.
  private boolean affirmed(int cue, Negations other) {
    for (boolean content : new boolean[] {true, false}) {
      for (int at : anchors(cue, content)) {
        int width = anchorWidth(at);
        List<Integer> places = width == 0 ? List.of() : other.places(this, at, width);
        if (!places.isEmpty()) {
          int reach = at - cue + 1;
          boolean odd = isNegated(at, reach);
          return places.stream().noneMatch(place -> other.isNegated(place, reach + 1) == odd);
        }
      }
    }
    return anchors(cue, true).isEmpty() && affirmedBehind(cue, other);
  }

  /// Whether the other text has what stands before a negation with none behind it.
  private boolean affirmedBehind(int cue, Negations other) {
    if (cue == 0) {
      return false;
    }
    List<Integer> places = other.places(this, cue - 1, 1);
    return !places.isEmpty() && places.stream().noneMatch(place -> other.deniesWithin(place));
  }

  private boolean deniesWithin(int place) {
    return (place + 1 < cues.length && cues[place + 1])
        || (place + 2 < cues.length && cues[place + 2]);
  }

  private List<Integer> anchors(int cue, boolean content) {
    List<Integer> anchors = new ArrayList<>();
    for (int i = cue + 1; i < tokens.size() && i <= cue + REACH; i++) {
      boolean same = tokens.get(i).clause() == tokens.get(cue).clause();
      if (same && !cues[i] && FUNCTION.contains(tokens.get(i).form()) != content) {
        anchors.add(i);
      }
    }
    return anchors;
  }

  /// Two Han characters make a word, so does one Latin word; 0 where there is none.
  private int anchorWidth(int at) {
    if (!tokens.get(at).isHan()) {
      return 1;
    }
    return at + 1 < tokens.size()
            && tokens.get(at + 1).isHan()
            && tokens.get(at + 1).start() == tokens.get(at).start() + 1
        ? 2
        : 0;
  }

  /// Where this text has some tokens of another, in the surroundings most like those there.
  private List<Integer> places(Negations from, int at, int width) {
    List<Integer> places = new ArrayList<>();
    int most = 1;
    for (int i = 0; i + width <= tokens.size(); i++) {
      if (!alike(i, from, at, width)) {
        continue;
      }
      int common = Surroundings.common(tokens, i, from.tokens, at);
      if (common > most) {
        places.clear();
        most = common;
      }
      if (common == most) {
        places.add(i);
      }
    }
    return places;
  }

  private boolean alike(int i, Negations from, int at, int width) {
    for (int k = 0; k < width; k++) {
      if (!tokens.get(i + k).form().equals(from.tokens.get(at + k).form())) {
        return false;
      }
    }
    return true;
  }

  /// Whether an odd number of negations stands right before a token in its clause.
  boolean isNegated(int at, int reach) {
    boolean negated = false;
    for (int i = Math.max(0, at - reach); i < at; i++) {
      negated ^= cues[i] && tokens.get(i).clause() == tokens.get(at).clause();
    }
    return negated;
  }
}
