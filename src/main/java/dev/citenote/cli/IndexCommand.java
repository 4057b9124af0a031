package dev.citenote.cli;

import dev.citenote.http.Json;
import dev.citenote.http.ReportJson;
import dev.citenote.http.SkippedJson;
import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.SyncReport;
import dev.citenote.note.Skipped;
import java.io.PrintWriter;
import java.util.Map;
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
      names = "--confirm",
      description =
          "Empty the index where the folder holds no note any more, or give up the index of other notes.")
  boolean confirmed;

  @Option(
      names = "--verbose",
      description = "Name each note on standard error once it is safe on the disk, with its hash.")
  boolean verbose;

  @Override
  public Integer call() throws Exception {
    try (Workbench bench = Workbench.open(common.settings(), "index").stoppingOnSignal()) {
      if (verbose) {
        bench.onCommit(this::acknowledge);
      }
      SyncNotice notice = SyncNotice.on(spec.commandLine().getErr()).withoutCounts();
      if (!confirmed) {
        bench.keeper().requireOwnNotes(notice);
      }
      Absence absence = confirmed ? Absence.DELETED : Absence.DELETED_UNLESS_ALL;
      SyncReport report = bench.keeper().sync(full, absence, notice);
      if (report.held() > 0) {
        throw new FailedException(
            "the folder %s holds none of the %d notes in the index, which stays as it is: look whether it is the right one, or run `citenote index --confirm`"
                .formatted(bench.notes().root(), report.held()));
      }
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.text(json(report)));
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

  /// The JSON form of a report.
  static ReportJson json(SyncReport report) {
    SyncReport.Notes notes = report.notes();
    return new ReportJson(
        notes.added(),
        notes.changed(),
        notes.moved(),
        notes.removed(),
        notes.unchanged(),
        report.held(),
        SkippedJson.of(report.skipped()),
        report.passages(),
        Math.round(report.seconds() * 1_000) / 1_000.0,
        report.rebuilt());
  }

  private static void print(SyncReport report, PrintWriter out) {
    SyncReport.Notes notes = report.notes();
    out.println(
        "added %d, changed %d, moved %d, removed %d, unchanged %d, skipped %d"
            .formatted(
                notes.added(),
                notes.changed(),
                notes.moved(),
                notes.removed(),
                notes.unchanged(),
                report.skipped().size()));
    out.println("%s, %.1f s".formatted(SyncNotice.passages(report.passages()), report.seconds()));
    for (Skipped skipped : report.skipped()) {
      out.println("skipped " + TerminalText.path(skipped.path()) + ": " + skipped.reason());
    }
  }
}
