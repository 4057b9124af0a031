package dev.citenote.index;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells that something in a folder changed, by the system's own events. What changed is not
/// said: events get lost when there are too many, so that a listener compares contents; folders
/// may be made meanwhile, so that all are watched anew then. A folder that goes away is watched
/// again once it is back; one that the system cannot watch, as with too many folders inside, is
/// said to have changed every few seconds. Thread-safe.
final class FolderEvents implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderEvents.class);

  /// How often it is looked whether the folder is still the same one.
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /// How often a folder that cannot be watched is said to have changed, in looks; and one that can,
  /// as disks of other machines may tell of nothing.
  private static final int LOOKS_A_POLL = 5;

  private static final int LOOKS_A_SCAN = 60;

  private final Path folder;
  private final Runnable changed;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watch").factory());
  private Optional<Object> identity = Optional.empty();
  private @Nullable Watching watching;
  private int looked;
  private int failures;

  /// Whether the folder is looked through every few seconds, as the system cannot watch all of it.
  private volatile boolean unwatched;

  private volatile boolean doubted;

  /// A folder that the system watches.
  ///
  /// @param end when it no longer does
  private record Watching(DirectoryWatcher watcher, CompletableFuture<Void> end) {}

  private FolderEvents(Path folder, Runnable changed) {
    this.folder = folder;
    this.changed = changed;
  }

  /// Watches a folder until it is closed.
  ///
  /// @param changed is called after every change, on threads of this class; must be quick
  static FolderEvents of(Path folder, Runnable changed) {
    FolderEvents events = new FolderEvents(folder, changed);
    events.identity = events.identity();
    events.watch();
    long millis = BETWEEN_LOOKS.toMillis();
    ScheduledFuture<?> unused =
        events.looks.scheduleWithFixedDelay(events::look, millis, millis, TimeUnit.MILLISECONDS);
    return events;
  }

  private synchronized void look() {
    Optional<Object> now = identity();
    boolean same = now.equals(identity);
    boolean ended = watching != null && watching.end().isDone();
    looked++;
    boolean again = unwatched && looked % LOOKS_A_SCAN == 0;
    if (!same || ended || doubted || again) {
      identity = now;
      stop();
      watch();
      changed.run();
    } else if (now.isPresent() && looked % (unwatched ? LOOKS_A_POLL : LOOKS_A_SCAN) == 0) {
      changed.run();
    }
  }

  private synchronized void watch() {
    doubted = false;
    if (identity.isEmpty()) {
      return;
    }
    try {
      DirectoryWatcher watcher =
          DirectoryWatcher.builder()
              .path(folder)
              // Whoever listens compares contents.
              .fileHashing(false)
              .listener(new Listener())
              .build();
      watching = new Watching(watcher, watcher.watchAsync(FolderEvents::begin));
      if (watching.end().isCompletedExceptionally()) {
        fail(watching.end().exceptionNow());
      } else {
        failures = 0;
        unwatched = false;
      }
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  /// A folder that goes while all in it are counted is no reason to say anything; a second
  /// failure is.
  private void fail(Throwable why) {
    stop();
    failures++;
    unwatched = failures > 1;
    doubted = failures == 1;
    if (failures == 2) {
      LOG.warn("{}", limit());
      LOG.debug("the folder cannot be watched", why);
    }
  }

  /// What is to be said of a folder that cannot be watched; empty where it can be.
  Optional<String> obstacle() {
    return unwatched ? Optional.of(limit()) : Optional.empty();
  }

  private String limit() {
    return "the system cannot watch every folder in %s: it is looked through every %d seconds; to follow changes at once, raise the system's limit (on Linux fs.inotify.max_user_watches and max_user_instances)"
        .formatted(folder, LOOKS_A_POLL * BETWEEN_LOOKS.toSeconds());
  }

  private static void begin(Runnable task) {
    Thread.ofPlatform().daemon().name("events").start(task);
  }

  private void stop() {
    if (watching != null) {
      try {
        watching.watcher().close();
      } catch (IOException e) {
        LOG.debug("a watcher could not be closed", e);
      }
      watching = null;
    }
  }

  /// What tells the folder from another in its place; empty where there is none.
  private Optional<Object> identity() {
    try {
      BasicFileAttributes now =
          Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return now.isDirectory()
          ? Optional.of(List.of(Objects.toString(now.fileKey()), now.creationTime()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    looks.close();
    synchronized (this) {
      stop();
    }
  }

  private final class Listener implements DirectoryChangeListener {
    @Override
    public void onEvent(DirectoryChangeEvent event) {
      if (event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW) {
        doubted = true; // folders may have been made that nobody watches
      }
      changed.run();
    }

    @Override
    public void onException(Exception e) {
      doubted = true;
      LOG.debug("events of {} were lost", folder, e);
      changed.run();
    }
  }
}
