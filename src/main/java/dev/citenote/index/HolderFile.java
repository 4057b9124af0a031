package dev.citenote.index;

import dev.citenote.note.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The small hidden file in which the process that writes an index says who it is. It is for people
/// alone: what keeps others out is Lucene's lock, which ends with the process. Thread-safe.
///
/// @param folder of the index
record HolderFile(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(HolderFile.class);
  private static final String NAME = ".holder";
  private static final int LINES = 4;

  /// The start of a process is known in hundredths of a second, from a clock that may be set.
  private static final Duration SAME = Duration.ofSeconds(2);

  /// Says that this process writes. A file that cannot be written leaves others without a name for
  /// it, and nothing worse.
  void write(String doing, String address) {
    String text =
        "%d\n%s\n%s\n%s\n"
            .formatted(
                ProcessHandle.current().pid(), started(ProcessHandle.current()), doing, address);
    try {
      AtomicFile.write(file(), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.debug("who writes the index could not be written down", e);
    }
  }

  /// The living process that says it writes; empty where the one that said so is gone.
  Optional<Holder> read() {
    try {
      String[] lines = Files.readString(file()).split("\n", -1);
      if (lines.length <= LINES) {
        return Optional.empty();
      }
      Holder holder =
          new Holder(Long.parseLong(lines[0]), Instant.parse(lines[1]), lines[2], lines[3]);
      return Optional.of(holder).filter(HolderFile::lives);
    } catch (IOException | NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Takes back that this process writes.
  void remove() {
    try {
      if (read().filter(it -> it.pid() == ProcessHandle.current().pid()).isPresent()) {
        Files.deleteIfExists(file());
      }
    } catch (IOException e) {
      LOG.debug("who wrote the index could not be taken back", e);
    }
  }

  private static boolean lives(Holder holder) {
    return Stream.of(holder.pid())
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .filter(ProcessHandle::isAlive)
        .map(process -> Duration.between(started(process), holder.started()).abs())
        .anyMatch(apart -> apart.compareTo(SAME) <= 0);
  }

  private static Instant started(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private Path file() {
    return folder.resolve(NAME);
  }
}
