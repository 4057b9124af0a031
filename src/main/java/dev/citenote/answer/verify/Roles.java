package dev.citenote.answer.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who does what to whom, where a word stands between both that only works one way ("A 比 B 快", "A
/// is faster than B"). Stateless.
final class Roles {
  private static final Pattern PIVOT =
      Pattern.compile(
          "不如|[优劣高低大小快慢早晚多少强弱先远近长短]于|[快高大早强胜好长]过|击败|打败|战胜|取代|替代|包含|包括|依赖|继承|调用|导致|引起|属于|比(?![如例较赛重率值特分喻])"
              + "|\\bthan\\b|\\b(?:beats?|defeat(?:s|ed)?|replace[sd]?|contains?|includes?|depends? on|inherits?|calls?|causes?|caused|extends?|outperform(?:s|ed)?|exceed(?:s|ed)?|precede[sd]?|supersede[sd]?|outweigh(?:s|ed)?|rel(?:y|ies) on)\\b",
          Pattern.CASE_INSENSITIVE);

  /// Two texts with one of these may say the same from the other side.
  private static final Pattern PASSIVE = Pattern.compile("被|\\bby\\b");

  private static final int REACH = 14;

  private Roles() {}

  /// A word between two, and what stands before and behind it in its clause.
  private record Relation(String pivot, Set<String> before, Set<String> behind) {}

  /// Whether one text says of B and A what the other says of A and B.
  static boolean reversed(String one, String other) {
    if (PASSIVE.matcher(one).find() != PASSIVE.matcher(other).find()) {
      return false;
    }
    List<Relation> others = relations(other);
    return relations(one).stream()
            .anyMatch(it -> others.stream().anyMatch(that -> reversed(it, that)))
        && relations(one).stream().noneMatch(others::contains);
  }

  private static boolean reversed(Relation one, Relation other) {
    return one.pivot().equals(other.pivot())
        && crossed(one.before(), other.before(), other.behind(), one.behind())
        && crossed(one.behind(), other.behind(), other.before(), one.before());
  }

  /// Whether a word of the first set is in the third, and no other set holds it.
  private static boolean crossed(
      Set<String> here, Set<String> sameSide, Set<String> otherSide, Set<String> opposite) {
    return here.stream()
        .anyMatch(
            word ->
                otherSide.contains(word) && !sameSide.contains(word) && !opposite.contains(word));
  }

  private static List<Relation> relations(String text) {
    List<Word> tokens = Word.of(text);
    List<Relation> relations = new ArrayList<>();
    Matcher matcher = PIVOT.matcher(text);
    while (matcher.find()) {
      relations.add(
          new Relation(
              Word.stem(matcher.group()),
              words(tokens, matcher.start(), false),
              words(tokens, matcher.end(), true)));
    }
    return relations;
  }

  /// The Latin words and Han bigrams of a clause on one side of a place.
  private static Set<String> words(List<Word> tokens, int place, boolean behind) {
    int at = 0;
    while (at < tokens.size() && tokens.get(at).start() < place) {
      at++;
    }
    int from = behind ? at : Math.max(0, at - REACH);
    int to = behind ? Math.min(tokens.size(), at + REACH) : at;
    int clause = from == to ? 0 : tokens.get(behind ? from : to - 1).clause();
    Set<String> words = new HashSet<>();
    for (int i = from; i < to; i++) {
      Word token = tokens.get(i);
      boolean last = i + 1 == to || !tokens.get(i + 1).isHan();
      if (token.clause() == clause && !token.isHan()) {
        words.add(token.form());
      } else if (token.clause() == clause && !last) {
        words.add(token.form() + tokens.get(i + 1).form());
      }
    }
    return words;
  }
}
