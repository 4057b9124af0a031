package dev.citenote.answer;

import dev.citenote.answer.verify.SupportJudge;
import dev.citenote.retrieve.Hit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The sentences of a draft on their way into its text: each is checked once it is over. Confined
/// to one thread.
final class CheckedText {
  private final DraftChecker checker;
  private final DraftOutput out;
  private final boolean free;

  /// @param judge judges the places that a sentence names, and finds one where it names none
  /// @param evidence the passages that were given
  CheckedText(SupportJudge judge, List<Hit> evidence, Reliance reliance) {
    boolean supportedOnly = reliance == Reliance.PASSAGES_ONLY;
    this.free = reliance == Reliance.OWN_KNOWLEDGE;
    this.checker = new DraftChecker(judge, evidence, supportedOnly);
    this.out = new DraftOutput(supportedOnly);
  }

  /// A sentence begins.
  void begin(DraftSentence sentence) {
    out.begin(sentence);
  }

  /// A sentence goes on.
  void write(String piece) {
    out.write(piece);
  }

  /// A sentence is over; returns the passages whose markers belong to the next one.
  ///
  /// @param tail what follows its markers
  Set<Integer> close(DraftSentence over, String tail) {
    if (over.isStructure()) {
      out.structure(over, tail);
      return Set.of();
    }
    if (!over.saysSomething()) {
      out.pass(tail);
      return over.named;
    }
    Optional<CitedSentence> checked =
        over.takesMarkers()
            ? checker.check(over.plain(), over.named)
            : checker.uncited(over.plain());
    checked.ifPresentOrElse(it -> out.keep(over, it.citations(), tail), () -> out.leaveOut(over));
    return Set.of();
  }

  /// What was written and not yet given out.
  ///
  /// @param supportedOnly whether nothing is given out before a passage supports a sentence, unless
  ///     the draft may cite nothing
  String take(boolean supportedOnly, boolean atEnd) {
    boolean waits = supportedOnly && !free && !checker.isSupported();
    return waits ? "" : out.take(atEnd);
  }

  boolean isEmpty() {
    return out.isEmpty();
  }

  /// How many sentences were checked.
  int sentences() {
    return checker.checked();
  }

  /// What there is, as a draft.
  Draft draft(Draft.Drafter drafter) {
    return new Draft(drafter, out.text(), checker.sentences(), checker.citations());
  }
}
