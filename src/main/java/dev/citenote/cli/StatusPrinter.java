package dev.citenote.cli;

import dev.citenote.http.Overview;
import dev.citenote.http.Status;
import dev.citenote.http.Trouble;
import dev.citenote.note.Skipped;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// Prints for people how everything stands: a name and its value a line.
final class StatusPrinter {
  private static final String UNKNOWN = "unknown";
  private static final int MOST_SKIPPED = 20;
  private static final long KILO = 1_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private final PrintWriter out;
  private final Instant now;

  StatusPrinter(PrintWriter out, Instant now) {
    this.out = out;
    this.now = now;
  }

  void print(Settings settings, Status status, Overview overview) {
    Overview.Disk disk = overview.disk();
    line("notes", folder(settings.notes(), disk.notes(), notes(settings, status, overview)));
    line("index", folder(settings.index(), disk.index(), passages(status, overview)));
    line("questions", isDamaged(status) ? UNKNOWN : questions(status, overview));
    line("encoder", status.encoder());
    line("model", model(status));
    line("last sync", overview.lastSync().map(this::lastSync).orElse(neverOrUnknown(status)));
    line("pending", isDamaged(status) ? UNKNOWN : pending(overview));
    line(
        "free disk",
        "%s at the notes, %s at the index"
            .formatted(bytes(disk.notesFree()), bytes(disk.indexFree())));
    status.trouble().ifPresent(it -> line("trouble", TerminalText.path(it.detail())));
    overview.folder().ifPresent(it -> skipped(it.skipped()));
  }

  private static boolean isDamaged(Status status) {
    return status.trouble().filter(it -> it.code() == Trouble.Code.INDEX_DAMAGED).isPresent();
  }

  private void line(String name, String value) {
    out.println("%-10s %s".formatted(name, value));
  }

  private static String folder(Path folder, OptionalLong bytes, String holds) {
    return TerminalText.path(folder.toString()) + ": " + holds + ", " + bytes(bytes);
  }

  private static String notes(Settings settings, Status status, Overview overview) {
    String unlisted =
        settings.lacksNotes()
            ? "the folder is not there, %,d indexed".formatted(status.index().notes())
            : "the folder cannot be listed";
    if (isDamaged(status)) {
      return overview.folder().map(it -> "%,d files".formatted(it.found())).orElse(unlisted);
    }
    return overview
        .folder()
        .map(
            it ->
                "%,d indexed, %,d of %,d files skipped"
                    .formatted(status.index().notes(), it.skipped().size(), it.found()))
        .orElse(unlisted);
  }

  private static String passages(Status status, Overview overview) {
    return switch (status.state()) {
      case ABSENT -> isDamaged(status) ? "damaged, and cannot be read" : "not built yet";
      case INDEXING, READY ->
          "%,d %s (%,d Chinese, %,d Latin)"
                  .formatted(
                      status.index().passages(),
                      status.index().passages() == 1 ? "passage" : "passages",
                      overview.languages().chinese(),
                      overview.languages().latin())
              + (status.state() == Status.State.READY ? "" : ", not whole yet")
              + overview.outdated().map(it -> " (to be built anew: " + it + ")").orElse("");
    };
  }

  private static String questions(Status status, Overview overview) {
    return "%,d: %,d answered, %,d listed"
        .formatted(
            status.index().questions(),
            overview.questions().answered(),
            overview.questions().listed());
  }

  private static String model(Status status) {
    return status
        .languageModel()
        .map(it -> it + (status.leavesMachine() ? " (passages leave this machine)" : ""))
        .orElse("none: answers are taken from the notes");
  }

  /// Earlier versions did not keep what a sync did.
  private static String neverOrUnknown(Status status) {
    return status.state() == Status.State.READY || isDamaged(status) ? UNKNOWN : "never";
  }

  private String lastSync(Overview.LastSync sync) {
    Instant at = Instant.parse(sync.at());
    Overview.Changes did = sync.changes();
    return "%s (%s ago): added %d, changed %d, moved %d, removed %d, unchanged %d in %.1f s%s"
        .formatted(
            TIME.format(at),
            Lasting.words(Duration.between(at, now).toSeconds()),
            did.added(),
            did.changed(),
            did.moved(),
            did.removed(),
            did.unchanged(),
            sync.seconds(),
            sync.rebuilt().map(why -> "; built anew: " + why).orElse(""));
  }

  private static String pending(Overview overview) {
    if (overview.folder().isEmpty()) {
      return UNKNOWN;
    }
    Overview.Pending pending = overview.folder().get().pending();
    List<String> parts = new ArrayList<>();
    add(parts, pending.added(), "new");
    add(parts, pending.changed(), "changed");
    add(parts, pending.removed(), "removed");
    return parts.isEmpty()
        ? "nothing"
        : String.join(", ", parts) + ": " + remedy(overview.folder().get().held());
  }

  private static String remedy(Overview.Held held) {
    return switch (held) {
      case NONE -> "citenote index brings them in, as does a running serve";
      case MANY ->
          "citenote index brings them in, as does a running serve; until then, answers come from the removed too";
      case ALL ->
          "they are still answered from; citenote index --confirm takes them out if they were deleted";
    };
  }

  private static void add(List<String> parts, int count, String word) {
    if (count > 0) {
      parts.add("%,d %s".formatted(count, word));
    }
  }

  private void skipped(List<Skipped> skipped) {
    skipped.stream()
        .limit(MOST_SKIPPED)
        .forEach(it -> line("skipped", TerminalText.path(it.path()) + ": " + it.reason()));
    if (skipped.size() > MOST_SKIPPED) {
      line("", "and %,d more: see --json".formatted(skipped.size() - MOST_SKIPPED));
    }
  }

  /// A number of bytes with three digits or so: `4.2 MB`.
  static String bytes(OptionalLong count) {
    if (count.isEmpty()) {
      return "unknown";
    }
    double value = count.getAsLong();
    if (value < KILO) {
      return count.getAsLong() + " bytes";
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    int unit = 0;
    value /= KILO;
    while (value >= KILO && unit < units.length - 1) {
      value /= KILO;
      unit++;
    }
    return "%.1f %s".formatted(value, units[unit]);
  }
}
