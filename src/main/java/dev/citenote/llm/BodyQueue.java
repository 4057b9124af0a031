package dev.citenote.llm;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Hands a body to the thread that asks, a few kilobytes at a time: nothing more is read from the
/// connection before the last part was taken. Filled by one thread, taken from by one other.
final class BodyQueue implements BodySubscriber<BodyQueue> {
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private volatile @Nullable Subscription subscription;

  /// What comes next of a body. Immutable.
  sealed interface Part {}

  /// Some bytes.
  record Bytes(List<ByteBuffer> buffers) implements Part {}

  /// The body is whole.
  record End() implements Part {}

  /// The body broke off.
  record Lost(Throwable cause) implements Part {}

  /// The next part, or null where none came in time.
  @Nullable Part next(long nanos) throws InterruptedException {
    Part part = parts.poll(nanos, TimeUnit.NANOSECONDS);
    Subscription from = subscription;
    if (part instanceof Bytes && from != null) {
      from.request(1);
    }
    return part;
  }

  @Override
  public CompletionStage<BodyQueue> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    parts.add(new Bytes(buffers));
  }

  @Override
  public void onError(Throwable failure) {
    parts.add(new Lost(failure));
  }

  @Override
  public void onComplete() {
    parts.add(new End());
  }
}
