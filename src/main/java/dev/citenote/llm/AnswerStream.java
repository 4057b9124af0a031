package dev.citenote.llm;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The events of one answer, looked at before LangChain4j hears them. Confined to the thread that
/// asks.
///
/// The first thing that ends an answer wins: a reason why the model stopped, `[DONE]`, an error, an
/// event that cannot be read. Nothing after it is read, so nothing can contradict it.
final class AnswerStream {
  private final Exchange exchange;
  private final ModelEndpoint endpoint;
  private final Patience patience;
  private final BooleanSupplier over;
  private final EventReader events;
  private boolean any;

  AnswerStream(Exchange exchange, ModelEndpoint endpoint, Patience patience, BooleanSupplier over) {
    this.exchange = exchange;
    this.endpoint = endpoint;
    this.patience = patience;
    this.over = over;
    this.events = new EventReader(new LineReader(exchange::next, endpoint), endpoint);
  }

  /// Hands on what LangChain4j can make use of.
  ///
  /// @throws EndpointFailure where the answer is cut
  void copyTo(ServerSentEventListener listener) {
    if (isPage()) {
      throw Reasons.notAModel(endpoint);
    }
    boolean last = false;
    while (!last && !over.getAsBoolean()) {
      Optional<ServerSentEvent> event = events.next();
      last = event.isEmpty() || event.get().data().equals("[DONE]") || copy(event.get(), listener);
    }
    if (!any && !over.getAsBoolean()) {
      copyWhole(listener);
    }
    if (!over.getAsBoolean()) {
      guarded(listener::onClose);
    }
  }

  private boolean isPage() {
    return exchange
        .headers()
        .firstValue("Content-Type")
        .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
        .isPresent();
  }

  /// Hands one event on; says whether it was the last.
  private boolean copy(ServerSentEvent event, ServerSentEventListener listener) {
    if ("error".equals(event.event())) {
      throw Reasons.errorEvent(endpoint, event.data());
    }
    return switch (EventFacts.of(event.data())) {
      case EventFacts.Failed failed -> throw Reasons.errorEvent(endpoint, failed.message());
      case EventFacts.Unreadable ignored -> throw unreadable();
      case EventFacts.Declined ignored -> throw Reasons.declined();
      case EventFacts.Part part -> {
        any = true;
        guarded(() -> listener.onEvent(event, new ServerSentEventContext(handle())));
        if (part.alive()) {
          patience.heard();
        }
        yield part.last();
      }
    };
  }

  private EndpointFailure unreadable() {
    if (!any) {
      return Reasons.notAModel(endpoint);
    }
    return events.ended() ? Reasons.notFinished(endpoint) : Reasons.brokenEvent(endpoint);
  }

  /// There was no event at all: perhaps the endpoint does not stream, and answered as a whole.
  private void copyWhole(ServerSentEventListener listener) {
    String other = events.other();
    if (other.isBlank()) {
      throw Reasons.stopped(endpoint, Fault.EMPTY);
    }
    if (EventFacts.of(other) instanceof EventFacts.Failed failed) {
      throw Reasons.errorEvent(endpoint, failed.message());
    }
    String whole = EventFacts.ofWhole(other).orElseThrow(() -> Reasons.notAModel(endpoint));
    copy(new ServerSentEvent(null, whole), listener);
  }

  /// LangChain4j declares no exceptions: what it throws is about an event that it does not expect.
  private void guarded(Runnable hearing) {
    try {
      hearing.run();
    } catch (EndpointFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw Reasons.brokenEvent(endpoint);
    }
  }

  private ServerSentEventParsingHandle handle() {
    return new ServerSentEventParsingHandle() {
      private boolean cancelled;

      @Override
      public void cancel() {
        cancelled = true;
        exchange.close();
      }

      @Override
      public boolean isCancelled() {
        return cancelled;
      }
    };
  }
}
