package dev.citenote.answer;

import java.util.List;
import java.util.regex.Pattern;

/// Has a whole answer say at its end which parts of the question the notes leave open, in the
/// program's own words. Stateless.
final class Uncovered {
  private static final Pattern MARKS = Pattern.compile("[?？。.！!\\s]+$");

  private Uncovered() {}

  /// An answer that names what is not covered; any other as it is.
  static Answer shownIn(Answer answer) {
    List<String> parts = answer.trail().uncovered();
    return answer instanceof Answer.Answered it && !parts.isEmpty()
        ? new Answer.Answered(it.trail(), shownIn(it, parts))
        : answer;
  }

  private static Draft shownIn(Answer.Answered answer, List<String> parts) {
    Draft draft = answer.draft();
    List<String> plain = parts.stream().map(it -> MARKS.matcher(it).replaceAll("")).toList();
    String said =
        ForeignMarkers.plain(Wording.of(answer.trail().question().text()).notCovered(plain));
    return new Draft(
        draft.drafter(),
        OpenFence.closed(draft.text()) + "\n\n" + said,
        draft.sentences(),
        draft.citations(),
        draft.conflicts());
  }
}
