package dev.citenote.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.eval.RunWriter;
import dev.citenote.http.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `citenote eval`: measures rankings and answers on judged sets.
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Measures how well passages are found and questions are answered.")
final class EvalCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin EvalOptions options = new EvalOptions();

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
    Optional<ExpectedScores> expected = options.expected();
    List<EvalSet> sets = options.sets(expected, common);
    List<Checked> reports = measure(sets, settings, expected);
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(Json.text(reports.size() == 1 ? reports.getFirst() : reports));
      out.flush();
    }
    requireAsExpected(reports);
    return 0;
  }

  /// Measures one set after the other, and tells people of each as it is done.
  private List<Checked> measure(
      List<EvalSet> sets, Settings settings, Optional<ExpectedScores> expected)
      throws UsageException, FailedException {
    SyncNotice notice = SyncNotice.on(spec.commandLine().getErr());
    EvalPrinter printer = new EvalPrinter(spec.commandLine().getOut());
    List<Checked> reports = new ArrayList<>();
    try (Writer lines = options.openRun();
        EvalBench bench = EvalBench.open(settings, options.method, notice)) {
      RunWriter writer = new RunWriter(lines, "citenote-" + options.method.label());
      for (EvalSet set : sets) {
        EvalReport report = bench.measure(set, options.depth(), writer);
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
