package dev.citenote.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.eval.BeirFolder;
import dev.citenote.eval.JudgedQuestion;
import dev.citenote.eval.QuestionSet;
import dev.citenote.eval.RunWriter;
import dev.citenote.eval.TestCollection;
import dev.citenote.http.Json;
import dev.citenote.note.NotesFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `citenote eval`: measures rankings and answers on judged sets.
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Measures how well passages are found and questions are answered.")
final class EvalCommand implements Callable<Integer> {
  private static final int DEPTH = 10;
  private static final int RUN_DEPTH = 100;

  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      description =
          "A BEIR folder (corpus.jsonl, queries.jsonl, qrels/test.tsv), or a folder with a"
              + " questions.jsonl about the notes in its notes folder or in --notes. With --check:"
              + " by default those that the expected scores lie beside.")
  List<Path> folders = List.of();

  @Option(
      names = "--retriever",
      paramLabel = "NAME",
      description = "bm25, vector, hybrid or rrf (default: hybrid).")
  Method method = Method.HYBRID;

  @Option(
      names = "--run",
      paramLabel = "FILE",
      description = "Write the first 100 hits of each topic in TREC's format; one BEIR folder.")
  @Nullable Path run;

  @Option(
      names = "--check",
      description = "Compare with the expected scores, and fail where one is off.")
  boolean check;

  @Option(
      names = "--expected",
      paramLabel = "FILE",
      description = "The expected scores (default: src/test/resources/eval/expected.json).")
  @Nullable Path expectedFile;

  @Option(names = "--json", description = "Print one JSON value: an object a folder.")
  boolean json;

  /// A report with how it compares.
  ///
  /// @param check absent unless it was compared
  record Checked(
      @JsonUnwrapped EvalJson.Report report,
      @JsonInclude(JsonInclude.Include.NON_ABSENT)
          Optional<List<ExpectedScores.Comparison>> check) {}

  @Override
  public Integer call() throws Exception {
    Settings settings = common.settings();
    Optional<ExpectedScores> expected =
        check ? Optional.of(ExpectedScores.read(expected())) : Optional.empty();
    List<Path> sets = sets(expected);
    SyncNotice notice = SyncNotice.on(spec.commandLine().getErr());
    List<Checked> reports = new ArrayList<>();
    try (EvalBench bench = EvalBench.open(settings, method)) {
      for (Path set : sets) {
        EvalJson.Report report = measure(bench, set, settings, notice);
        Checked checked =
            new Checked(
                report,
                expected.map(it -> it.compare(name(set), Json.mapper().valueToTree(report))));
        reports.add(checked);
        if (!json) {
          new EvalPrinter(spec.commandLine().getOut()).print(checked);
        }
      }
    }
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(Json.text(reports.size() == 1 ? reports.getFirst() : reports));
      out.flush();
    }
    boolean off =
        reports.stream()
            .flatMap(it -> it.check().stream())
            .flatMap(List::stream)
            .anyMatch(it -> !it.holds());
    return off ? Main.FAILED : 0;
  }

  private Path expected() {
    return expectedFile == null
        ? CommonOptions.home().resolve("src/test/resources/eval/expected.json")
        : expectedFile;
  }

  /// The folders to measure, each of a known kind.
  private List<Path> sets(Optional<ExpectedScores> expected) throws UsageException {
    List<Path> sets =
        folders.isEmpty() && expected.isPresent() ? expected.get().setsBeside(expected()) : folders;
    if (sets.isEmpty()) {
      throw new UsageException(
          "name a folder to measure, such as one with corpus.jsonl, queries.jsonl and qrels/test.tsv");
    }
    for (Path set : sets) {
      boolean beir = BeirFolder.is(set);
      if (!beir && !Files.exists(set.resolve(QuestionSet.FILE))) {
        throw new UsageException(
            Files.isDirectory(set)
                ? set + " holds neither corpus.jsonl nor questions.jsonl: name a folder with either"
                : set + " is no folder: name one with corpus.jsonl or questions.jsonl");
      }
      if (run != null && (!beir || sets.size() > 1)) {
        throw new UsageException("--run takes one folder, with a corpus.jsonl");
      }
    }
    return sets;
  }

  private EvalJson.Report measure(EvalBench bench, Path set, Settings settings, SyncNotice notice)
      throws UsageException, FailedException {
    if (BeirFolder.is(set)) {
      return rank(bench, set, notice);
    }
    try {
      List<JudgedQuestion> questions = QuestionSet.read(set.resolve(QuestionSet.FILE));
      Path own = set.resolve("notes");
      NotesFolder notes =
          common.notes == null && Files.isDirectory(own)
              ? new NotesFolder(own)
              : settings.openNotes();
      return bench.ask(name(set), questions, notes, notice);
    } catch (IOException e) {
      throw new UsageException(Reason.of(e), e);
    }
  }

  private EvalJson.Ranked rank(EvalBench bench, Path set, SyncNotice notice)
      throws UsageException, FailedException {
    TestCollection collection;
    try {
      collection = BeirFolder.read(set);
    } catch (IOException e) {
      throw new UsageException(Reason.of(e), e);
    }
    if (run == null) {
      return bench.rank(name(set), collection, DEPTH, (topic, ranking) -> {}, notice);
    }
    StringBuilder lines = new StringBuilder();
    RunWriter writer = new RunWriter(lines, "citenote-" + method.name().toLowerCase(Locale.ROOT));
    try {
      Files.writeString(run, "");
      EvalJson.Ranked ranked = bench.rank(name(set), collection, RUN_DEPTH, writer, notice);
      Files.writeString(run, lines);
      return ranked;
    } catch (IOException e) {
      throw new UsageException(
          "the run file %s cannot be written: %s".formatted(run, Reason.of(e)), e);
    }
  }

  private static String name(Path set) {
    return String.valueOf(set.toAbsolutePath().normalize().getFileName());
  }
}
