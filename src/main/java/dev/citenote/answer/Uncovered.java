package dev.citenote.answer;

import dev.citenote.retrieve.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Has an answer say at its end, in the program's own words, which parts of the question the notes
/// leave open, where it is whole, and which were not looked for. Stateless.
final class Uncovered {
  private static final Pattern MARKS = Pattern.compile("(?<![?？。.！!\\s])[?？。.！!\\s]++$");

  private Uncovered() {}

  /// An answer that names what is not covered, and what was not looked for; any other as it is.
  static Answer shownIn(Answer answer, Lexicon lexicon) {
    return switch (answer) {
      case Answer.Answered it -> {
        List<String> said = new ArrayList<>(open(it.trail(), lexicon));
        said.addAll(leftOut(it.trail(), lexicon));
        yield said.isEmpty() ? it : new Answer.Answered(it.trail(), with(it.draft(), said));
      }
      case Answer.Incomplete it -> {
        List<String> said = leftOut(it.trail(), lexicon);
        yield said.isEmpty()
            ? it
            : new Answer.Incomplete(it.trail(), with(it.draft(), said), it.failure());
      }
      default -> answer;
    };
  }

  /// Names what is open; of a comparison of which each side is told, only that nothing makes it.
  private static List<String> open(Answer.Trail trail, Lexicon lexicon) {
    List<String> open = new ArrayList<>(trail.uncovered());
    List<String> said = new ArrayList<>();
    List<Part> parts = open.isEmpty() ? List.of() : Parts.of(trail.question().text(), lexicon);
    for (Part part : parts) {
      if (part.kind() == Part.Kind.COMPARISON
          && sidesAreTold(part, parts, trail.uncovered())
          && open.remove(part.question())) {
        said.add(wording(trail).notCompared(part.needs()));
      }
    }
    if (!open.isEmpty()) {
      said.add(wording(trail).notCovered(plain(open)));
    }
    return said;
  }

  private static boolean sidesAreTold(Part comparison, List<Part> parts, List<String> open) {
    Set<String> told =
        parts.stream()
            .filter(it -> it.isSide() && !open.contains(it.question()))
            .map(it -> it.needs().getFirst())
            .collect(Collectors.toSet());
    return told.containsAll(comparison.needs());
  }

  private static List<String> leftOut(Answer.Trail trail, Lexicon lexicon) {
    List<String> leftOut = Parts.leftOut(trail.question().text(), lexicon);
    return leftOut.isEmpty() ? List.of() : List.of(wording(trail).leftOut(plain(leftOut)));
  }

  private static Wording wording(Answer.Trail trail) {
    return Wording.of(trail.question().text());
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
