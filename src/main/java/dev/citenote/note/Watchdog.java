package dev.citenote.note;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Gives the parsing of one document a limited time and turns whatever goes wrong in a library into
/// a reason. This is the one place where any failure of a parser is caught: documents come from
/// anywhere, and one that breaks its parser must not end the reading of a folder.
///
/// A parser that is late is interrupted and left behind on its daemon thread; what it still finds
/// is dropped. Stateless and thread-safe.
final class Watchdog {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  static final String TOO_SLOW =
      "reading it takes longer than %d seconds".formatted(LIMIT.toSeconds());

  /// Parsers that may be at work at once, those left behind among them.
  private static final Semaphore ROOM = new Semaphore(8);

  private Watchdog() {}

  /// Runs a parser within the limit.
  ///
  /// @throws UnreadableException where it fails, for whatever reason, or is late
  static Words run(Format format, Callable<Words> parser) throws UnreadableException {
    return run(format, parser, LIMIT);
  }

  static Words run(Format format, Callable<Words> parser, Duration limit)
      throws UnreadableException {
    if (!ROOM.tryAcquire()) {
      throw new UnreadableException("too many documents before it are stuck: start again");
    }
    FutureTask<Words> task = new FutureTask<>(parser);
    Runnable work =
        () -> {
          try {
            task.run();
          } finally {
            ROOM.release();
          }
        };
    Thread.ofPlatform().daemon().name("document parser").start(work);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new UnreadableException(TOO_SLOW);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableException("reading it was interrupted");
    } catch (ExecutionException e) {
      throw new UnreadableException(reason(format, Objects.requireNonNullElse(e.getCause(), e)));
    } finally {
      task.cancel(true);
    }
  }

  private static String reason(Format format, Throwable failure) {
    return switch (failure) {
      case UnreadableException known -> known.reason();
      case OutOfMemoryError e -> "reading it takes more memory than there is";
      case StackOverflowError e -> "it is nested too deeply";
      default -> "it is damaged, or no " + format.ending() + " file";
    };
  }
}
