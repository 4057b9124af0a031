package dev.citenote.llm;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Reads a body up to a limit and cancels the rest. Confined to one exchange.
final class CappedBody implements BodySubscriber<CappedBody.Body> {
  private final int limit;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CompletableFuture<Body> body = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  /// @param limit most bytes that are kept
  CappedBody(int limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<Body> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[Math.min(buffer.remaining(), limit - read.size())];
      boolean tooMuch = buffer.remaining() > bytes.length;
      buffer.get(bytes);
      read.writeBytes(bytes);
      if (tooMuch) {
        stop();
        return;
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(new Body(text(), true));
  }

  private void stop() {
    body.complete(new Body(text(), false));
    if (subscription != null) {
      subscription.cancel();
    }
  }

  private String text() {
    return read.toString(StandardCharsets.UTF_8);
  }

  /// A body as far as it was read. Immutable.
  ///
  /// @param text decoded as UTF-8
  /// @param whole whether nothing was left out
  record Body(String text, boolean whole) {}
}
