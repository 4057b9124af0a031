package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.note.Passage.Answered;
import dev.citenote.note.Passage.Listed;
import dev.citenote.note.Passage.Statement;
import dev.citenote.retrieve.Facet;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Tells which questions of the notes ask the same of another thing: 高考数学多少分, where 高考英语
/// is asked and the notes never speak of 英语. Made to be precise: but for these words the two must
/// be nearly alike, and have them in the same place. Immutable.
final class OtherObject {
  /// Two words with a cosine below this name different things. Measured on 30 pairs of synonyms
  /// (median .72) and 30 of siblings (.58).
  private static final double ANOTHER_THING = 0.55;

  /// The longer of the two must share so much of its other characters.
  private static final double ALIKE = 0.60;

  /// A question of the notes that is longer gives room to more than one thing.
  private static final int LONGEST = 60;

  private static final Pattern OBJECT = Pattern.compile("\\p{IsHan}{2,}");
  private static final Pattern LINK = Pattern.compile("^[的\\s]+|[的\\s]+$");

  private final String question;
  private final Lexicon lexicon;
  private final TextEncoder encoder;
  private final List<Facet> unseen;

  /// @param facets of the question
  OtherObject(String question, List<Facet> facets, Lexicon lexicon, TextEncoder encoder) {
    this.question = question;
    this.lexicon = lexicon;
    this.encoder = encoder;
    this.unseen = facets.stream().filter(facet -> isUnseen(facet, lexicon)).toList();
  }

  private static boolean isUnseen(Facet facet, Lexicon lexicon) {
    return facet.known()
        && OBJECT.matcher(facet.words()).matches()
        && facet.others().isEmpty()
        && facet.terms().stream().noneMatch(lexicon::occurs);
  }

  /// Whether a passage asks the same of another thing, or answers a question that does.
  boolean isSpokenOfIn(Passage passage) {
    String other =
        switch (passage.role()) {
          case Listed ignored -> passage.text();
          case Answered ignored -> passage.text();
          case Statement ignored -> passage.ownHeading();
        };
    return !unseen.isEmpty() && !other.isBlank() && other.length() <= LONGEST && isAskedIn(other);
  }

  private boolean isAskedIn(String other) {
    List<String> asked =
        unseen.stream()
            .map(Facet::words)
            .filter(mine -> !other.contains(mine) && hasItsPlace(mine, other))
            .toList();
    if (asked.isEmpty()) {
      return false;
    }
    List<Facet> instead = lexicon.facets(other).stream().filter(Facet::known).toList();
    return asked.stream()
        .anyMatch(mine -> instead.stream().anyMatch(facet -> takes(mine, facet.words(), other)));
  }

  /// Whether another question has one word where this has a word for something else.
  private boolean takes(String mine, String instead, String other) {
    return OBJECT.matcher(instead).matches()
        && !question.contains(instead)
        && inSamePlace(mine, instead, other)
        && alike(question.replace(mine, ""), other.replace(instead, ""))
        && isAnotherThing(mine, instead);
  }

  private static boolean alike(String one, String other) {
    List<Integer> left = new ArrayList<>(characters(one));
    List<Integer> right = characters(other);
    int longer = Math.max(left.size(), right.size());
    int shared = (int) right.stream().filter(c -> left.remove((Object) c)).count();
    return shared >= ALIKE * longer;
  }

  private static List<Integer> characters(String text) {
    return text.codePoints().filter(Character::isLetterOrDigit).boxed().toList();
  }

  /// Whether what stands beside a word of this question is anywhere in another.
  private boolean hasItsPlace(String mine, String other) {
    int here = question.indexOf(mine);
    if (here < 0) {
      return false;
    }
    String before = plain(question.substring(0, here));
    String after = plain(question.substring(here + mine.length()));
    return (before.length() > 1 && other.contains(before.substring(before.length() - 2)))
        || (after.length() > 1 && other.contains(after.substring(0, 2)));
  }

  /// Whether the same two characters stand before both words, or behind them.
  private boolean inSamePlace(String mine, String instead, String other) {
    int here = question.indexOf(mine);
    int there = other.indexOf(instead);
    if (here < 0 || there < 0) {
      return false;
    }
    String before = plain(question.substring(0, here));
    String after = plain(question.substring(here + mine.length()));
    return (before.length() > 1
            && plain(other.substring(0, there)).endsWith(before.substring(before.length() - 2)))
        || (after.length() > 1
            && plain(other.substring(there + instead.length())).startsWith(after.substring(0, 2)));
  }

  private static String plain(String text) {
    return LINK.matcher(text).replaceAll("");
  }

  private boolean isAnotherThing(String mine, String instead) {
    Vectors vectors = encoder.encode(List.of(mine, instead), Purpose.PASSAGE);
    return vectors.cosine(0, vectors, 1) < ANOTHER_THING;
  }
}
