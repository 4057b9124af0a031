package dev.citenote.cli;

import dev.citenote.cli.DoctorCommand.Check;
import dev.citenote.index.IndexCheckup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `citenote doctor` looks at around the index: its files, who writes it, what was set aside,
/// and the disk. Stateless.
final class IndexChecks {
  /// Less than this leaves no room for a few edited notes and a merge.
  private static final long LEAST_FREE = 50L << 20;

  private IndexChecks() {}

  static Check contents(Settings settings) {
    if (!Files.exists(settings.index())) {
      return new Check("index", true, "not built yet: it is at the first question");
    }
    List<String> problems = IndexCheckup.check(settings.index());
    return problems.isEmpty()
        ? new Check("index", true, "every checksum in " + settings.index() + " holds")
        : new Check("index", false, String.join("; ", problems));
  }

  static Check holder(Settings settings) {
    return new Check(
        "writer",
        true,
        IndexCheckup.holder(settings.index())
            .map(it -> it + " keeps the index in step")
            .orElse("no process writes to the index"));
  }

  static Check setAside(Settings settings) {
    try {
      List<Path> aside = IndexCheckup.setAsideOf(settings.index());
      String found =
          aside.stream()
              .map(it -> "%s (%d MB)".formatted(it, bytes(it) >> 20))
              .collect(Collectors.joining(", "));
      return new Check(
          "set aside",
          true,
          aside.isEmpty() ? "no damaged index" : "damaged indexes, which may be deleted: " + found);
    } catch (IOException | UncheckedIOException e) {
      return new Check("set aside", true, "not looked at: " + Reason.of(e));
    }
  }

  static Check disk(Settings settings) {
    try {
      FileStore ofIndex = Files.getFileStore(nearest(settings.index()));
      FileStore ofNotes = Files.getFileStore(nearest(settings.notes()));
      // A build anew lies beside what it replaces until it is whole.
      long needed = Math.max(LEAST_FREE, bytes(settings.index()));
      long free = ofIndex.getUsableSpace();
      String found =
          "%,d MB free for the index, %,d MB for the notes"
              .formatted(free >> 20, ofNotes.getUsableSpace() >> 20);
      if (ofIndex.isReadOnly()) {
        return new Check("disk", false, found + ", but it can only be read: make it writable");
      }
      return free >= needed
          ? new Check("disk", true, found)
          : new Check(
              "disk", false, found + ": free some, %,d MB are needed".formatted(needed >> 20));
    } catch (IOException | UncheckedIOException e) {
      return new Check("disk", false, "cannot be looked at: " + Reason.of(e));
    }
  }

  private static long bytes(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(it -> it.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path nearest(Path path) {
    Path there = path.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
