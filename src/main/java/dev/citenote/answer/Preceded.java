package dev.citenote.answer;

/// Hears a draft behind what the program says first. Confined to one thread.
final class Preceded implements AnswerListener {
  private final String first;
  private final AnswerListener listener;
  private boolean begun;

  Preceded(String first, AnswerListener listener) {
    this.first = first;
    this.listener = listener;
  }

  @Override
  public void found(Answer.Trail trail, Prospect prospect) {
    listener.found(trail, prospect);
  }

  @Override
  public void drafted(String piece) {
    listener.drafted(begun ? piece : first + Draft.BREAK + piece);
    begun = true;
  }

  @Override
  public boolean isGone() {
    return listener.isGone();
  }
}
