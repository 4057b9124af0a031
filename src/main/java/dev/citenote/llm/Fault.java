package dev.citenote.llm;

/// What kept a language model's answer from being whole.
///
/// The one line that matters to callers is between faults before and after the endpoint began to
/// answer, which is when it sent a status of 2xx: before it, nothing was lost by asking; after it,
/// there was an answer and it is not whole, even if not a word of it arrived.
public enum Fault {
  /// Nothing listens there.
  CONNECTION_REFUSED(false),
  /// The host's name has no address.
  UNKNOWN_HOST(false),
  /// No connection came about in time, or no way leads there.
  UNREACHABLE(false),
  /// TLS failed: no trusted certificate, or no TLS at all.
  NO_SECURE_CONNECTION(false),
  /// The connection ended before a status came, or what came is no HTTP.
  CONNECTION_LOST(false),
  /// The connection stands, and no status came in time.
  NO_RESPONSE(false),
  /// 401 or 403.
  WRONG_KEY(false),
  /// 404.
  UNKNOWN_MODEL(false),
  /// Any other 4xx: a prompt that is too long, a temperature that the model does not know.
  BAD_REQUEST(false),
  /// 429.
  RATE_LIMITED(false),
  /// 5xx, or a status that no endpoint should send.
  SERVER_ERROR(false),
  /// 3xx, which is never followed.
  REDIRECT(false),

  /// What came is not of a model's protocol, such as a login page.
  NOT_A_MODEL(true),
  /// The answer holds no text.
  EMPTY(true),
  /// The endpoint sent an error in the place of the next piece.
  ERROR_EVENT(true),
  /// The endpoint sent something that cannot be read in the place of the next piece.
  BROKEN_EVENT(true),
  /// Not a word or thought came in time.
  NO_FIRST_TOKEN(true),
  /// The model fell silent half-way.
  IDLE(true),
  /// The whole answer took too long.
  DEADLINE(true),
  /// The answer, or one line of it, was longer than allowed.
  TOO_LONG(true),
  /// The model reached its limit of tokens.
  LENGTH(true),
  /// The endpoint's content filter stopped the answer.
  CONTENT_FILTER(true),
  /// The model called a tool instead of answering.
  TOOL_CALL(true),
  /// What the model thought came as a part of what it said.
  THOUGHT_ALOUD(true),
  /// The answer ended without saying that it was finished: closed, reset or cut.
  NOT_FINISHED(true),
  /// Nobody waited for the answer any more.
  CANCELLED(true);

  private final boolean answerBegan;

  Fault(boolean answerBegan) {
    this.answerBegan = answerBegan;
  }

  /// Whether the endpoint had begun to answer. True for [#CANCELLED], too: whoever cancelled wants
  /// nothing in place of the answer.
  public boolean answerBegan() {
    return answerBegan;
  }
}
