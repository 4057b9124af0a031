package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DiskFaultTest {
  private static final long ENDLESS = Long.MAX_VALUE / 2;

  @TempDir Path folder;

  @Test
  void of_diskThatJavaKnowsToBeReadOnly_isToldByTheTypeHoweverItIsWrapped() throws IOException {
    try (FileSystem disk = readOnly()) {
      Throwable failure = catchThrowable(() -> Files.writeString(disk.getPath("/a.md"), "a"));

      assertThat(failure).isInstanceOf(ReadOnlyFileSystemException.class);
      IOException wrapped = new IOException("odd", new IllegalStateException(failure));
      assertThat(DiskFault.of(wrapped, folder, 0)).contains(DiskFault.READ_ONLY);
    }
  }

  @Test
  void of_failureWithoutAType_asksTheDisk() throws IOException {
    IOException odd = new IOException("kein Platz");
    try (FileSystem disk = readOnly()) {
      assertThat(DiskFault.of(odd, disk.getPath("/"), 0)).contains(DiskFault.READ_ONLY);
    }
    assertThat(DiskFault.of(odd, folder, ENDLESS)).contains(DiskFault.FULL);
    assertThat(DiskFault.of(odd, folder, 0)).isEmpty();
    assertThat(DiskFault.of(odd, folder.resolve("not/yet"), ENDLESS)).contains(DiskFault.FULL);
  }

  @Test
  void of_fileThatIsDamagedOrMissing_isNoFaultOfAFullDisk() {
    assertThat(DiskFault.of(new EOFException("read past EOF"), folder, ENDLESS)).isEmpty();
    assertThat(DiskFault.of(new NoSuchFileException("_1.cfs"), folder, ENDLESS)).isEmpty();
    assertThat(DiskFault.of(new IllegalStateException("no space left"), folder, 0)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void of_deviceThatIsFull_isToldByWhatTheSystemSays() {
    Throwable failure = catchThrowable(() -> Files.writeString(Path.of("/dev/full"), "a"));

    assertThat(failure).isInstanceOf(IOException.class);
    assertThat(DiskFault.of(failure, folder, 0)).contains(DiskFault.FULL);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void of_folderOfSomebodyElse_isToldByTheType() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(closed), "this user may write everything");

    assertThatIOException()
        .isThrownBy(() -> AtomicFile.write(closed.resolve("a"), new byte[1]))
        .isInstanceOf(AccessDeniedException.class)
        .satisfies(it -> assertThat(DiskFault.of(it, folder, 0)).contains(DiskFault.REFUSED));
  }

  /// A disk of a file system that can only be read.
  private FileSystem readOnly() throws IOException {
    Path file = folder.resolve("disk.zip");
    FileSystems.newFileSystem(file, Map.of("create", "true")).close();
    return FileSystems.newFileSystem(file, Map.of("accessMode", "readOnly"));
  }
}
