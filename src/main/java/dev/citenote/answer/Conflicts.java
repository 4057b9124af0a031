package dev.citenote.answer;

import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.verify.Claim;
import dev.citenote.answer.verify.Clash;
import dev.citenote.answer.verify.Conflict;
import dev.citenote.answer.verify.Support;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds where the notes disagree with what a draft cites, and has the draft show both. Immutable
/// and thread-safe.
final class Conflicts {
  private static final int MOST = 3;

  private final Lexicon lexicon;

  Conflicts(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /// A whole answer whose draft names what clashes with it in the evidence; any other as it is.
  Answer shownIn(Answer answer) {
    Answer.Trail trail = answer.trail();
    return switch (answer) {
      case Answer.Answered it -> new Answer.Answered(trail, shownIn(it.draft(), trail));
      case Answer.Incomplete it -> it;
      case Answer.ListedOnly it -> it;
      case Answer.NotInNotes it -> it;
    };
  }

  private Draft shownIn(Draft draft, Answer.Trail trail) {
    return new Search(draft, trail.question().text(), trail.evidence().hits()).run();
  }

  /// One search for one draft. Confined to one thread.
  private final class Search {
    private final Draft draft;
    private final Wording wording;
    private final List<Claim> claims;
    private final List<Citation> citations;
    private final List<CitedSentence> sentences;
    private final List<Conflict> conflicts = new ArrayList<>();
    private final String question;
    private final StringBuilder text;

    private Search(Draft draft, String question, List<Hit> evidence) {
      this.draft = draft;
      this.question = question;
      this.wording = Wording.of(question);
      this.claims = evidence.stream().flatMap(hit -> Claim.of(hit).stream()).toList();
      this.citations = new ArrayList<>(draft.citations());
      this.sentences = new ArrayList<>(draft.sentences());
      this.text = new StringBuilder(draft.text());
    }

    private Draft run() {
      Clash clash = new Clash(lexicon, question);
      for (Citation citation : draft.citations()) {
        for (Claim cited : claims.stream().filter(it -> isCited(it, citation)).toList()) {
          for (Claim other : claims) {
            if (conflicts.size() < MOST && !cited.hit().equals(other.hit())) {
              clash.between(cited, other).ifPresent(kind -> add(kind, citation, other));
            }
          }
        }
      }
      return conflicts.isEmpty()
          ? draft
          : new Draft(draft.drafter(), text.toString(), sentences, citations, conflicts);
    }

    private void add(Conflict.Kind kind, Citation citation, Claim other) {
      int one = citation.marker();
      int two = citing(other).map(Citation::marker).orElseGet(() -> append(other));
      List<Integer> markers = List.of(Math.min(one, two), Math.max(one, two));
      if (one != two && conflicts.stream().noneMatch(it -> it.citations().equals(markers))) {
        conflicts.add(new Conflict(kind, markers));
      }
    }

    private Optional<Citation> citing(Claim claim) {
      return citations.stream().filter(it -> isCited(claim, it)).findFirst();
    }

    /// A citation may name an earlier copy of the claim's place.
    private static boolean isCited(Claim claim, Citation citation) {
      return claim.standsIn(citation.passage(), citation.span())
          || citation.alsoAt().stream()
              .filter(place -> place.note().equals(claim.hit().passage().note()))
              .anyMatch(
                  place ->
                      claim.span().start() < place.span().end()
                          && place.span().start() < claim.span().end());
    }

    /// Has the draft say what it left out; returns its marker.
    private int append(Claim claim) {
      int marker = citations.size() + 1;
      citations.add(Citation.of(marker, claim.hit(), claim.span()));
      String other = claim.text().replaceAll("\\s*\\R\\s*", " ");
      MarkedText addition = new MarkedText();
      int piece = addition.say(wording.alsoSaid(other));
      addition.say(" ");
      addition.mark(marker);
      addition.end();
      String said = addition.said(piece);
      sentences.add(new CitedSentence(said, List.of(marker), Origin.NOTES, Support.SUPPORTED));
      if (citations.size() == draft.citations().size() + 1) {
        text.replace(0, text.length(), OpenFence.closed(draft.text()));
      }
      text.append(Draft.BREAK).append(addition.text());
      return marker;
    }
  }
}
