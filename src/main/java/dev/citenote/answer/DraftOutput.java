package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The checked text of a draft as it grows, and how much of it was given out. Sentences are written
/// as they come, or one by one where some are left out. Confined to one thread.
final class DraftOutput {
  private final boolean onlyKept;
  private final MarkedText text = new MarkedText();
  private final List<Structure> structure = new ArrayList<>();
  private Optional<String> leftOut = Optional.empty();
  private boolean marked;

  /// @param onlyKept whether sentences wait until they are kept
  DraftOutput(boolean onlyKept) {
    this.onlyKept = onlyKept;
  }

  /// What gives sentences their place and is only written with one of them.
  private record Structure(int level, String text) {}

  /// A sentence begins.
  void begin(DraftSentence sentence) {
    if (!onlyKept) {
      append(marked && sentence.gap.isEmpty() ? " " : sentence.gap);
      beginBlock(sentence);
      marked = false;
    }
  }

  private void beginBlock(DraftSentence sentence) {
    if (sentence.kind == DraftSentence.Kind.CODE) {
      text.beginBlock();
    }
  }

  /// A sentence goes on.
  void write(String piece) {
    if (!onlyKept) {
      append(piece);
    }
  }

  /// A sentence is over, and kept.
  ///
  /// @param tail what follows its markers
  void keep(DraftSentence sentence, List<Integer> markers, String tail) {
    if (onlyKept) {
      structure.removeIf(it -> it.level() > 6 && !sentence.kind.inTable());
      structure.forEach(it -> append(it.text()));
      structure.clear();
      append(gapBefore(sentence));
      beginBlock(sentence);
      append(sentence.words.toString());
    }
    leftOut = Optional.empty();
    for (int marker : markers) {
      append(sentence.kind == DraftSentence.Kind.CODE ? "\n" : " ");
      text.mark(marker);
    }
    marked = !markers.isEmpty();
    append(tail);
  }

  /// A sentence is over, and left out.
  void leaveOut(DraftSentence sentence) {
    if (sentence.gap.indexOf('\n') >= 0 || text.isEmpty()) {
      leftOut = Optional.of(sentence.gap + sentence.prefix());
    }
  }

  /// What claims nothing is over.
  void structure(DraftSentence sentence, String tail) {
    if (!onlyKept) {
      append(tail);
      return;
    }
    int level = sentence.level();
    structure.removeIf(it -> it.level() >= level);
    structure.add(new Structure(level, sentence.gap + sentence.words + tail));
    leftOut = Optional.empty();
  }

  /// What says nothing at all is over.
  void pass(String tail) {
    if (!onlyKept) {
      append(tail);
    }
  }

  /// What was written and not yet given out; whole characters, except at the end.
  String take(boolean atEnd) {
    return text.take(atEnd);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  String text() {
    return text.text();
  }

  /// The place of a sentence whose line began with one that was left out is that one's.
  private String gapBefore(DraftSentence sentence) {
    String gap = sentence.gap;
    if (gap.indexOf('\n') < 0 && leftOut.isPresent()) {
      return leftOut.get();
    }
    return gap.isEmpty() ? " " : gap;
  }

  /// Nothing begins with white space.
  private void append(String piece) {
    text.say(text.isEmpty() ? piece.stripLeading() : piece);
  }
}
