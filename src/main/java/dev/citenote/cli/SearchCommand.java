package dev.citenote.cli;

import dev.citenote.answer.Question;
import dev.citenote.http.Json;
import dev.citenote.http.SearchJson;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Explanation;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.Vote;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `citenote search`: ranked passages.
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Ranks the passages of the notes for some words.")
final class SearchCommand implements Callable<Integer> {
  private static final int LONGEST_TEXT = 200;

  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "WORDS",
      description = "What to look for; - reads it from standard input.")
  List<String> words = List.of();

  @Option(
      names = "-k",
      paramLabel = "N",
      description = "How many passages, 1 to 50 (default: ${DEFAULT-VALUE}).")
  int depth = 10;

  @Option(names = "--explain", description = "Say what each retriever thought of every passage.")
  boolean explain;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Query query = query();
    try (Workbench bench = Workbench.open(common.settings(), "search").stoppingOnSignal()) {
      bench.keeper().bringInStep(SyncNotice.on(spec.commandLine().getErr()));
      long start = System.nanoTime();
      Ranking ranking = bench.retriever().retrieve(query);
      double tookMs = (System.nanoTime() - start) / 1e6;
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.text(SearchJson.of(ranking, tookMs, !bench.isWhole())));
      } else {
        print(ranking, out);
      }
      out.flush();
      return 0;
    }
  }

  private Query query() throws UsageException, IOException {
    String text = GivenWords.of(words);
    if (text.codePointCount(0, text.length()) > Question.MAX_LENGTH) {
      throw new UsageException(
          "the query has more than %,d characters: shorten it".formatted(Question.MAX_LENGTH));
    }
    if (depth < 1 || depth > Question.MAX_DEPTH) {
      throw new UsageException("-k must be between 1 and " + Question.MAX_DEPTH + ", got " + depth);
    }
    return new Query(text, depth, Query.Scope.EVERYTHING, explain);
  }

  private void print(Ranking ranking, PrintWriter out) {
    if (ranking.hits().isEmpty()) {
      out.println("Nothing found.");
    }
    int rank = 1;
    for (Hit hit : ranking.hits()) {
      Passage passage = hit.passage();
      out.println(
          "%2d. %s"
              .formatted(
                  rank++, TerminalText.place(passage.note(), passage.span(), passage.headings())));
      out.println("    " + TerminalText.shorten(passage.text(), LONGEST_TEXT));
      TerminalText.alsoIn(
              hit.copies().stream()
                  .map(copy -> TerminalText.place(copy.note(), copy.span()))
                  .toList(),
              AnswerWords.of(ranking.query().text()))
          .ifPresent(line -> out.println("    " + line));
      if (explain) {
        explain(hit, out);
      }
    }
  }

  private static void explain(Hit hit, PrintWriter out) {
    out.println("    score %.4f: %s".formatted(hit.score(), votes(hit)));
    hit.explanation()
        .ifPresent(
            why -> {
              out.println(
                  "      = "
                      + why.parts().stream()
                          .map(part -> "%.4f %s".formatted(part.value(), part.name()))
                          .collect(Collectors.joining(" + ")));
              for (Explanation.Name name : why.names()) {
                out.println(
                    TerminalText.plain(
                        "      \"%s\" is here as \"%s\"".formatted(name.asked(), name.found())));
              }
            });
  }

  private static String votes(Hit hit) {
    return hit.votes().stream().map(SearchCommand::vote).collect(Collectors.joining(", "));
  }

  private static String vote(Vote vote) {
    String rank = vote.rank().isPresent() ? "rank " + vote.rank().getAsInt() : "not ranked";
    return "%s %.4f (%s)".formatted(vote.retriever(), vote.score(), rank);
  }
}
