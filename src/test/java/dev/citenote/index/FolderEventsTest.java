package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What watching a folder takes of the system.
class FolderEventsTest {
  @TempDir Path place;

  @Test
  @EnabledOnOs(OS.LINUX)
  void of_folder_isWatchedUntilItIsClosed() throws Exception {
    long before = watches();
    try (FolderEvents events = FolderEvents.of(place, () -> {})) {
      assertThat(events).isNotNull();
      assertThat(watches()).isEqualTo(before + 1);
    }
    assertThat(watches()).isEqualTo(before);
  }

  /// What this process has taken of the system to watch folders.
  private static long watches() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(FolderEventsTest::isWatch).count();
    }
  }

  private static boolean isWatch(Path open) {
    try {
      return Files.readSymbolicLink(open).toString().contains("inotify");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }
}
