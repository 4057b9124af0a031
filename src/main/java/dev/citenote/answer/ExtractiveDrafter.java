package dev.citenote.answer;

import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.verify.Support;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.TextEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Drafts an answer out of sentences of the evidence, each cited to its exact place: the whole
/// answer that the notes give to this very question where it is short, else the sentences that
/// answer it best. Immutable and thread-safe.
final class ExtractiveDrafter {
  private static final int PASSAGES = 5;
  private static final int WHOLE_SENTENCES = 8;

  /// A whole answer may be longer than a choice of sentences by this factor.
  private static final double WHOLE_ANSWER = 1.25;

  /// So may the points of a list, which say little when some are left out.
  private static final double POINTS = 1.5;

  private static final int CHINESE_BUDGET = 350;
  private static final int LATIN_BUDGET = 700;

  private final SentenceChooser chooser;

  ExtractiveDrafter(TextEncoder encoder, Lexicon lexicon) {
    this.chooser = new SentenceChooser(encoder, lexicon);
  }

  /// @param question as it was asked; may be blank, where nothing is found
  /// @param modelFailure why a language model that was asked first gave nothing usable
  Draft draft(String question, Outcome.Answerable found, Optional<ModelFailure> modelFailure) {
    List<CitedSentence> sentences = new ArrayList<>();
    List<Citation> citations = new ArrayList<>();
    for (SourceSentence source : sources(question, found)) {
      int marker = citations.size() + 1;
      citations.add(source.citation(marker));
      sentences.add(
          new CitedSentence(source.text(), List.of(marker), Origin.NOTES, Support.SUPPORTED));
    }
    String text = DraftText.of(sentences, citations);
    return new Draft(new Draft.Extractive(modelFailure), text, sentences, citations);
  }

  private List<SourceSentence> sources(String question, Outcome.Answerable found) {
    List<SourceSentence> whole = sentences(found.evidence(), found.lead());
    List<SourceSentence> points = firstOfEachLine(whole);
    if (fits(whole, WHOLE_ANSWER)) {
      return whole;
    }
    if (points.size() > 1 && fits(points, POINTS)) {
      return points;
    }
    List<SourceSentence> best = sentences(found.evidence(), PASSAGES);
    return chooser.choose(question, best, budget(best));
  }

  private static boolean fits(List<SourceSentence> sentences, double budgets) {
    int length = sentences.stream().mapToInt(sentence -> sentence.text().length()).sum();
    return !sentences.isEmpty()
        && sentences.size() <= WHOLE_SENTENCES
        && length <= budgets * budget(sentences);
  }

  /// The points of a long list: the first sentence of each line.
  private static List<SourceSentence> firstOfEachLine(List<SourceSentence> sentences) {
    List<SourceSentence> first = new ArrayList<>();
    int line = 0;
    for (SourceSentence sentence : sentences) {
      if (sentence.span().firstLine() != line) {
        first.add(sentence);
      }
      line = sentence.span().lastLine();
    }
    return first;
  }

  private static List<SourceSentence> sentences(List<Hit> evidence, int passages) {
    List<SourceSentence> sentences = new ArrayList<>();
    int rank = 1;
    for (Hit hit : evidence.subList(0, Math.min(passages, evidence.size()))) {
      sentences.addAll(SourceSentence.of(hit, rank++));
    }
    return sentences;
  }

  private static int budget(List<SourceSentence> sentences) {
    return sentences.stream().anyMatch(sentence -> Wording.of(sentence.text()) == Wording.CHINESE)
        ? CHINESE_BUDGET
        : LATIN_BUDGET;
  }
}
