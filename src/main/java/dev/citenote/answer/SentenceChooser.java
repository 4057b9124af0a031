package dev.citenote.answer;

import dev.citenote.note.Unit.Kind;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Chooses the sentences that answer a question best, by closeness to it and rank of their passage,
/// and by maximal marginal relevance (Carbonell & Goldstein, SIGIR 1998). The weights were measured
/// on reading sets; see `src/docs/decisions.md`. Immutable and thread-safe.
final class SentenceChooser {
  private static final int SENTENCES = 4;

  /// Relevance against novelty in the choice of the next sentence.
  private static final double MMR_LAMBDA = 0.6;

  /// A sentence weaker than this share of the best one is left out.
  private static final double WORTH_ADDING = 0.55;

  /// Outside the best passage a sentence must be this close to the question, against the closest.
  private static final double WORTH_LEAVING_FOR = 0.80;

  /// And its passage may score this much less than the best one.
  private static final double NEAR = 0.1;

  /// What holds so much of the question answers it plainly; what stands in another block must then
  /// hold this share of that.
  private static final double PLAIN = 0.35;

  private static final double WORTH_BESIDE = 0.50;

  /// A passage that scores this much less than the best one is given nothing for its score.
  private static final double FAR = 0.3;

  private static final Pattern WANTS_NUMBER =
      Pattern.compile(
          "多少|几[个年月次种层位]|何时|什么时候|哪一?年|\\b(?:how (?:many|much|long|old)|when|what year)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("\\d|[一二三四五六七八九十百千万亿]+[个年月次种层位]");

  private static final Comparator<SourceSentence> IN_READING_ORDER =
      Comparator.comparingInt(SourceSentence::rank)
          .thenComparingInt(unit -> unit.unit().range().start());

  private final TextEncoder encoder;
  private final Lexicon lexicon;

  SentenceChooser(TextEncoder encoder, Lexicon lexicon) {
    this.encoder = encoder;
    this.lexicon = lexicon;
  }

  /// At most four of the sentences that fit, in reading order; more where all is asked for.
  ///
  /// @param budget most characters in all; one sentence is always given
  List<SourceSentence> choose(String question, List<SourceSentence> units, Budget budget) {
    List<SourceSentence> sentences = stating(units);
    if (sentences.isEmpty()) {
      return List.of();
    }
    Vectors vectors =
        encoder.encode(sentences.stream().map(SourceSentence::text).toList(), Purpose.PASSAGE);
    double[] scores = scores(question, sentences, vectors);
    List<Integer> chosen = new ArrayList<>();
    double size = 0;
    int most = (int) Math.max(1, Math.round(SENTENCES * budget.most() / Budget.USUAL));
    int next = next(chosen, vectors, scores);
    while (next >= 0 && chosen.size() < most) {
      double longer = size + Budget.size(sentences.get(next).text());
      if (chosen.isEmpty() || budget.holds(longer)) {
        chosen.add(next);
        size = longer;
      } else {
        scores[next] = 0;
      }
      next = next(chosen, vectors, scores);
    }
    List<SourceSentence> best =
        chosen.stream().map(sentences::get).sorted(IN_READING_ORDER).toList();
    SourceSentence first = sentences.get(chosen.getFirst());
    return LeadIns.with(WholeLists.with(best, first, units, budget), units, budget);
  }

  /// Without what asks, only leads in, or was said before; all where nothing else is left.
  private static List<SourceSentence> stating(List<SourceSentence> units) {
    Set<String> seen = new HashSet<>();
    List<SourceSentence> stating =
        units.stream()
            .filter(unit -> !unit.unit().asks() && unit.kind() != Kind.LEAD_IN)
            .filter(unit -> seen.add(unit.text()))
            .toList();
    return stating.isEmpty() ? units : stating;
  }

  /// Scores of the sentences; 0 for those that are not worth leaving the best passage for.
  private double[] scores(String question, List<SourceSentence> sentences, Vectors vectors) {
    Vectors asked = encoder.encode(List.of(question), Purpose.QUERY);
    QuestionTerms terms = QuestionTerms.of(question, lexicon);
    boolean wantsNumber = WANTS_NUMBER.matcher(question).find();
    double[] overlap =
        sentences.stream().mapToDouble(it -> terms.in(underItsHeading(it)).coverage()).toArray();
    double[] closeness = new double[sentences.size()];
    double[] scores = new double[sentences.size()];
    double top = sentences.stream().mapToDouble(unit -> unit.hit().score()).max().orElse(0);
    for (int i = 0; i < scores.length; i++) {
      SourceSentence sentence = sentences.get(i);
      boolean fitsType = wantsNumber && NUMBER.matcher(sentence.text()).find();
      closeness[i] = 1.5 * vectors.cosine(i, asked, 0) + overlap[i];
      scores[i] =
          closeness[i]
              + Math.max(0, 1 - (top - sentence.hit().score()) / FAR)
              + (fitsType ? 0.15 : 0)
              + 0.2 * Math.min(sentence.text().length(), 200) / 200
              + 0.2 * neighbours(sentences, overlap, i);
    }
    Footnotes.lower(scores, footnotes(sentences));
    int best = indexOfMax(scores);
    double closest = closeness[indexOfMax(closeness)];
    boolean plain = overlap[best] >= PLAIN;
    for (int i = 0; i < scores.length; i++) {
      boolean apart = !inOneBlock(sentences.get(i), sentences.get(best));
      if (plain && apart && overlap[i] < WORTH_BESIDE * overlap[best]) {
        scores[i] = 0;
      }
      boolean elsewhere = !sentences.get(i).passage().equals(sentences.get(best).passage());
      if (elsewhere
          && (closeness[i] < WORTH_LEAVING_FOR * closest
              || top - sentences.get(i).hit().score() > NEAR)) {
        scores[i] = 0;
      }
    }
    return scores;
  }

  private static boolean[] footnotes(List<SourceSentence> sentences) {
    boolean[] isNote = new boolean[sentences.size()];
    for (int i = 0; i < isNote.length; i++) {
      isNote[i] = Footnotes.holds(sentences.get(i));
    }
    return isNote;
  }

  private static boolean inOneBlock(SourceSentence one, SourceSentence other) {
    return one.passage().equals(other.passage()) && one.unit().group() == other.unit().group();
  }

  /// A point of a list often says nothing of what it is a point of.
  private static String underItsHeading(SourceSentence sentence) {
    return sentence.passage().ownHeading() + "\n" + sentence.text();
  }

  /// Mean overlap with the question of the sentences before and after, in the same passage.
  private static double neighbours(List<SourceSentence> sentences, double[] overlap, int i) {
    double sum = 0;
    for (int j : new int[] {i - 1, i + 1}) {
      boolean beside =
          j >= 0
              && j < overlap.length
              && sentences.get(j).passage().equals(sentences.get(i).passage());
      sum += beside ? overlap[j] : 0;
    }
    return sum / 2;
  }

  private static int next(List<Integer> chosen, Vectors vectors, double[] scores) {
    double least = WORTH_ADDING * scores[indexOfMax(scores)];
    int next = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (chosen.contains(i) || scores[i] < least) {
        continue;
      }
      double known = 0;
      for (int j : chosen) {
        known = Math.max(known, vectors.cosine(i, vectors, j));
      }
      double value = MMR_LAMBDA * scores[i] - (1 - MMR_LAMBDA) * known;
      if (value > highest) {
        highest = value;
        next = i;
      }
    }
    return next;
  }

  private static int indexOfMax(double[] values) {
    double max = Arrays.stream(values).max().orElseThrow();
    int i = 0;
    while (values[i] < max) {
      i++;
    }
    return i;
  }
}
