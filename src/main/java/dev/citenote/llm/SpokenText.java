package dev.citenote.llm;

/// What a model says, piece by piece as it comes, without what it thinks first and without white
/// space around it. Confined to one thread.
///
/// A reasoning model thinks first, so only blocks at the very beginning are thought: an answer
/// may well be about the `<think>` tag. Some chat templates put the opening tag into the prompt;
/// then only the closing one comes, alone on its line, and all before it was thought. So where
/// that is to be expected, the beginning is held back until the tag comes, or the answer ends;
/// where it comes against expectation, what was said cannot be taken back, and the answer must
/// not pass as whole.
final class SpokenText {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";
  private static final String CLOSE_LINE = "\n" + CLOSE + "\n";

  private enum State {
    BEGINNING,
    THINKING,
    HOLDING,
    SPEAKING
  }

  private final boolean expectsThought;
  private final WholeCharacters characters = new WholeCharacters();
  private final StringBuilder said = new StringBuilder();

  /// What came and was neither said nor left out yet.
  private final StringBuilder held = new StringBuilder();

  private State state = State.BEGINNING;
  private boolean thoughtsElsewhere;
  private boolean aloud;

  /// @param expectsThought whether the model may think without an opening tag
  SpokenText(boolean expectsThought) {
    this.expectsThought = expectsThought;
  }

  /// Takes the next piece, and gives what can be said now, perhaps nothing.
  String hear(String piece) {
    held.append(characters.of(piece));
    boolean more = true;
    while (more) {
      more = advance();
    }
    return state == State.SPEAKING ? say(sayable()) : "";
  }

  /// Notes that thoughts come apart from what is said, so that no tag is to be expected.
  void thoughtsComeApart() {
    thoughtsElsewhere = true;
  }

  /// Ends the text, and gives what was held back.
  ///
  /// @param whole whether the model ended it itself; else what may be thought counts as thought
  String end(boolean whole) {
    if (aloud) {
      return "";
    }
    held.append(characters.rest());
    int end = held.length();
    if (state == State.SPEAKING && held.toString().stripTrailing().equals("\n" + CLOSE)) {
      aloud = isOrphan(0);
      end = aloud ? 0 : end;
    }
    while (end > 0 && Character.isWhitespace(held.charAt(end - 1))) {
      end--;
    }
    boolean thought = state == State.THINKING || (state == State.HOLDING && !whole);
    return thought ? "" : say(end);
  }

  /// Everything that was said so far.
  String text() {
    return said.toString();
  }

  /// Whether the text is inside a thought.
  boolean isThinking() {
    return state == State.THINKING || state == State.HOLDING;
  }

  /// Whether a thought was said.
  boolean isAloud() {
    return aloud;
  }

  private boolean advance() {
    return switch (state) {
      case BEGINNING -> begin();
      case THINKING -> think();
      case HOLDING -> hold();
      case SPEAKING -> false;
    };
  }

  private boolean begin() {
    int start = 0;
    while (start < held.length() && Character.isWhitespace(held.charAt(start))) {
      start++;
    }
    held.delete(0, start);
    String text = held.toString();
    if (text.startsWith(OPEN)) {
      held.delete(0, OPEN.length());
      state = State.THINKING;
    } else if (text.startsWith(CLOSE)) {
      held.delete(0, CLOSE.length());
      thoughtsElsewhere = true;
    } else if (OPEN.startsWith(text) || CLOSE.startsWith(text)) {
      return false;
    } else {
      state = expectsThought && !thoughtsElsewhere ? State.HOLDING : State.SPEAKING;
    }
    return true;
  }

  private boolean think() {
    int close = held.indexOf(CLOSE);
    if (close < 0) {
      held.delete(0, Math.max(0, held.length() - CLOSE.length()));
      return false;
    }
    held.delete(0, close + CLOSE.length());
    thoughtsElsewhere = true;
    state = State.BEGINNING;
    return true;
  }

  private boolean hold() {
    int close = held.indexOf(CLOSE_LINE);
    int open = held.indexOf(OPEN);
    if (open >= 0 && (close < 0 || open < close)) {
      state = State.SPEAKING;
      return true;
    }
    if (close >= 0) {
      held.delete(0, close + CLOSE_LINE.length());
      thoughtsElsewhere = true;
      state = State.BEGINNING;
    }
    return close >= 0;
  }

  /// How much of what is held can be said: not the white space at its end, and not what may become
  /// the line of a closing tag.
  private int sayable() {
    int close = held.indexOf(CLOSE_LINE);
    if (close >= 0 && isOrphan(close)) {
      aloud = true;
      return close;
    }
    int end = held.length();
    int line = held.lastIndexOf("\n");
    if (line >= 0 && CLOSE.startsWith(held.substring(line + 1))) {
      end = line;
    }
    while (end > 0 && Character.isWhitespace(held.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /// Whether nothing opened what is closed there.
  private boolean isOrphan(int close) {
    return !thoughtsElsewhere && !(said + held.substring(0, close)).contains(OPEN);
  }

  private String say(int length) {
    String piece = held.substring(0, length);
    held.delete(0, length);
    said.append(piece);
    return piece;
  }
}
