package dev.citenote.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
  @TempDir Path folder;

  @Test
  void create_diskWithoutHardLinks_putsTheFileInItsPlace() throws IOException {
    try (FileSystem disk = withoutLinks()) {
      Path root = disk.getPath("/");
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> Files.createLink(root.resolve("b"), root.resolve("a")));

      SafeFile.create(root.resolve("a.md"), "whole".getBytes(UTF_8));

      assertThat(Files.readString(root.resolve("a.md"))).isEqualTo("whole");
      assertThat(names(root)).containsExactly("/a.md");
    }
  }

  @Test
  void create_diskWithoutHardLinksWhereSomethingStands_leavesItAlone() throws IOException {
    try (FileSystem disk = withoutLinks()) {
      Path root = disk.getPath("/");
      Files.writeString(root.resolve("a.md"), "mine");

      assertThatExceptionOfType(FileAlreadyExistsException.class)
          .isThrownBy(() -> SafeFile.create(root.resolve("a.md"), "other".getBytes(UTF_8)));

      assertThat(Files.readString(root.resolve("a.md"))).isEqualTo("mine");
      assertThat(names(root)).containsExactly("/a.md");
    }
  }

  @Test
  void move_diskWithoutHardLinks_movesOnlyWhereNothingStands() throws IOException {
    try (FileSystem disk = withoutLinks()) {
      Path root = disk.getPath("/");
      Path from = Files.writeString(root.resolve("a.md"), "moved");
      Path taken = Files.writeString(root.resolve("b.md"), "mine");

      assertThatExceptionOfType(FileAlreadyExistsException.class)
          .isThrownBy(() -> SafeFile.move(from, taken));
      assertThat(Files.readString(from)).isEqualTo("moved");
      SafeFile.move(from, root.resolve("c.md"));

      assertThat(Files.readString(taken)).isEqualTo("mine");
      assertThat(Files.readString(root.resolve("c.md"))).isEqualTo("moved");
      assertThat(names(root)).containsExactly("/b.md", "/c.md");
    }
  }

  /// A disk that knows no hard links, such as a memory card.
  private FileSystem withoutLinks() throws IOException {
    return FileSystems.newFileSystem(folder.resolve("disk.zip"), Map.of("create", "true"));
  }

  private static List<String> names(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
