package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.citenote.retrieve.Ranking;
import dev.citenote.study.Selection;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The addresses of the API and what they do. Thread-safe.
///
/// @param services what the work is done with
/// @param asking answers questions
/// @param indexing brings the index in step
record Routes(Services services, AskRoute asking, IndexRoute indexing) {
  private static final double NANOS_PER_MILLI = 1e6;

  /// Adds the addresses to a server that is being built.
  void addTo(RoutesConfig routes) {
    routes.get("/api/health", this::health);
    routes.get("/api/status", this::status);
    routes.post("/api/ask", asking::ask);
    routes.get("/api/search", this::search);
    routes.get("/api/questions", this::questions);
    new NotesRoutes(
            services.store(), new NoteRoute(services.sources()), services.indexing()::overview)
        .addTo(routes);
    routes.post("/api/index", indexing::start);
    routes.get("/api/index", indexing::present);
  }

  private void health(Context context) {
    Status status = services.status().get();
    switch (status.state()) {
      case READY -> Replies.send(context, 200, new Health("ok", status.trouble()));
      case INDEXING, ABSENT -> {
        Replies.retrySoon(context);
        Replies.send(context, 503, new Health("indexing", status.trouble()));
      }
    }
  }

  private void status(Context context) {
    Replies.send(
        context, 200, StatusJson.of(services.status().get(), services.indexing().overview()));
  }

  private void search(Context context) throws RefusedException {
    SearchRequest request = SearchRequest.of(context);
    boolean partly = Readiness.checkSome(services, context);
    long start = System.nanoTime();
    Ranking ranking = services.retriever().retrieve(request.query());
    double tookMs = (System.nanoTime() - start) / NANOS_PER_MILLI;
    Replies.send(context, 200, SearchJson.of(ranking, tookMs, partly));
  }

  /// Reads the notes themselves, so that no index is waited for.
  private void questions(Context context) throws RefusedException {
    Selection wanted = QuestionsRequest.selection(context);
    try {
      Replies.send(context, 200, QuestionsJson.of(services.register().get(), wanted));
    } catch (UncheckedIOException e) {
      throw unreadable();
    }
  }

  static RefusedException unreadable() {
    return RefusedException.of(
        503,
        "notes_unreadable",
        "the notes folder cannot be listed: look whether it is still there");
  }

  /// Whether questions can be answered.
  ///
  /// @param problem what keeps the index from following the notes; absent where nothing does
  private record Health(
      String status, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Trouble> problem) {}
}
