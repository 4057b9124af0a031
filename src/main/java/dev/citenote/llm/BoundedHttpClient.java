package dev.citenote.llm;

import dev.citenote.llm.CappedBody.Body;
import dev.citenote.llm.Completion.Broken;
import dev.citenote.llm.Completion.NoAnswer;
import dev.citenote.llm.Completion.Unavailable;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// LangChain4j's way to one endpoint, with a limit on everything. Thread-safe.
///
/// One deadline covers connecting, waiting, the whole body and the one retry. No redirect is
/// followed and no proxy is used, so that the prompt and the key reach the named host alone. Only a
/// refused connection, 429 and 5xx are tried again.
final class BoundedHttpClient implements HttpClient {
  static final int MAX_ANSWER_BYTES = 1 << 20;
  static final int MAX_ERROR_BYTES = 8 << 10;

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

  private final ModelEndpoint endpoint;
  private final java.net.http.HttpClient http;

  BoundedHttpClient(ModelEndpoint endpoint) {
    this.endpoint = endpoint;
    Duration deadline = endpoint.deadline();
    this.http =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .proxy(java.net.http.HttpClient.Builder.NO_PROXY)
            .connectTimeout(deadline.compareTo(LONGEST_CONNECT) < 0 ? deadline : LONGEST_CONNECT)
            .build();
  }

  Duration deadline() {
    return endpoint.deadline();
  }

  /// @throws HttpException for any status but 2xx; its message quotes the body, without the key
  /// @throws EndpointFailure where no whole answer came
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    return execute(request, endpoint.deadline());
  }

  /// As [#execute(HttpRequest)], with a deadline of its own.
  SuccessfulHttpResponse execute(HttpRequest request, Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    Attempt attempt = attempt(request, deadline, end);
    if (attempt instanceof Attempt.Failed failed && failed.mayRetryBefore(end)) {
      rest(failed.pause().orElseThrow());
      attempt = attempt(request, deadline, end);
    }
    return switch (attempt) {
      case Attempt.Answered answered -> answered.response();
      case Attempt.Failed failed -> throw failed.failure();
    };
  }

  /// Not reached: models are asked for whole answers only.
  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are not streamed");
  }

  private Attempt attempt(HttpRequest request, Duration deadline, long end) {
    CompletableFuture<HttpResponse<Body>> exchange =
        http.sendAsync(
            outgoing(request),
            head ->
                new CappedBody(isSuccess(head.statusCode()) ? MAX_ANSWER_BYTES : MAX_ERROR_BYTES));
    try {
      return judge(exchange.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return failed(
          new Unavailable(
              endpoint.address()
                  + " gave no whole answer within "
                  + seconds(deadline)
                  + ": try again, or allow more time"));
    } catch (ExecutionException e) {
      Optional<Duration> pause =
          e.getCause() instanceof ConnectException ? Optional.of(Attempt.PAUSE) : Optional.empty();
      return new Attempt.Failed(new EndpointFailure(FailureEnding.ofExchange(e, endpoint)), pause);
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      exchange.cancel(true);
    }
  }

  private Attempt judge(HttpResponse<Body> response) {
    int status = response.statusCode();
    Body body = response.body();
    if (!isSuccess(status)) {
      String said = UpstreamText.quote(body.text(), endpoint.apiKey());
      return new Attempt.Failed(
          new HttpException(status, said), Attempt.pauseAfter(status, response.headers()));
    }
    if (!body.whole()) {
      return failed(
          new Broken(
              endpoint.address() + " sent more than 1 MB for one answer: check the base URL"));
    }
    return new Attempt.Answered(
        SuccessfulHttpResponse.builder()
            .statusCode(status)
            .headers(response.headers().map())
            .body(body.text())
            .build());
  }

  private void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private EndpointFailure interrupted() {
    Thread.currentThread().interrupt();
    return new EndpointFailure(
        new Unavailable("waiting for " + endpoint.address() + " was cancelled"));
  }

  private static Attempt failed(NoAnswer ending) {
    return new Attempt.Failed(new EndpointFailure(ending), Optional.empty());
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

  private static boolean isSuccess(int status) {
    return status / 100 == 2;
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
