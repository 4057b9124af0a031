package dev.citenote.llm;

import dev.citenote.llm.Completion.Broken;
import dev.citenote.llm.Completion.Complete;
import dev.citenote.llm.Completion.Refused;
import dev.citenote.llm.Completion.Truncated;
import dev.citenote.llm.Completion.Unavailable;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import org.jspecify.annotations.Nullable;

/// Hears one answer from LangChain4j, tells the listener, and says how it ended. Confined to the
/// thread that asks.
final class Hearing implements StreamingChatResponseHandler {
  private final ModelEndpoint endpoint;
  private final Listener listener;
  private final SpokenText spoken;
  private int left;
  private boolean over;
  private @Nullable FinishReason reason;
  private @Nullable RuntimeException listenerFailure;
  private @Nullable EndpointFailure cut;

  Hearing(ModelEndpoint endpoint, Listener listener) {
    this.endpoint = endpoint;
    this.listener = listener;
    this.spoken = new SpokenText(ThinkingModels.has(endpoint.model()));
    this.left = endpoint.terms().maxChars();
  }

  /// Whether nothing more is wanted.
  boolean isOver() {
    return over;
  }

  @Override
  public void onPartialResponse(String piece) {
    if (over) {
      return;
    }
    tell(spoken.hear(piece.substring(0, room(piece))));
    left -= piece.length();
    if (spoken.isAloud()) {
      cut(Reasons.thoughtAloud(endpoint));
    } else if (left < 0) {
      cut(Reasons.tooManyCharacters(endpoint));
    }
  }

  /// How much of a piece may still be heard, in whole characters.
  private int room(String piece) {
    if (piece.length() <= left || left == 0) {
      return Math.min(left, piece.length());
    }
    return Character.isHighSurrogate(piece.charAt(left - 1)) ? left - 1 : left;
  }

  /// Thoughts that come apart count as much as those in the text.
  @Override
  public void onPartialThinking(PartialThinking thought) {
    spoken.thoughtsComeApart();
    if (over) {
      return;
    }
    left -= thought.text().length();
    if (left < 0) {
      cut(Reasons.tooManyCharacters(endpoint));
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    reason = over ? reason : response.finishReason();
    over = true;
  }

  /// LangChain4j heard something that it cannot read.
  @Override
  public void onError(Throwable error) {
    if (!over) {
      cut(Reasons.brokenEvent(endpoint));
    }
  }

  private void cut(EndpointFailure failure) {
    cut = failure;
    over = true;
  }

  /// LangChain4j would take a failure of the listener for one of the model.
  private void tell(String piece) {
    if (piece.isEmpty() || listenerFailure != null) {
      return;
    }
    try {
      listener.said(piece);
    } catch (RuntimeException e) {
      listenerFailure = e;
      over = true;
    }
  }

  /// How the answer ended, now that no more of it comes.
  Completion end() {
    return cut == null ? ended() : end(cut);
  }

  /// How the answer ended, which was cut.
  Completion end(EndpointFailure failure) {
    Fault fault = failure.fault();
    if (fault != Fault.CANCELLED) {
      finish(false);
    }
    String text = spoken.text();
    if (!text.isEmpty() || fault == Fault.CANCELLED || spoken.isThinking()) {
      return new Truncated(text, fault, failure.reason());
    }
    return switch (fault) {
      case WRONG_KEY, UNKNOWN_MODEL, BAD_REQUEST, REDIRECT, CONTENT_FILTER ->
          new Refused(fault, failure.reason());
      default ->
          fault.answerBegan()
              ? new Broken(fault, failure.reason())
              : new Unavailable(fault, failure.reason());
    };
  }

  private Completion ended() {
    Fault fault = fault();
    if (fault == null) {
      finish(true);
      if (spoken.isAloud()) {
        return end(Reasons.thoughtAloud(endpoint));
      }
      if (!spoken.text().isEmpty()) {
        return new Complete(spoken.text());
      }
    }
    return end(Reasons.stopped(endpoint, fault == null ? Fault.EMPTY : fault));
  }

  private @Nullable Fault fault() {
    return switch (reason) {
      case STOP -> null;
      case LENGTH -> Fault.LENGTH;
      case CONTENT_FILTER -> Fault.CONTENT_FILTER;
      case TOOL_EXECUTION -> Fault.TOOL_CALL;
      case OTHER -> Fault.NOT_FINISHED;
      case null -> Fault.NOT_FINISHED;
    };
  }

  private void finish(boolean whole) {
    tell(spoken.end(whole));
    if (listenerFailure != null) {
      throw listenerFailure;
    }
  }
}
