package dev.citenote.http;

import dev.citenote.http.SyncOutcome.Done;
import dev.citenote.http.SyncOutcome.Failed;
import dev.citenote.http.SyncOutcome.Stopped;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// `/api/index`: asks for a sync of the index with the notes, and tells how far it is, as JSON or,
/// to a client that accepts them, as events until it has ended. Thread-safe.
///
/// @param indexing what is asked; a sync goes on when its client leaves
record IndexRoute(Indexing indexing, Ongoing ongoing) {
  private static final String PATH = "/api/index";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /// Where a sync that was asked for can be followed.
  private record Started(String see, ProgressJson progress) {}

  /// What is being done.
  ///
  /// @param report of the last sync of this process; JSON's null while one is under way, and where
  ///     that failed or there was none
  /// @param problem why the last sync failed; JSON's null where it did not
  private record Present(
      ProgressJson progress, Optional<ReportJson> report, Optional<ProblemJson> problem) {}

  /// `POST`: 202 at once, or events to the end.
  void start(Context context) throws RefusedException, IOException, InterruptedException {
    IndexRequest request = IndexRequest.of(context);
    boolean told = EventStream.isWanted(context);
    Indexing.Run run = indexing.start(request);
    if (told) {
      tell(context, run);
      return;
    }
    context.header("Location", PATH);
    Replies.send(context, 202, new Started(PATH, ProgressJson.of(run.progress())));
  }

  /// `GET`: starts nothing.
  void present(Context context) throws InterruptedException {
    Optional<Indexing.Run> latest = indexing.latest();
    if (EventStream.isWanted(context)) {
      if (latest.isPresent()) {
        tell(context, latest.get());
      } else {
        tellIdle(context);
      }
      return;
    }
    Optional<SyncOutcome> ended = Optional.empty();
    if (latest.isPresent()) {
      ended = latest.get().await(Duration.ZERO);
    }
    Replies.send(
        context,
        200,
        new Present(
            ProgressJson.of(latest.map(Indexing.Run::progress).orElse(SyncProgress.IDLE)),
            ended.flatMap(IndexRoute::report),
            ended.flatMap(IndexRoute::problem)));
  }

  private void tellIdle(Context context) {
    EventStream stream = ongoing.begin(context);
    stream.send("progress", ProgressJson.of(SyncProgress.IDLE));
    ongoing.end(stream);
  }

  /// Progress whenever it is another, then exactly one event of how it ended.
  private void tell(Context context, Indexing.Run run) throws InterruptedException {
    EventStream stream = ongoing.begin(context);
    try {
      Optional<SyncOutcome> ended = run.await(Duration.ZERO);
      Optional<SyncProgress> told = Optional.empty();
      while (ended.isEmpty() && !stream.isGone() && !ongoing.isStopping()) {
        SyncProgress now = run.progress();
        if (!told.equals(Optional.of(now))) {
          stream.send("progress", ProgressJson.of(now));
          told = Optional.of(now);
        }
        ended = run.await(BETWEEN_LOOKS);
      }
      end(stream, ended.orElseGet(Stopped::new));
    } finally {
      ongoing.end(stream);
    }
  }

  private static void end(EventStream stream, SyncOutcome outcome) {
    report(outcome).ifPresent(it -> stream.send("report", it));
    problem(outcome).ifPresent(it -> stream.send("error", it));
  }

  private static Optional<ReportJson> report(SyncOutcome outcome) {
    return outcome instanceof Done done ? Optional.of(done.report()) : Optional.empty();
  }

  private static Optional<ProblemJson> problem(SyncOutcome outcome) {
    return switch (outcome) {
      case Done ignored -> Optional.empty();
      case Failed failed ->
          Optional.of(ProblemJson.of(503, code(failed.trouble()), failed.trouble().detail()));
      case Stopped ignored -> Optional.of(ProblemPages.problem(503));
    };
  }

  private static String code(Trouble trouble) {
    return trouble.code() == Trouble.Code.FAILED
        ? "index_failed"
        : trouble.code().name().toLowerCase(Locale.ROOT);
  }
}
