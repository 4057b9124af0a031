package dev.citenote.answer;

import dev.citenote.retrieve.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Has a whole answer say at its end which parts of the question the notes leave open, in the
/// program's own words. Stateless.
final class Uncovered {
  private static final Pattern MARKS = Pattern.compile("[?？。.！!\\s]+$");

  private Uncovered() {}

  /// An answer that names what is not covered, and what was not looked for; any other as it is.
  static Answer shownIn(Answer answer, Lexicon lexicon) {
    if (!(answer instanceof Answer.Answered it)) {
      return answer;
    }
    List<String> said = new ArrayList<>();
    String question = it.trail().question().text();
    Wording wording = Wording.of(question);
    List<String> open = it.trail().uncovered();
    if (!open.isEmpty()) {
      said.add(wording.notCovered(plain(open)));
    }
    List<String> leftOut =
        it.trail().parts().size() < Part.MOST ? List.of() : Parts.leftOut(question, lexicon);
    if (!leftOut.isEmpty()) {
      said.add(wording.leftOut(plain(leftOut)));
    }
    return said.isEmpty() ? it : new Answer.Answered(it.trail(), with(it.draft(), said));
  }

  private static List<String> plain(List<String> parts) {
    return parts.stream().map(it -> MARKS.matcher(it).replaceAll("")).toList();
  }

  private static Draft with(Draft draft, List<String> said) {
    return new Draft(
        draft.drafter(),
        OpenFence.closed(draft.text()) + "\n\n" + ForeignMarkers.plain(String.join("\n\n", said)),
        draft.sentences(),
        draft.citations(),
        draft.conflicts());
  }
}
