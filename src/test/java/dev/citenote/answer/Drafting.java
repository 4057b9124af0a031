package dev.citenote.answer;

import dev.citenote.answer.verify.SupportJudge;
import dev.citenote.index.Fingerprint;
import dev.citenote.index.IndexException;
import dev.citenote.index.PassageIndex;
import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A model's text on its way through a [DraftStream], with three passages as evidence.
///
/// @param pieces what was given out, piece by piece
/// @param draft what came of it
record Drafting(List<String> pieces, Draft draft) {
  static final List<String> PASSAGES =
      List.of("A is zero. A 是零。", "B is one. B 是一。", "C is two. C 是二。");

  private static final List<Hit> EVIDENCE =
      IntStream.range(0, PASSAGES.size()).mapToObj(Drafting::hit).toList();

  static final Lexicon NO_NOTES = noNotes();

  /// The whole text in one piece; sentences without support stay.
  static Draft of(String text) {
    return of(List.of(text), false).draft();
  }

  static Drafting of(List<String> pieces, boolean supportedOnly) {
    DraftStream stream = stream(supportedOnly);
    List<String> out = new ArrayList<>();
    pieces.forEach(piece -> out.add(stream.accept(piece)));
    out.add(stream.finish(false));
    return new Drafting(out, stream.draft("m"));
  }

  static DraftStream stream(boolean supportedOnly) {
    return new DraftStream(
        new SupportJudge(new WordBag(), NO_NOTES),
        EVIDENCE,
        supportedOnly ? Reliance.PASSAGES_ONLY : Reliance.PASSAGES_FIRST);
  }

  /// A listener that stays and puts together what is given out.
  static AnswerListener into(StringBuilder heard) {
    return new AnswerListener() {
      @Override
      public void found(Answer.Trail trail, Prospect prospect) {}

      @Override
      public void drafted(String piece) {
        heard.append(piece);
      }

      @Override
      public boolean isGone() {
        return false;
      }
    };
  }

  int removed() {
    return ((Draft.Model) draft.drafter()).removedMarkers();
  }

  private static Lexicon noNotes() {
    try {
      return PassageIndex.inMemory(Fingerprint.of("none", 512, 1)).lexicon();
    } catch (IndexException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Hit hit(int i) {
    String text = PASSAGES.get(i);
    Span span = new Span(0, text.length(), 1, 1);
    return new Hit(
        new Passage("p" + i, i + ".md", List.of(), span, text, new Passage.Statement()),
        1.0 / (i + 1),
        List.of(),
        List.of());
  }
}
