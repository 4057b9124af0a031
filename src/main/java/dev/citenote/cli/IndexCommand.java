package dev.citenote.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.citenote.http.Json;
import dev.citenote.http.SkippedJson;
import dev.citenote.index.SyncReport;
import dev.citenote.note.Skipped;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `citenote index`: brings the index in step with the folder and says what it did.
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = "Brings the index in step with the notes.")
final class IndexCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();

  @Option(names = "--full", description = "Build the whole index anew.")
  boolean full;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  @Option(
      names = "--verbose",
      description = "Name each note on standard error once it is safe on the disk, with its hash.")
  boolean verbose;

  /// The JSON form of a [SyncReport].
  ///
  /// @param rebuilt why the whole index was built anew; absent where it was not
  record ReportJson(
      int added,
      int changed,
      int removed,
      int unchanged,
      List<SkippedJson> skipped,
      int passages,
      double seconds,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> rebuilt) {

    static ReportJson of(SyncReport report) {
      SyncReport.Notes notes = report.notes();
      return new ReportJson(
          notes.added(),
          notes.changed(),
          notes.removed(),
          notes.unchanged(),
          SkippedJson.of(report.skipped()),
          report.passages(),
          Math.round(report.seconds() * 1_000) / 1_000.0,
          report.rebuilt());
    }
  }

  @Override
  public Integer call() throws Exception {
    try (Workbench bench = Workbench.open(common.settings(), "index").stoppingOnSignal()) {
      if (verbose) {
        bench.onCommit(this::acknowledge);
      }
      SyncReport report = bench.sync(full, SyncNotice.on(spec.commandLine().getErr()));
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.text(ReportJson.of(report)));
      } else {
        print(report, out);
      }
      out.flush();
      return 0;
    }
  }

  private void acknowledge(Map<String, String> notes) {
    PrintWriter err = spec.commandLine().getErr();
    notes.forEach((path, hash) -> err.println("indexed " + TerminalText.path(path) + " " + hash));
    err.flush();
  }

  private static void print(SyncReport report, PrintWriter out) {
    SyncReport.Notes notes = report.notes();
    out.println(
        "added %d, changed %d, removed %d, unchanged %d, skipped %d"
            .formatted(
                notes.added(),
                notes.changed(),
                notes.removed(),
                notes.unchanged(),
                report.skipped().size()));
    out.println("%d passages, %.1f s".formatted(report.passages(), report.seconds()));
    for (Skipped skipped : report.skipped()) {
      out.println("skipped " + TerminalText.path(skipped.path()) + ": " + skipped.reason());
    }
  }
}
