package dev.citenote.answer;

import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.CitedSentence.Support;
import dev.citenote.note.Sentences;
import dev.citenote.retrieve.Hit;
import java.util.ArrayList;
import java.util.List;

/// Checks a language model's text sentence by sentence: every marker must name a given passage, and
/// each is narrowed to the sentence of that passage which carries it best. Immutable and
/// thread-safe.
final class DraftChecker {
  private final SupportJudge judge;

  DraftChecker(SupportJudge judge) {
    this.judge = judge;
  }

  /// The draft that a model's text amounts to.
  ///
  /// @param citedOnly whether sentences that cite nothing are left out
  Draft check(String text, String model, List<Hit> evidence, boolean citedOnly) {
    Markers.Normal normal = Markers.normalise(text, evidence.size());
    Check check = new Check(evidence);
    StringBuilder out = new StringBuilder();
    int reached = 0;
    for (Sentences.Range range : Sentences.split(normal.text())) {
      String sentence = range.of(normal.text());
      if (citedOnly && Markers.named(sentence).isEmpty()) {
        reached = range.end();
        continue;
      }
      String between = Markers.strip(normal.text().substring(reached, range.start()));
      out.append(between.isEmpty() && !out.isEmpty() ? " " : between);
      out.append(check.sentence(sentence));
      reached = range.end();
    }
    if (!citedOnly) {
      out.append(Markers.strip(normal.text().substring(reached)));
    }
    return new Draft(
        new Draft.Model(model, normal.removed()),
        out.toString().strip(),
        check.sentences,
        check.citations);
  }

  /// One run over one draft. Confined to one thread.
  private final class Check {
    private final List<Hit> evidence;
    private final List<CitedSentence> sentences = new ArrayList<>();
    private final List<Citation> citations = new ArrayList<>();

    private Check(List<Hit> evidence) {
      this.evidence = evidence;
    }

    /// Records a sentence; returns it with its final markers.
    private String sentence(String normal) {
      String plain = Markers.strip(normal).strip();
      List<Integer> markers = new ArrayList<>();
      Support support = Support.UNSUPPORTED;
      for (int number : Markers.named(normal)) {
        SupportJudge.Verdict verdict = judge.judge(plain, evidence.get(number - 1));
        markers.add(marker(verdict));
        support = verdict.support().compareTo(support) < 0 ? verdict.support() : support;
      }
      Origin origin = markers.isEmpty() ? Origin.MODEL : Origin.NOTES;
      List<Integer> distinct = markers.stream().distinct().toList();
      sentences.add(new CitedSentence(plain, distinct, origin, support));
      StringBuilder out = new StringBuilder(plain);
      distinct.forEach(marker -> out.append(" [").append(marker).append(']'));
      return out.toString();
    }

    private int marker(SupportJudge.Verdict source) {
      for (Citation citation : citations) {
        if (citation.passage().equals(source.hit().passage().id())
            && citation.span().equals(source.span())) {
          return citation.marker();
        }
      }
      int marker = citations.size() + 1;
      citations.add(Citation.of(marker, source.hit(), source.span()));
      return marker;
    }
  }
}
