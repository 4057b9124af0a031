package dev.citenote.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/// LangChain4j's way to an endpoint for one call, with a limit on everything. Confined to the
/// thread that asks, on which LangChain4j hears every event: nothing is handed from thread to
/// thread.
///
/// A failure to connect, 429 and 5xx are tried once more; after a status of 2xx nothing is.
final class BoundedHttpClient implements HttpClient {
  private static final int MAX_ERROR_BYTES = 8 << 10;
  private static final int MAX_LISTING_BYTES = 1 << 20;

  /// Longest wait for the rest of an error's body, of which little is quoted.
  private static final Duration ERROR_WAIT = Duration.ofSeconds(2);

  private final ModelEndpoint endpoint;
  private final Patience patience;
  private final BooleanSupplier over;

  /// @param over whether no more events are wanted
  BoundedHttpClient(ModelEndpoint endpoint, Patience patience, BooleanSupplier over) {
    this.endpoint = endpoint;
    this.patience = patience;
    this.over = over;
  }

  /// Gives a whole answer of at most 1 MB.
  ///
  /// @throws EndpointFailure where there is none
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    try (Exchange exchange = begin(request)) {
      return SuccessfulHttpResponse.builder()
          .statusCode(exchange.status())
          .headers(exchange.headers().map())
          .body(WholeBody.of(exchange, MAX_LISTING_BYTES, endpoint))
          .build();
    }
  }

  /// Hands on the events of an answer until one is the last, or nobody wants more.
  ///
  /// @param ignored LangChain4j's own parsers know no limits
  /// @throws EndpointFailure where the answer is cut, or none came
  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser ignored, ServerSentEventListener listener) {
    try (Exchange exchange = begin(request)) {
      new AnswerStream(exchange, endpoint, patience, over).copyTo(listener);
    }
  }

  private Exchange begin(HttpRequest request) {
    java.net.http.HttpRequest outgoing = outgoing(request);
    Attempt attempt = attempt(outgoing);
    if (attempt instanceof Attempt.Failed failed) {
      patience.rest(failed.pause().filter(patience::allows).orElseThrow(failed::failure));
      attempt = attempt(outgoing);
    }
    return switch (attempt) {
      case Attempt.Answered answered -> answered.exchange();
      case Attempt.Failed failed -> throw failed.failure();
    };
  }

  private Attempt attempt(java.net.http.HttpRequest request) {
    Exchange exchange = new Exchange(endpoint, patience);
    boolean answered = false;
    try {
      exchange.send(request);
      answered = exchange.status() / 100 == 2;
      if (!answered) {
        return refused(exchange);
      }
      patience.answered();
      return new Attempt.Answered(exchange);
    } catch (ExecutionException e) {
      return Attempt.unconnected(Refusals.ofExchange(e, endpoint));
    } finally {
      if (!answered) {
        exchange.close();
      }
    }
  }

  private Attempt refused(Exchange exchange) {
    String body = WholeBody.beginning(exchange, MAX_ERROR_BYTES, ERROR_WAIT, patience);
    String quote = UpstreamText.quote(body, endpoint.apiKey());
    return Attempt.refused(
        Refusals.ofStatus(exchange.status(), quote, endpoint),
        exchange.status(),
        exchange.headers());
  }

  private static java.net.http.HttpRequest outgoing(HttpRequest request) {
    java.net.http.HttpRequest.Builder outgoing =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> outgoing.header(name, value)));
    String body = request.body();
    return outgoing
        .method(
            request.method().name(),
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }
}
