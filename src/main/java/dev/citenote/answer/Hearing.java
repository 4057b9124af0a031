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
    tooLong = tooLong || piece.length() > room || stream.isFull();
    heard += piece.length();
    if (room > 0 && !stream.isFull()) {
      tell(stream.accept(piece.substring(0, Math.min(piece.length(), room))));
    }
  }

  /// Nobody waits, or there is more than is checked.
  @Override
  public boolean isGone() {
    return tooLong || listener.isGone();
  }

  boolean isTooLong() {
    return tooLong;
  }

  /// Nothing follows.
  ///
  /// @param citedOnly whether a draft that cites nothing is kept back
  void finish(boolean citedOnly) {
    tell(stream.finish(citedOnly));
  }

  private void tell(String piece) {
    if (!piece.isEmpty()) {
      listener.drafted(piece);
    }
  }
}
