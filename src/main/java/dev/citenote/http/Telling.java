package dev.citenote.http;

import dev.citenote.answer.Answer;
import dev.citenote.answer.AnswerListener;
import java.util.Optional;

/// Tells a client by events how an answer comes about. Confined to one thread.
///
/// @param conversation id of the conversation, which the first event tells
record Telling(EventStream stream, Ongoing ongoing, Optional<String> conversation)
    implements AnswerListener {

  @Override
  public void found(Answer.Trail trail, Prospect prospect) {
    stream.send("evidence", TrailJson.of(trail, prospect, conversation));
  }

  @Override
  public void drafted(String piece) {
    stream.send("token", new Piece(piece));
  }

  @Override
  public boolean isGone() {
    return stream.isGone() || ongoing.isStopping();
  }

  /// A piece of a draft.
  private record Piece(String text) {}
}
