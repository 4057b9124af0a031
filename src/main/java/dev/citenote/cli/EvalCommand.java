package dev.citenote.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.eval.RunWriter;
import dev.citenote.http.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

  @Option(
      names = "--verification",
      description =
          "Measure how citations are verified instead, on the sentences of BEIR folders: with near"
              + " passages, and with numbers, negations and names changed.")
  boolean verification;

  @Option(
      names = "--parallel",
      paramLabel = "DIR",
      description = "For --verification: the same documents in another language, by the same ids.")
  @Nullable Path parallel;

  @Option(names = "--json", description = "Print one JSON value: an object, or an array of them.")
  boolean json;

  /// A report with how it compares.
  ///
  /// @param check absent unless it was compared
  record Checked(
      @JsonUnwrapped EvalReport report,
      @JsonInclude(JsonInclude.Include.NON_ABSENT)
          Optional<List<ExpectedScores.Comparison>> check) {}

  @Override
  public Integer call() throws UsageException, FailedException {
    Settings settings = common.settings();
    Optional<ExpectedScores> expected = expected();
    List<EvalSet> sets = new ArrayList<>();
    for (Path folder : folders(expected)) {
      sets.add(
          verification ? EvalSet.verification(folder, parallel) : EvalSet.read(folder, common));
    }
    if (parallel != null && !verification) {
      throw new UsageException("--parallel is for --verification: give both, or neither");
    }
    if (run != null && !(sets.size() == 1 && sets.getFirst() instanceof EvalSet.Collection)) {
      throw new UsageException("--run takes one folder, with a corpus.jsonl");
    }
    List<Checked> reports = measure(sets, settings, expected);
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(Json.text(reports.size() == 1 ? reports.getFirst() : reports));
      out.flush();
    }
    requireAsExpected(reports);
    return 0;
  }

  private Optional<ExpectedScores> expected() throws UsageException {
    if (expectedFile != null && !check) {
      throw new UsageException("--expected is for --check: give both, or neither");
    }
    Path file =
        expectedFile == null
            ? CommonOptions.home().resolve("src/test/resources/eval/expected.json")
            : expectedFile;
    return check ? Optional.of(ExpectedScores.read(file)) : Optional.empty();
  }

  private List<Path> folders(Optional<ExpectedScores> expected) throws UsageException {
    List<Path> named =
        folders.isEmpty() ? expected.map(ExpectedScores::setsBeside).orElse(List.of()) : folders;
    if (named.isEmpty()) {
      throw new UsageException(
          "name a folder to measure: one with corpus.jsonl, queries.jsonl and qrels/test.tsv, or"
              + " one with questions.jsonl");
    }
    boolean known =
        expected.isEmpty()
            || named.stream().map(this::setName).anyMatch(expected.get().bySet()::containsKey);
    if (!known) {
      throw new UsageException(
          "%s expects nothing of %s: write down what it should"
              .formatted(expected.get().file(), setName(named.getFirst())));
    }
    return named;
  }

  private String setName(Path folder) {
    return (verification ? EvalSet.VERIFICATION : "") + EvalSet.name(folder);
  }

  /// Measures one set after the other, and tells people of each as it is done.
  private List<Checked> measure(
      List<EvalSet> sets, Settings settings, Optional<ExpectedScores> expected)
      throws UsageException, FailedException {
    SyncNotice notice = SyncNotice.on(spec.commandLine().getErr());
    EvalPrinter printer = new EvalPrinter(spec.commandLine().getOut());
    List<Checked> reports = new ArrayList<>();
    try (Writer lines = openRun();
        EvalBench bench = EvalBench.open(settings, method, notice)) {
      RunWriter writer = new RunWriter(lines, "citenote-" + method.label());
      for (EvalSet set : sets) {
        EvalReport report = bench.measure(set, run == null ? DEPTH : RUN_DEPTH, writer);
        Checked checked = new Checked(report, expected.map(it -> it.compare(report)));
        reports.add(checked);
        if (!json) {
          printer.print(checked);
        }
      }
    } catch (IOException e) {
      throw new FailedException("the run file could not be written: " + Reason.of(e), e);
    }
    return reports;
  }

  private Writer openRun() throws UsageException {
    if (run == null) {
      return Writer.nullWriter();
    }
    try {
      return Files.newBufferedWriter(run);
    } catch (IOException e) {
      throw new UsageException(
          "the run file %s cannot be written: name a file in a folder that you may write to"
              .formatted(run),
          e);
    }
  }

  private static void requireAsExpected(List<Checked> reports) throws FailedException {
    String off =
        reports.stream()
            .flatMap(
                it ->
                    it.check().orElse(List.of()).stream()
                        .filter(comparison -> !comparison.holds())
                        .map(comparison -> it.report().set() + ": " + comparison))
            .collect(Collectors.joining("; "));
    if (!off.isEmpty()) {
      throw new FailedException(
          "scores are off (%s): mend what changed, or expect the new ones".formatted(off));
    }
  }
}
