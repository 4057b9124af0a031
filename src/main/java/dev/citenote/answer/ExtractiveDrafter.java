package dev.citenote.answer;

import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.CitedSentence.Support;
import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Drafts an answer out of sentences of the evidence, each cited to its exact place. Sentences are
/// scored by closeness to the question and by the rank of their passage, and chosen by maximal
/// marginal relevance (Carbonell & Goldstein, SIGIR 1998). Immutable and thread-safe.
final class ExtractiveDrafter {
  private static final int PASSAGES = 5;
  private static final int SENTENCES = 4;
  private static final int LEAD_SENTENCES = 8;
  private static final int CHINESE_BUDGET = 250;
  private static final int LATIN_BUDGET = 700;

  /// Relevance against novelty in the choice of the next sentence.
  private static final double MMR_LAMBDA = 0.6;

  /// A sentence weaker than this share of the best one is left out.
  private static final double WORTH_ADDING = 0.62;

  private static final Pattern WANTS_NUMBER =
      Pattern.compile(
          "多少|几[个年月次种层位]|何时|什么时候|哪一?年|\\b(?:how (?:many|much|long|old)|when|what year)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("\\d|[一二三四五六七八九十百千万亿]+[个年月次种层位]");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private final TextEncoder encoder;
  private final Lexicon lexicon;

  ExtractiveDrafter(TextEncoder encoder, Lexicon lexicon) {
    this.encoder = encoder;
    this.lexicon = lexicon;
  }

  Draft draft(Question question, Outcome.Answerable found, Optional<String> modelFailure) {
    List<Candidate> whole = wholeAnswer(found);
    List<Candidate> chosen = whole.isEmpty() ? choose(question.text(), found) : whole;
    List<CitedSentence> sentences = new ArrayList<>();
    List<Citation> citations = new ArrayList<>();
    for (Candidate candidate : chosen) {
      int marker = citations.size() + 1;
      citations.add(candidate.citation(marker));
      sentences.add(
          new CitedSentence(candidate.text(), List.of(marker), Origin.NOTES, Support.SUPPORTED));
    }
    return new Draft(
        new Draft.Extractive(modelFailure),
        DraftText.of(sentences, citations),
        sentences,
        citations);
  }

  /// All of the answer that the notes give to this very question, where it is short enough.
  private static List<Candidate> wholeAnswer(Outcome.Answerable found) {
    List<Candidate> all = new ArrayList<>();
    for (int rank = 1; rank <= found.lead() && rank <= found.evidence().size(); rank++) {
      all.addAll(candidates(found.evidence().get(rank - 1).passage(), rank));
    }
    boolean fits = all.size() <= LEAD_SENTENCES && length(all) <= budget(all);
    return fits ? all : List.of();
  }

  private List<Candidate> choose(String question, Outcome.Answerable found) {
    List<Candidate> candidates = new ArrayList<>();
    int rank = 1;
    for (Hit hit : found.evidence().subList(0, Math.min(PASSAGES, found.evidence().size()))) {
      candidates.addAll(candidates(hit.passage(), rank++));
    }
    if (candidates.isEmpty()) {
      return List.of();
    }
    Vectors vectors =
        encoder.encode(candidates.stream().map(Candidate::text).toList(), Purpose.PASSAGE);
    double[] scores = scores(question, candidates, vectors);
    return select(candidates, vectors, scores);
  }

  private double[] scores(String question, List<Candidate> candidates, Vectors vectors) {
    Vectors asked = encoder.encode(List.of(question), Purpose.QUERY);
    QuestionTerms terms = QuestionTerms.of(question, lexicon);
    boolean wantsNumber = WANTS_NUMBER.matcher(question).find();
    double[] overlap =
        candidates.stream().mapToDouble(candidate -> terms.coverage(candidate.text())).toArray();
    double[] scores = new double[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      Candidate candidate = candidates.get(i);
      boolean fitsType = wantsNumber && NUMBER.matcher(candidate.text()).find();
      scores[i] =
          1.5 * vectors.cosine(i, asked, 0)
              + overlap[i]
              + 1.0 / candidate.rank()
              + (fitsType ? 0.15 : 0)
              + 0.2 * Math.min(candidate.text().length(), 200) / 200
              + 0.2 * neighbours(candidates, overlap, i);
    }
    return scores;
  }

  /// Mean overlap with the question of the sentences before and after, in the same passage.
  private static double neighbours(List<Candidate> candidates, double[] overlap, int i) {
    double sum = 0;
    for (int j : new int[] {i - 1, i + 1}) {
      boolean beside =
          j >= 0
              && j < overlap.length
              && candidates.get(j).passage().equals(candidates.get(i).passage());
      sum += beside ? overlap[j] : 0;
    }
    return sum / 2;
  }

  private static List<Candidate> select(
      List<Candidate> candidates, Vectors vectors, double[] scores) {
    double best = 0;
    for (double score : scores) {
      best = Math.max(best, score);
    }
    List<Integer> chosen = new ArrayList<>();
    int length = 0;
    while (chosen.size() < SENTENCES) {
      int next = next(chosen, vectors, scores, best);
      if (next < 0) {
        break;
      }
      length += candidates.get(next).text().length();
      if (!chosen.isEmpty() && length > budget(candidates)) {
        break;
      }
      chosen.add(next);
    }
    return chosen.stream()
        .map(candidates::get)
        .sorted(
            Comparator.comparingInt(Candidate::rank)
                .thenComparingInt(candidate -> candidate.span().start()))
        .toList();
  }

  private static int next(List<Integer> chosen, Vectors vectors, double[] scores, double best) {
    int next = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (chosen.contains(i) || scores[i] < WORTH_ADDING * best) {
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

  private static List<Candidate> candidates(Passage passage, int rank) {
    return Sentences.split(passage.text()).stream()
        .map(range -> new Candidate(passage, Sentences.locate(passage, range), rank))
        .toList();
  }

  private static int length(List<Candidate> candidates) {
    return candidates.stream().mapToInt(candidate -> candidate.text().length()).sum();
  }

  private static int budget(List<Candidate> candidates) {
    return candidates.stream().anyMatch(candidate -> HAN.matcher(candidate.text()).find())
        ? CHINESE_BUDGET
        : LATIN_BUDGET;
  }

  /// A sentence that may go into the draft.
  private record Candidate(Passage passage, Span span, int rank) {
    private String text() {
      int offset = passage.span().start();
      return passage.text().substring(span.start() - offset, span.end() - offset);
    }

    private Citation citation(int marker) {
      return new Citation(marker, passage.id(), passage.note(), passage.headings(), span, text());
    }
  }
}
