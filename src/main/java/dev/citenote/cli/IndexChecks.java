package dev.citenote.cli;

import dev.citenote.cli.DoctorCommand.Check;
import dev.citenote.index.IndexCheckup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `citenote doctor` looks at around the index: its files, who writes it, what was set aside,
/// and the disk. Stateless.
final class IndexChecks {
  /// Less than this leaves no room for a few edited notes and a merge.
  private static final long LEAST_FREE = 50L << 20;

  private static final String INDEXED = "indexed notes";
  private static final String ACCESS = "access";

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

  /// Whether the index is of these notes.
  static Check notes(Settings settings) {
    String found =
        IndexCheckup.notes(settings.index())
            .map(it -> "of the notes in " + it)
            .orElse("of no notes yet");
    return settings
        .refusal()
        .map(it -> new Check(INDEXED, false, it))
        .orElseGet(() -> new Check(INDEXED, true, found));
  }

  /// Whether this user may write the index, or make it where it is not there.
  static Check access(Settings settings) {
    Path index = settings.index();
    if (!Files.exists(index)) {
      Path parent = nearest(index);
      return Files.isDirectory(parent) && Files.isWritable(parent)
          ? new Check(ACCESS, true, "the index can be made in " + parent)
          : new Check(
              ACCESS,
              false,
              "the index %s cannot be made in %s: make that a folder that this user may write, or name another with --index"
                  .formatted(index, parent));
    }
    return refused(index)
        .map(
            it ->
                new Check(
                    ACCESS,
                    false,
                    "this user may not write %s: take the files of the index over, or name another with --index"
                        .formatted(it)))
        .orElseGet(() -> new Check(ACCESS, true, "this user may write " + index));
  }

  /// The folder of an index or a file in it that this user may not use; empty where there is none.
  private static Optional<Path> refused(Path index) {
    if (!Files.isDirectory(index) || !Files.isWritable(index) || !Files.isExecutable(index)) {
      return Optional.of(index);
    }
    try (Stream<Path> files = Files.list(index)) {
      // What is committed is only read; a lock is written.
      return files
          .filter(
              it ->
                  !Files.isReadable(it)
                      || (it.getFileName().toString().endsWith(".lock") && !Files.isWritable(it)))
          .findFirst();
    } catch (IOException e) {
      return Optional.of(index);
    }
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
              .map(it -> "%s (%s)".formatted(it, words(bytes(it))))
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
          "%s free for the index, %s for the notes"
              .formatted(words(free), words(ofNotes.getUsableSpace()));
      if (ofIndex.isReadOnly()) {
        return new Check("disk", false, found + ", but it can only be read: make it writable");
      }
      return free >= needed
          ? new Check("disk", true, found)
          : new Check("disk", false, found + ": free some, %s are needed".formatted(words(needed)));
    } catch (IOException | UncheckedIOException e) {
      return new Check("disk", false, "cannot be looked at: " + Reason.of(e));
    }
  }

  /// As `citenote status` has it.
  private static String words(long bytes) {
    return StatusPrinter.bytes(OptionalLong.of(bytes));
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
