package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder of notes as hostile as a disk can hold: every file is cut into passages or skipped with
/// a reason, and nothing in it ends the reading of the rest.
class HostileTreeTest {
  private static final PassageCutter CUTTER = new PassageCutter(String::length, 510);

  @TempDir private Path folder;

  @Test
  void read_everyStrangeFile_isCutOrSkippedWithAReason() throws Exception {
    Set<String> good = writeGoodNotes();
    Set<String> bad = writeBadFiles();
    write("empty.md", new byte[0]);
    NotesFolder notes = new NotesFolder(folder);

    NotesFolder.Listing listing = notes.list();
    TreeMap<String, String> skipped = new TreeMap<>();
    listing.skipped().forEach(it -> skipped.put(it.path(), it.reason()));
    Set<String> cut = new HashSet<>();
    for (String path : listing.paths()) {
      switch (notes.read(path)) {
        case Note note -> cut.add(words(note).isEmpty() ? "" : path);
        case Skipped it -> skipped.put(it.path(), it.reason());
      }
    }

    assertThat(cut).containsAll(good).doesNotContainAnyElementsOf(bad);
    assertThat(skipped.keySet()).containsAll(bad).doesNotContainAnyElementsOf(good);
    assertThat(skipped.values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
    assertThat(listing.paths().size() + listing.skipped().size()).isEqualTo(filesIn(folder));
  }

  @Test
  void cut_notesInOtherEncodings_holdTheirChineseWords() throws Exception {
    writeGoodNotes();
    NotesFolder notes = new NotesFolder(folder);

    for (String encoding : List.of("GBK", "UTF-16LE", "UTF-16BE", "Big5")) {
      Note note = (Note) notes.read(encoding + ".txt");
      assertThat(words(note)).as(encoding).contains("先");
      assertThat(Questions.of(note)).as(encoding).hasSize(1);
    }
  }

  @Test
  void read_hugeFiles_areSkippedWithoutBeingRead() throws IOException {
    for (String name : List.of("huge.md", "line.txt")) {
      try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
        file.setLength(500L << 20); // sparse: takes no room on the disk
      }
    }

    assertThat(new NotesFolder(folder).list().skipped())
        .extracting(it -> it.path() + ": " + it.reason())
        .containsExactly("huge.md: it is larger than 5 MB", "line.txt: it is larger than 5 MB");
  }

  @Test
  void read_manyNotes_areAllCut() throws IOException {
    String body = "什么是缓存？\n\n缓存保存结果，避免重复计算。It keeps what was computed.\n\n".repeat(16);
    for (int i = 0; i < 10_000; i++) {
      write("n" + i % 100 + "/note" + i + ".md", body.getBytes(StandardCharsets.UTF_8));
    }
    NotesFolder notes = new NotesFolder(folder);

    List<String> paths = notes.list().paths();

    assertThat(paths).hasSize(10_000);
    assertThat(paths)
        .allSatisfy(path -> assertThat(CUTTER.cut((Note) notes.read(path))).hasSize(32));
  }

  private Set<String> writeGoodNotes() throws IOException {
    String text = "什么是队列？\n\n队列是先进先出的结构，先来的先处理，后来的后处理，就像排队买票一样。\n";
    String traditional = "什麼是佇列？\n\n佇列是先進先出的結構，先來的先處理，後來的後處理，就像排隊買票一樣。\n";
    Set<String> good = new HashSet<>();
    for (String encoding : List.of("GBK", "UTF-16LE", "UTF-16BE", "UTF-8")) {
      good.add(write(encoding + ".txt", text.getBytes(Charset.forName(encoding))));
    }
    good.add(write("Big5.txt", traditional.getBytes(Charset.forName("Big5"))));
    String japanese = "キューとは何ですか。先に入れたものを先に取り出す構造です。待ち行列とも呼ばれます。\n";
    good.add(write("sjis.txt", japanese.getBytes(Charset.forName("Shift_JIS"))));
    good.add(write("bom.md", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)));
    good.add(write("crlf.md", text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    good.add(write("cr.md", text.replace("\n", "\r").getBytes(StandardCharsets.UTF_8)));
    for (String name :
        List.of(
            "笔记😀.md", "-dash.md", "new\nline.md", "é.md", "e\u0301.md", "a".repeat(252) + ".md")) {
      good.add(write(name, text.getBytes(StandardCharsets.UTF_8)));
    }
    good.add(write("d/".repeat(200) + "deep.md", text.getBytes(StandardCharsets.UTF_8)));
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      nested.append(" ".repeat(Math.min(i, 60))).append("- 第").append(i).append("项\n");
    }
    good.add(write("nested.md", nested.toString().getBytes(StandardCharsets.UTF_8)));
    return good;
  }

  private Set<String> writeBadFiles() throws Exception {
    Set<String> bad = new HashSet<>();
    bad.add(write("nul.md", "a\0b".getBytes(StandardCharsets.UTF_8)));
    bad.add(write("broken.md", new byte[] {'a', (byte) 0xC3, (byte) 0x28, (byte) 0xFF}));
    bad.add(write("zip.md", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3}));
    bad.add(write("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'}));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.createSymbolicLink(folder.resolve("zero.md"), Path.of("/dev/zero"));
    Files.createSymbolicLink(folder.resolve("dangling.md"), Path.of("nowhere"));
    bad.addAll(List.of("loop", "zero.md", "dangling.md"));
    Process fifo = new ProcessBuilder("mkfifo", folder.resolve("fifo.md").toString()).start();
    assertThat(fifo.waitFor()).isZero();
    bad.add("fifo.md");
    bad.add("socket.md");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket.md")));
    }
    String closed = write("closed.md", "什么是锁？".getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(folder.resolve(closed), Set.of());
    if (!Files.isReadable(folder.resolve(closed))) {
      bad.add(closed); // an administrator may read it all the same
    }
    return bad;
  }

  private String write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return path;
  }

  private static String words(Note note) {
    StringBuilder words = new StringBuilder();
    for (Passage passage : CUTTER.cut(note)) {
      assertThat(note.text().substring(passage.span().start(), passage.span().end()))
          .isEqualTo(passage.text());
      words.append(passage.text());
    }
    return words.toString();
  }

  private static int filesIn(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (var walk = Files.walk(folder)) {
      walk.filter(it -> !Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS)).forEach(files::add);
    }
    return files.size();
  }
}
