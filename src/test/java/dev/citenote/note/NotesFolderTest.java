package dev.citenote.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
  void list_strangeNames_areListedAndReadOrSkippedWithAReason() throws Exception {
    List<String> names =
        List.of(
            "-rf.md",
            "two\nlines.md",
            "😀.md",
            "é.md", // composed
            "e\u0301.md", // and in two parts
            "字".repeat(84) + ".md",
            "d/".repeat(200) + "deep.md");
    for (String name : names) {
      write(name, name.getBytes(UTF_8));
    }
    String create = "printf x > \"$(printf 'raw\\377.md')\"";
    new ProcessBuilder("sh", "-c", create).directory(root.toFile()).start().waitFor();
    NotesFolder folder = new NotesFolder(root);

    NotesFolder.Listing listing = folder.list();

    assertThat(listing.paths()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(listing.skipped())
        .extracting(Skipped::reason)
        .containsExactly("its name is not readable as text: rename it");
    assertThat(listing.paths())
        .allSatisfy(
            path ->
                assertThat(folder.read(path))
                    .isInstanceOfSatisfying(
                        Note.class, note -> assertThat(note.text()).isEqualTo(path)));
  }

  @Test
  void list_largeFiles_areSkippedByTheLimitOfTheirFormat() throws IOException {
    try (RandomAccessFile text = new RandomAccessFile(root.resolve("a.md").toFile(), "rw");
        RandomAccessFile pdf = new RandomAccessFile(root.resolve("a.pdf").toFile(), "rw");
        RandomAccessFile huge = new RandomAccessFile(root.resolve("b.pdf").toFile(), "rw")) {
      text.setLength(500L << 20);
      pdf.setLength(6L << 20);
      huge.setLength(500L << 20);
    }

    NotesFolder.Listing listing = new NotesFolder(root).list();

    assertThat(listing.paths()).containsExactly("a.pdf");
    assertThat(listing.skipped())
        .containsExactly(
            new Skipped("a.md", "it is larger than 5 MB"),
            new Skipped("b.pdf", "it is larger than 50 MB"));
  }

  @Test
  void list_otherFormat_saysWhichAreRead() throws IOException {
    write("photo.png", new byte[] {1});

    assertThat(new NotesFolder(root).list().skipped().getFirst().reason())
        .isEqualTo(
            "its format is not read; these are: .md .markdown .txt .html .htm .pdf .docx .pptx"
                + " .ipynb .org .rst .csv .epub");
  }

  @Test
  void contentHash_otherContent_isAnother() throws IOException {
    write("a.md", "one".getBytes(UTF_8));
    NotesFolder folder = new NotesFolder(root);
    String hash = ((Note) folder.read("a.md")).contentHash();

    assertThat(folder.contentHash("a.md")).contains(hash);

    write("a.md", "two".getBytes(UTF_8));
    assertThat(folder.contentHash("a.md")).isPresent().isNotEqualTo(Optional.of(hash));
    assertThat(folder.contentHash("gone.md")).isEmpty();
  }

  @Test
  void read_fifo_doesNotWaitForAWriter() throws Exception {
    new ProcessBuilder("mkfifo", root.resolve("pipe.md").toString()).start().waitFor();
    NotesFolder folder = new NotesFolder(root);

    assertThat(folder.list().skipped())
        .containsExactly(new Skipped("pipe.md", "it is not a regular file"));
    assertThat(folder.read("pipe.md"))
        .isEqualTo(new Skipped("pipe.md", "it is no longer a regular file"));
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
