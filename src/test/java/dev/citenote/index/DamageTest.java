package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person is told of a file that is damaged, in place of what Lucene says.
final class DamageTest {
  private final Desk desk;

  DamageTest(@TempDir Path folder) throws IOException {
    this.desk = new Desk(folder);
    desk.write("a.md", "注意力机制让模型关注重要的词。");
  }

  @BeforeEach
  void build() throws Exception {
    desk.sync();
  }

  private Path file(String part) throws IOException {
    try (Stream<Path> files = Files.list(desk.index)) {
      return files.filter(it -> it.toString().contains(part)).sorted().toList().getLast();
    }
  }

  private void assertTold(Path file, String what) {
    assertThat(IndexCheckup.check(desk.index))
        .singleElement()
        .asString()
        .contains("is damaged (" + what.formatted(file.getFileName()) + ")");
  }

  @Test
  void check_flippedBit_namesTheFileAndItsChecksum() throws Exception {
    Path file = file(".cfs");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertTold(file, "%s has a wrong checksum");
  }

  @Test
  void check_fileCutShort_saysSo() throws Exception {
    Path file = file(".cfs");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertTold(file, "%s is cut short");
  }

  @Test
  void check_fileMissing_saysSo() throws Exception {
    Path file = file(".cfs");
    Files.delete(file);

    assertTold(file, "%s is missing");
  }

  @Test
  void check_noSegmentsFileCanBeRead_saysWhichAndWhy() throws Exception {
    Path file = file("segments_");
    Files.write(file, new byte[100]);

    assertTold(file, "%s is damaged, or was written by another version of the program");
  }

  @Test
  void of_otherFailures_saysWhatTheySay() {
    assertThat(Damage.of(new IOException("Input/output error"))).isEqualTo("Input/output error");
    assertThat(Damage.of(new EOFException("read past EOF: MMapIndexInput(path=\"/x/_0.cfs\")")))
        .isEqualTo("_0.cfs is cut short");
  }
}
