package dev.citenote.answer;

import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.verify.Support;
import dev.citenote.answer.verify.SupportJudge;
import dev.citenote.answer.verify.SupportJudge.Disagreement;
import dev.citenote.answer.verify.SupportJudge.Verdict;
import dev.citenote.retrieve.Hit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checks the sentences of one draft: each place that a sentence names is narrowed to the sentence
/// of the passage which carries it best; where it names none, such a place is looked for. Confined
/// to one thread.
final class DraftChecker {
  private static final Comparator<Verdict> BEST_FIRST =
      Comparator.comparing(Verdict::support)
          .thenComparing(Comparator.comparingDouble(Verdict::score).reversed());

  private final SupportJudge judge;
  private final List<Hit> evidence;
  private final boolean supportedOnly;
  private final List<CitedSentence> sentences = new ArrayList<>();
  private final List<Citation> citations = new ArrayList<>();
  private int checked;
  private boolean supported;

  /// @param judge judges the places that a sentence names, and finds one where it names none
  /// @param evidence the passages that were given
  /// @param supportedOnly whether sentences that no passage supports are left out
  DraftChecker(SupportJudge judge, List<Hit> evidence, boolean supportedOnly) {
    this.judge = judge;
    this.evidence = evidence;
    this.supportedOnly = supportedOnly;
  }

  /// The next sentence, with the places that it cites; empty where it is left out.
  ///
  /// @param text without markers
  /// @param named numbers of the passages that its markers name
  Optional<CitedSentence> check(String text, Collection<Integer> named) {
    checked++;
    List<Verdict> verdicts =
        named.isEmpty()
            ? judge.best(text, evidence).stream().toList()
            : named.stream().map(number -> judge.judge(text, evidence.get(number - 1))).toList();
    Optional<Verdict> best = verdicts.stream().min(BEST_FIRST);
    Support support = best.map(Verdict::support).orElse(Support.UNSUPPORTED);
    boolean unsupported = support == Support.UNSUPPORTED;
    supported = supported || !unsupported;
    if (unsupported && supportedOnly) {
      return Optional.empty();
    }
    List<Integer> markers = verdicts.stream().map(this::marker).distinct().toList();
    Origin origin = unsupported ? Origin.MODEL : Origin.NOTES;
    sentences.add(new CitedSentence(text, markers, origin, support, clashes(best)));
    return Optional.of(sentences.getLast());
  }

  /// What is hardly about the same clashes in nothing that would tell.
  private static Set<Disagreement> clashes(Optional<Verdict> best) {
    return best.filter(it -> it.support() == Support.WEAK)
        .map(Verdict::disagreements)
        .orElse(Set.of());
  }

  /// The next sentence where no marker can stand; empty where it is left out.
  Optional<CitedSentence> uncited(String text) {
    checked++;
    if (supportedOnly) {
      return Optional.empty();
    }
    sentences.add(new CitedSentence(text, List.of(), Origin.MODEL, Support.UNSUPPORTED));
    return Optional.of(sentences.getLast());
  }

  /// How many sentences there were, those that were left out among them.
  int checked() {
    return checked;
  }

  /// Whether a passage supports one of the sentences, if only weakly.
  boolean isSupported() {
    return supported;
  }

  /// The sentences that were not left out.
  List<CitedSentence> sentences() {
    return sentences;
  }

  /// What was cited so far, in the order of the markers.
  List<Citation> citations() {
    return citations;
  }

  private int marker(Verdict source) {
    Citation next = Citation.of(citations.size() + 1, source.hit(), source.span());
    for (Citation citation : citations) {
      if (citation.passage().equals(next.passage()) && citation.span().equals(next.span())) {
        return citation.marker();
      }
    }
    citations.add(next);
    return next.marker();
  }
}
