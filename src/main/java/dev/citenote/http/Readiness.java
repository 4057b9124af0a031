package dev.citenote.http;

import io.javalin.http.Context;

/// Refuses what needs an index while there is none. Stateless.
final class Readiness {
  private Readiness() {}

  /// Lets a search pass that may find some of the notes already; returns whether more may be found
  /// later.
  static boolean checkSome(Services services, Context context) throws RefusedException {
    Status status = services.status().get();
    if (status.state() == Status.State.INDEXING && status.index().passages() > 0) {
      return true;
    }
    check(status, context);
    return false;
  }

  static void check(Services services, Context context) throws RefusedException {
    check(services.status().get(), context);
  }

  private static void check(Status status, Context context) throws RefusedException {
    if (status.state() == Status.State.READY) {
      return;
    }
    Replies.retrySoon(context);
    Status.Progress progress = status.progress();
    if (status.trouble().isPresent()) {
      throw RefusedException.of(503, "index_failed", status.trouble().get().detail());
    }
    throw RefusedException.of(
        503,
        "indexing",
        "the notes are being read for the first time, %,d of %,d bytes so far: try again in a moment"
            .formatted(progress.encoded(), progress.toEncode()));
  }
}
