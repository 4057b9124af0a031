package dev.citenote.answer;

import dev.citenote.llm.Listener;

/// Hears a language model, and lets an [AnswerListener] hear the checked draft that comes of it.
/// Confined to one thread.
final class Hearing implements Listener {
  /// Longest text that is checked, in characters.
  static final int MOST_TEXT = 20_000;

  private final DraftStream stream;
  private final AnswerListener listener;
  private int heard;
  private boolean tooLong;

  Hearing(DraftStream stream, AnswerListener listener) {
    this.stream = stream;
    this.listener = listener;
  }

  @Override
  public void said(String piece) {
    int room = MOST_TEXT - heard;
    tooLong = tooLong || piece.length() > room;
    heard += piece.length();
    if (room > 0) {
      tell(stream.accept(beginning(piece, room)));
    }
  }

  /// What of a piece there is room for, in whole characters.
  private static String beginning(String piece, int room) {
    if (piece.length() <= room) {
      return piece;
    }
    return piece.substring(0, Character.isHighSurrogate(piece.charAt(room - 1)) ? room - 1 : room);
  }

  /// Nobody waits, or there is more than is checked.
  @Override
  public boolean isGone() {
    return isTooLong() || listener.isGone();
  }

  /// Whether there is more than is checked; known for certain once the text is finished.
  boolean isTooLong() {
    return tooLong || stream.isCut();
  }

  /// Nothing follows; a draft that no passage supports, where one must, is kept back.
  void finish() {
    tell(stream.finish(true));
  }

  private void tell(String piece) {
    if (!piece.isEmpty()) {
      listener.drafted(piece);
    }
  }
}
