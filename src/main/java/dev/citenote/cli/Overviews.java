package dev.citenote.cli;

import dev.citenote.http.Overview;
import dev.citenote.http.SyncProgress;
import dev.citenote.index.Counts;
import dev.citenote.index.FolderComparison;
import dev.citenote.index.Inventory;
import dev.citenote.index.LastSync;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts together how everything stands, from the index, the folder and the disk; nothing is loaded
/// or changed. Thread-safe.
final class Overviews {
  private static final Logger LOG = LoggerFactory.getLogger(Overviews.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Settings settings;
  private final FolderComparison comparison;

  /// @throws UsageException where the folder of notes is not there, or not apart from the index
  Overviews(Settings settings) throws UsageException {
    this.settings = settings;
    this.comparison = new FolderComparison(settings.openNotesToIndex());
  }

  /// @param sync what is being done; empty where only another process could tell
  Overview of(Inventory index, Optional<SyncProgress> sync) {
    Counts counts = index.counts();
    Optional<FolderComparison.State> folder = compare(index);
    return new Overview(
        new Overview.Questions(index.answered(), counts.questions() - index.answered()),
        new Overview.Languages(index.chinese(), counts.passages() - index.chinese()),
        folder.map(Overviews::folder),
        new Overview.Disk(
            folder.stream().mapToLong(FolderComparison.State::bytes).findFirst(),
            size(settings.index()),
            free(settings.notes()),
            free(settings.index())),
        sync,
        index.lastSync().map(Overviews::lastSync),
        index.outdated());
  }

  private Optional<FolderComparison.State> compare(Inventory index) {
    try {
      return Optional.of(comparison.with(index));
    } catch (IOException e) {
      LOG.debug("the notes cannot be listed", e);
      return Optional.empty();
    }
  }

  private static Overview.Folder folder(FolderComparison.State state) {
    return new Overview.Folder(
        state.found(),
        state.skipped(),
        new Overview.Pending(state.added(), state.changed(), state.removed()),
        switch (state.held()) {
          case NONE -> Overview.Held.NONE;
          case MANY -> Overview.Held.MANY;
          case ALL -> Overview.Held.ALL;
        });
  }

  private static Overview.LastSync lastSync(LastSync sync) {
    return new Overview.LastSync(
        TIME.format(sync.at()),
        new Overview.Changes(
            sync.notes().added(),
            sync.notes().changed(),
            sync.notes().moved(),
            sync.notes().removed(),
            sync.notes().unchanged()),
        sync.seconds(),
        sync.rebuilt());
  }

  /// Bytes of the files in a folder, without those in folders below.
  private static OptionalLong size(Path folder) {
    if (!Files.isDirectory(folder)) {
      return OptionalLong.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return OptionalLong.of(files.mapToLong(file -> file.toFile().length()).sum());
    } catch (IOException e) {
      LOG.debug("the index cannot be listed", e);
      return OptionalLong.empty();
    }
  }

  /// Bytes that this user may still write to the disk of a folder, or where it would be made.
  private static OptionalLong free(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      FileStore disk = Files.getFileStore(there);
      return OptionalLong.of(disk.getUsableSpace());
    } catch (IOException e) {
      LOG.debug("the disk cannot be looked at", e);
      return OptionalLong.empty();
    }
  }
}
