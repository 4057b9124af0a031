package dev.citenote.http;

import io.javalin.http.Context;

/// Refuses what needs an index while there is none. Stateless.
final class Readiness {
  private Readiness() {}

  static void check(Services services, Context context) throws RefusedException {
    Status status = services.status().get();
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
