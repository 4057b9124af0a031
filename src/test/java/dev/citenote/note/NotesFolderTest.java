package dev.citenote.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesFolderTest {
  @TempDir Path root;

  @Test
  void list_mixedFolder_namesNotesAndSaysWhyTheRestIsSkipped() throws IOException {
    write("b/笔记.md", "x".getBytes(UTF_8));
    write("a.txt", "y".getBytes(UTF_8));
    write("photo.png", new byte[] {1});
    write("noformat", new byte[] {1});
    write(".git/config.md", new byte[] {1});
    Files.createSymbolicLink(root.resolve("link.md"), root.resolve("a.txt"));
    Files.createSymbolicLink(root.resolve("loop"), root);

    NotesFolder.Listing listing = new NotesFolder(root).list();

    assertThat(listing.paths()).containsExactly("a.txt", "b/笔记.md");
    assertThat(listing.skipped())
        .extracting(Skipped::path)
        .containsExactly("link.md", "loop", "noformat", "photo.png");
    assertThat(listing.skipped().getFirst().reason()).contains("symbolic link");
  }

  @Test
  void read_byteOrderMarkAndWindowsLines_keepsTextAsItIsWithoutTheMark() throws IOException {
    write("n.md", "\uFEFF一\r\n二".getBytes(UTF_8));

    Reading reading = new NotesFolder(root).read("n.md");

    assertThat(reading)
        .isInstanceOfSatisfying(Note.class, note -> assertThat(note.text()).isEqualTo("一\r\n二"));
  }

  @Test
  void read_binaryOrGone_isSkippedWithAReason() throws IOException {
    write("binary.md", "a\0b".getBytes(UTF_8));
    NotesFolder folder = new NotesFolder(root);

    assertThat(folder.read("binary.md"))
        .isEqualTo(new Skipped("binary.md", "it holds binary data"));
    assertThat(folder.read("gone.md")).isInstanceOf(Skipped.class);
  }

  @Test
  void new_missingFolder_isRefusedByName() {
    assertThatThrownBy(() -> new NotesFolder(root.resolve("nowhere")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
