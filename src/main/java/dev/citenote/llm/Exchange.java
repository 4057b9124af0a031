package dev.citenote.llm;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One request and its answer, with a client of its own: closing it leaves no connection and no
/// thread behind, whatever the other side does. Confined to the thread that asks.
///
/// No redirect is followed and no proxy is used, so that the prompt and the key reach the named
/// host alone.
final class Exchange implements AutoCloseable {
  private final ModelEndpoint endpoint;
  private final Patience patience;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;
  private final Deque<ByteBuffer> read = new ArrayDeque<>();
  private @Nullable HttpResponse<BodyQueue> response;

  Exchange(ModelEndpoint endpoint, Patience patience) {
    this.endpoint = endpoint;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(endpoint.terms().deadlines().connect())
            .executor(workers)
            .build();
  }

  /// Sends the request, unless nobody waits any more, and waits for the status.
  ///
  /// @throws ExecutionException where there is none to come
  /// @throws EndpointFailure where patience ended
  void send(HttpRequest request) throws ExecutionException {
    patience.step();
    CompletableFuture<HttpResponse<BodyQueue>> sent =
        http.sendAsync(request, head -> new BodyQueue());
    while (response == null) {
      try {
        response = sent.get(patience.step(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // Patience is asked again.
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
  }

  int status() {
    return head().statusCode();
  }

  HttpHeaders headers() {
    return head().headers();
  }

  private HttpResponse<BodyQueue> head() {
    return Objects.requireNonNull(response, "nothing was sent yet");
  }

  /// The next bytes of the body, waiting for them; empty at its end.
  ///
  /// @throws EndpointFailure where the body broke off, or patience ended
  Optional<ByteBuffer> next() {
    while (read.isEmpty()) {
      switch (part(patience.step())) {
        case BodyQueue.Bytes bytes -> read.addAll(bytes.buffers());
        case BodyQueue.End ignored -> {
          return Optional.empty();
        }
        case BodyQueue.Lost ignored -> throw Reasons.notFinished(endpoint);
        case null -> {
          // Patience is asked again.
        }
      }
    }
    return Optional.of(read.remove());
  }

  /// The next part of the body, or null where none came in time.
  BodyQueue.@Nullable Part part(long nanos) {
    try {
      return head().body().next(nanos);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private EndpointFailure interrupted() {
    Thread.currentThread().interrupt();
    return new EndpointFailure(Fault.CANCELLED, Reasons.cancelled(endpoint));
  }

  @Override
  public void close() {
    http.shutdownNow();
    workers.shutdownNow();
  }
}
