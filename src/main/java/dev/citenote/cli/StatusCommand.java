package dev.citenote.cli;

import dev.citenote.encoder.ModelException;
import dev.citenote.encoder.ModelStore;
import dev.citenote.http.Json;
import dev.citenote.http.Overview;
import dev.citenote.http.Status;
import dev.citenote.http.StatusJson;
import dev.citenote.http.Trouble;
import dev.citenote.index.Counts;
import dev.citenote.index.Fingerprint;
import dev.citenote.index.Inventory;
import dev.citenote.note.PassageCutter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `citenote status`: how everything stands. It only looks: no model is loaded, nothing is indexed,
/// and a server at work on the same index is not disturbed.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Says what is indexed, skipped and still to be indexed, and how much room it takes.")
final class StatusCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Settings settings = common.settings();
    Overviews overviews = new Overviews(settings);
    requireOwnNotes(settings);
    Optional<Inventory> found = Optional.empty();
    Optional<Trouble> trouble = missingNotes(settings);
    try {
      found = Inventory.look(settings.index(), fingerprint(settings));
    } catch (IOException | IllegalArgumentException e) {
      trouble = Optional.of(damage(settings, e));
    }
    Inventory index = found.orElse(Inventory.NONE);
    print(settings, status(settings, index, trouble), overviews.of(index, Optional.empty()));
    return 0;
  }

  /// What another folder's index holds says nothing of these notes.
  private void requireOwnNotes(Settings settings) throws FailedException {
    Optional<String> refusal = settings.refusal();
    if (refusal.isPresent()) {
      throw new FailedException(refusal.get());
    }
    settings
        .otherNotes()
        .ifPresent(
            other ->
                SyncNotice.on(spec.commandLine().getErr())
                    .say(
                        "the index %s holds the notes of %s, which is no longer there: citenote index has it follow %s"
                            .formatted(settings.index(), other, settings.notes())));
  }

  private static Optional<Trouble> missingNotes(Settings settings) {
    return settings.lacksNotes()
        ? Optional.of(Diagnosis.of(new NoSuchFileException(settings.notes().toString()), settings))
        : Optional.empty();
  }

  /// What the index would be built with, told without loading the models.
  private static Fingerprint fingerprint(Settings settings) throws FailedException {
    ModelStore models = new ModelStore(settings.models());
    try {
      return Fingerprint.of(
          models.identity(settings.encoder()),
          models.dimensions(settings.encoder()),
          PassageCutter.VERSION);
    } catch (ModelException e) {
      throw new FailedException(Reason.of(e), e);
    }
  }

  private static Trouble damage(Settings settings, Exception e) {
    return new Trouble(
        Trouble.Code.INDEX_DAMAGED,
        "the index %s cannot be read (%s): look with citenote doctor"
            .formatted(settings.index(), Reason.of(e)));
  }

  private static Status status(Settings settings, Inventory index, Optional<Trouble> trouble) {
    Counts counts = index.counts();
    boolean ready = index.followed().isPresent() && index.answers();
    return new Status(
        ready
            ? Status.State.READY
            : index.equals(Inventory.NONE) ? Status.State.ABSENT : Status.State.INDEXING,
        new Status.Indexed(counts.notes(), counts.passages(), counts.questions()),
        new Status.Progress(0, 0),
        settings.encoder(),
        settings.model().find().map(it -> it.model() + " at " + it.baseUrl()),
        settings.model().leavesMachine(),
        trouble);
  }

  private void print(Settings settings, Status status, Overview overview) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(StatusJson.of(status, overview)));
    } else {
      new StatusPrinter(out, Instant.now()).print(settings, status, overview);
    }
    out.flush();
  }
}
