package dev.citenote.llm;

import dev.citenote.llm.Terms.Deadlines;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How long one call may still wait, and whether anybody waits with it. Confined to the thread that
/// asks.
///
/// Time in which the listener is busy with a piece does not count as the model's silence.
final class Patience {
  /// Longest wait before the listener is asked again whether it is gone.
  private static final long STEP = Duration.ofMillis(200).toNanos();

  private final ModelEndpoint endpoint;
  private final Deadlines deadlines;
  private final Listener listener;
  private final long start = System.nanoTime();
  private long quietSince = start;
  private boolean answering;
  private boolean talking;

  Patience(ModelEndpoint endpoint, Listener listener) {
    this.endpoint = endpoint;
    this.deadlines = endpoint.terms().deadlines();
    this.listener = listener;
  }

  /// Notes that a status of 2xx came.
  void answered() {
    answering = true;
  }

  /// Notes that a word or thought came and was dealt with.
  void heard() {
    talking = true;
    quietSince = System.nanoTime();
  }

  /// How many nanoseconds may be waited now, before this is asked again.
  ///
  /// @throws EndpointFailure where there is no time left, or nobody waits any more
  long step() {
    if (listener.isGone()) {
      throw new EndpointFailure(Fault.CANCELLED, Reasons.cancelled(endpoint));
    }
    long now = System.nanoTime();
    long totalLeft = deadlines.total().toNanos() - (now - start);
    long quietLeft =
        (talking ? deadlines.idle() : deadlines.firstToken()).toNanos() - (now - quietSince);
    if (totalLeft <= 0 || quietLeft <= 0) {
      throw Reasons.outOfTime(endpoint, fault(totalLeft <= 0));
    }
    return Math.min(STEP, Math.min(totalLeft, quietLeft));
  }

  /// Whether so much time is left that a rest makes sense.
  boolean allows(Duration rest) {
    long left = Math.min(deadlines.total().toNanos(), deadlines.firstToken().toNanos());
    return rest.toNanos() < left - (System.nanoTime() - start);
  }

  /// Rests, as long as somebody waits.
  ///
  /// @throws EndpointFailure as [#step] does
  void rest(Duration rest) {
    long end = System.nanoTime() + rest.toNanos();
    for (long left = rest.toNanos(); left > 0; left = end - System.nanoTime()) {
      try {
        TimeUnit.NANOSECONDS.sleep(Math.min(step(), left));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EndpointFailure(Fault.CANCELLED, Reasons.cancelled(endpoint));
      }
    }
  }

  private Fault fault(boolean total) {
    if (!answering) {
      return Fault.NO_RESPONSE;
    }
    if (total) {
      return Fault.DEADLINE;
    }
    return talking ? Fault.IDLE : Fault.NO_FIRST_TOKEN;
  }
}
