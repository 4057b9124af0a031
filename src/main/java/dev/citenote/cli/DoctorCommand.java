package dev.citenote.cli;

import dev.citenote.encoder.ModelException;
import dev.citenote.encoder.ModelStore;
import dev.citenote.http.Json;
import dev.citenote.llm.LanguageModels;
import dev.citenote.llm.ModelEndpoint;
import dev.citenote.llm.Probe;
import dev.citenote.note.Note;
import dev.citenote.note.NotesFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `citenote doctor`: looks whether everything that the program needs is sound.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Checks settings, notes, model hashes, index checksums, the disk and the language model.")
final class DoctorCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  /// What was looked at and found.
  ///
  /// @param ok whether nothing is wrong
  record Checkup(boolean ok, List<Check> checks) {}

  /// One thing that was looked at.
  ///
  /// @param name what
  /// @param ok whether it is sound
  /// @param detail what was found, and the remedy where something is wrong
  record Check(String name, boolean ok, String detail) {}

  @Override
  public Integer call() throws UsageException {
    Settings settings = common.settings();
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("settings", true, "read"));
    checks.add(notes(settings));
    checks.add(encoder(settings));
    checks.add(IndexChecks.contents(settings));
    checks.add(IndexChecks.notes(settings));
    checks.add(IndexChecks.access(settings));
    checks.add(IndexChecks.holder(settings));
    checks.add(IndexChecks.setAside(settings));
    checks.add(IndexChecks.disk(settings));
    checks.add(languageModel(settings));
    boolean ok = checks.stream().allMatch(Check::ok);
    print(new Checkup(ok, checks));
    return ok ? 0 : Main.FAILED;
  }

  private static Check notes(Settings settings) {
    try {
      NotesFolder folder = new NotesFolder(settings.notes());
      NotesFolder.Listing listing = folder.list();
      long read = listing.paths().stream().filter(it -> folder.read(it) instanceof Note).count();
      long skipped = listing.paths().size() - read + listing.skipped().size();
      return new Check(
          "notes",
          true,
          "%d notes in %s, %d files skipped".formatted(read, folder.root(), skipped));
    } catch (IllegalArgumentException e) {
      return new Check(
          "notes", false, Reason.of(e) + ": bring it back, or name another with --notes");
    } catch (IOException e) {
      return new Check("notes", false, "cannot be listed: " + Reason.of(e));
    }
  }

  private static Check encoder(Settings settings) {
    try {
      List<String> sound = new ModelStore(settings.models()).verify(settings.encoder());
      return new Check("encoder", true, "every hash holds: " + String.join(", ", sound));
    } catch (ModelException e) {
      return new Check("encoder", false, Reason.of(e));
    }
  }

  private static Check languageModel(Settings settings) {
    String name = "language model";
    return switch (settings.model()) {
      case ModelChoice.None ignored ->
          new Check(name, true, "switched off: answers are taken from the notes");
      case ModelChoice.Named named -> probe(named.endpoint());
      case ModelChoice.Auto auto ->
          auto.find()
              .map(DoctorCommand::probe)
              .orElseGet(
                  () ->
                      new Check(
                          name,
                          true,
                          "no Ollama with a chat model answers at %s: answers are taken from the notes"
                              .formatted(auto.ollama())));
    };
  }

  private static Check probe(ModelEndpoint endpoint) {
    return switch (LanguageModels.of(endpoint).probe()) {
      case Probe.Ready ready ->
          new Check("language model", true, endpoint + ": " + ready.finding());
      case Probe.Failed failed -> new Check("language model", false, failed.reason());
    };
  }

  private void print(Checkup checkup) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(checkup));
    } else {
      for (Check check : checkup.checks()) {
        out.println(
            "%-5s %-15s %s".formatted(check.ok() ? "ok" : "WRONG", check.name(), check.detail()));
      }
    }
    out.flush();
  }
}
