package dev.citenote.note;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {
  private static final String SIMPLIFIED = "注意力机制让模型关注重要的词。LoRA 是什么？";
  private static final String TRADITIONAL = "注意力機制讓模型關注重要的詞。LoRA 是什麼？";
  private static final String JAPANESE = "注意機構は重要な単語に注目する。LoRAとは何か？";

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "UTF-8, s",
    "UTF-16LE, s",
    "UTF-16BE, s",
    "GBK, s",
    "GB18030, s",
    "Big5, t",
    "Shift_JIS, j"
  })
  void read_shortText_isDecodedByItsContent(String charset, String language) throws IOException {
    assertThat(readAs(text(language), charset)).isEqualTo(text(language));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, s",
    "UTF-16LE, s",
    "UTF-16BE, s",
    "GBK, s",
    "GB18030, s",
    "Big5, t",
    "Shift_JIS, j"
  })
  void read_longTextWithEnglish_isDecodedByItsContent(String charset, String language)
      throws IOException {
    String text = ("# Notes\r\n\r\nWhat is attention? " + text(language) + "\r\n").repeat(400);

    assertThat(readAs(text, charset)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
  void read_byteOrderMark_decidesAndIsNoPartOfTheText(String charset) throws IOException {
    assertThat(readAs("\uFEFF" + SIMPLIFIED, charset)).isEqualTo(SIMPLIFIED);
    assertThat(readAs("\uFEFFplain", charset)).isEqualTo("plain");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void read_unmarkedUtf16OfLatinLetters_isDecoded(String charset) throws IOException {
    assertThat(readAs("What is attention?\n", charset)).isEqualTo("What is attention?\n");
  }

  @Test
  void read_gb18030WithEmoji_isDecoded() throws IOException {
    String text = SIMPLIFIED + "很好😀";

    assertThat(readAs(text, "GB18030")).isEqualTo(text);
  }

  @Test
  void read_everySentenceOfRealNotesAsGbk_isDecodedOrRefusedButNeverWrong() throws IOException {
    Charset gbk = Charset.forName("GBK");
    int refused = 0;
    int wrong = 0;
    List<String> lines = realLines(gbk);
    for (String line : lines) {
      String decoded = decoded(line.getBytes(gbk));
      refused += decoded.isEmpty() ? 1 : 0;
      wrong += decoded.isEmpty() || decoded.equals(line) ? 0 : 1;
    }

    assertThat(lines).hasSizeGreaterThan(500);
    assertThat(wrong).isZero();
    assertThat(refused).isLessThanOrEqualTo(lines.size() / 200);
  }

  @Test
  void read_bytesOfNoKnownEncoding_areSkippedAndNeverReplaced() throws IOException {
    write("latin.txt", "déjà vu à la façon de Zoë, où ça".getBytes(ISO_8859_1));
    write("broken.txt", new byte[] {'a', (byte) 0xFF, (byte) 0xFF, (byte) 0x80, 'b'});
    write("marked.txt", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xC3, 'b'});
    NotesFolder folder = new NotesFolder(root);

    for (String path : List.of("latin.txt", "broken.txt", "marked.txt")) {
      assertThat(folder.read(path))
          .isEqualTo(new Skipped(path, "its encoding is not known: save it as UTF-8"));
    }
  }

  @ParameterizedTest
  @CsvSource({"gb2312, 键值", "big5, 鍵值", "shift_jis, 鍵値", "utf-8, 键值", "iso-8859-1, déjà"})
  void read_pageThatDeclaresItsEncoding_isDecodedSo(String charset, String words)
      throws IOException {
    String page = "<meta charset=\"%s\"><p>%s</p>".formatted(charset, words);
    write("page.html", encode(page, charset));

    assertThat(new NotesFolder(root).read("page.html"))
        .isInstanceOfSatisfying(
            Note.class, note -> assertThat(note.text()).isEqualTo(words + "\n"));
  }

  @Test
  void read_pageThatDeclaresAWrongEncoding_isDecodedByItsContent() throws IOException {
    write("page.html", ("<meta charset=utf-8><p>" + SIMPLIFIED).getBytes(Charset.forName("GBK")));

    assertThat(new NotesFolder(root).read("page.html"))
        .isInstanceOfSatisfying(
            Note.class, note -> assertThat(note.text()).isEqualTo(SIMPLIFIED + "\n"));
  }

  private static List<String> realLines(Charset charset) throws IOException {
    try (var files = Files.list(Path.of("seeds"))) {
      return files
          .sorted()
          .flatMap(EncodingsTest::lines)
          .filter(line -> line.codePoints().filter(Character::isIdeographic).count() > 3)
          .filter(charset.newEncoder()::canEncode)
          .toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readString(file).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      return TextDecoder.decode(bytes);
    } catch (UnreadableException e) {
      return "";
    }
  }

  private static String text(String language) {
    return switch (language) {
      case "t" -> TRADITIONAL;
      case "j" -> JAPANESE;
      default -> SIMPLIFIED;
    };
  }

  private String readAs(String text, String charset) throws IOException {
    write("note.txt", encode(text, charset));
    Reading reading = new NotesFolder(root).read("note.txt");
    assertThat(reading).isInstanceOf(Note.class);
    return ((Note) reading).text();
  }

  private static byte[] encode(String text, String charset) throws CharacterCodingException {
    ByteBuffer bytes = Charset.forName(charset).newEncoder().encode(CharBuffer.wrap(text));
    byte[] array = new byte[bytes.remaining()];
    bytes.get(array);
    return array;
  }

  private void write(String path, byte[] bytes) throws IOException {
    Files.write(root.resolve(path), bytes);
  }
}
