package dev.citenote.cli;

import dev.citenote.answer.Answerer;
import dev.citenote.http.Services;
import dev.citenote.http.Status;
import dev.citenote.index.Counts;
import dev.citenote.index.FolderWatch;
import dev.citenote.index.SyncReport;
import dev.citenote.llm.ModelEndpoint;
import dev.citenote.note.Skipped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a server works with: a workbench whose index follows the folder in the background, and how
/// things stand. Thread-safe.
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Settings settings;
  private final Workbench bench;
  private final Answerer answerer;
  private final SyncNotice notice;
  private final boolean leavesMachine;
  private volatile boolean ready;
  private volatile List<Skipped> skipped = List.of();
  private volatile Status.Progress progress = new Status.Progress(0, 0);
  private volatile Optional<String> problem = Optional.empty();
  private @Nullable FolderWatch watch;

  /// @throws FailedException where another process writes to the index
  Desk(Settings settings, SyncNotice notice) throws UsageException, FailedException {
    this.settings = settings;
    this.notice = notice;
    this.bench = Workbench.open(settings);
    if (!bench.writable()) {
      bench.close();
      throw new FailedException(
          "another citenote writes to the index %s: stop it, or name another with --index"
              .formatted(settings.index()));
    }
    this.answerer = bench.answerer();
    this.ready = bench.counts().notes() > 0;
    this.leavesMachine = settings.endpoint().filter(it -> !isLoopback(it)).isPresent();
  }

  Services services() {
    return new Services(answerer::answer, bench.retriever(), this::status);
  }

  /// Brings the index in step in the background, and keeps it so if it is to be watched.
  void follow(boolean watched) throws FailedException {
    try {
      watch = watched ? FolderWatch.start(bench.notes(), this::sync) : FolderWatch.once(this::sync);
    } catch (IOException e) {
      throw new FailedException(
          "the folder %s cannot be watched (%s): start with --no-watch"
              .formatted(settings.notes(), Reason.of(e)),
          e);
    }
  }

  private void sync() {
    try {
      SyncReport report = bench.sync(false, notice.heard(this::progress));
      skipped = report.skipped();
      problem = Optional.empty();
      ready = true;
    } catch (FailedException | RuntimeException e) {
      LOG.warn("the notes could not be indexed", e);
      problem = Optional.of("the notes could not be indexed: " + Reason.of(e));
    } finally {
      progress = new Status.Progress(0, 0);
    }
  }

  private void progress(long done, long total) {
    progress = new Status.Progress(done, total);
  }

  private Status status() {
    Counts counts = bench.counts();
    return new Status(
        ready ? Status.State.READY : Status.State.INDEXING,
        new Status.Indexed(counts.notes(), counts.passages(), counts.questions(), skipped),
        progress,
        settings.encoder(),
        settings.endpoint().map(it -> it.model() + " at " + it.baseUrl()),
        leavesMachine,
        problem);
  }

  private static boolean isLoopback(ModelEndpoint endpoint) {
    try {
      return InetAddress.getByName(endpoint.baseUrl().getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /// Stops following, after a sync under way, and closes everything.
  @Override
  public void close() {
    try {
      if (watch != null) {
        watch.close();
      }
      bench.close();
    } catch (IOException | FailedException e) {
      LOG.warn("closing failed", e);
    }
  }
}
