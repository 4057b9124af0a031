package dev.citenote.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.note.NotesFolder;
import dev.citenote.note.Question;
import dev.citenote.note.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RegistrarTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir Path folder;
  private Registrar registrar = new Registrar(new NotesFolder(Path.of("")));

  @BeforeEach
  void open() throws IOException {
    registrar = new Registrar(new NotesFolder(folder));
  }

  @Test
  void register_severalNotes_givesQuestionsByPathAndOffset() throws IOException {
    write("b.md", "# 队列\n\n## 什么是死信队列？\n存放无法投递的消息。\n\n## 怎么重试？\n");
    write("a/z.md", "1. 怎么预热缓存？\n2. 缓存雪崩是什么？\n");
    write("c.md", "香蕉是黄色的。\n");

    QuestionRegister register = registrar.register();

    assertThat(register.questions())
        .extracting(question -> question.note() + ":" + question.span().firstLine())
        .containsExactly("a/z.md:1", "a/z.md:2", "b.md:3", "b.md:6");
    assertThat(register.notes()).isEqualTo(3);
    assertThat(register.count(QuestionStatus.ANSWERED)).isEqualTo(1);
    assertThat(register.count(QuestionStatus.LISTED)).isEqualTo(3);
  }

  @Test
  void register_filesThatCannotBeRead_areSkippedWithReasons() throws IOException {
    write("a.md", "怎么重试？\n");
    Files.write(folder.resolve("old.txt"), new byte[64]);
    Files.write(folder.resolve("data.bin"), new byte[] {0});
    settle("old.txt");

    for (int look = 0; look < 2; look++) {
      assertThat(registrar.register().skipped())
          .extracting(Skipped::path)
          .containsExactly("data.bin", "old.txt");
    }
  }

  @Test
  void register_emptyFolder_isEmpty() throws IOException {
    assertThat(registrar.register()).isEqualTo(new QuestionRegister(List.of(), 0, List.of()));
  }

  @Test
  void register_notesChangedBetweenLooks_areAsTheyStand() throws IOException {
    write("a.md", "怎么重试？\n");
    write("b.md", "怎么回滚？\n");
    settle("a.md", "b.md");
    assertThat(asked()).containsExactly("怎么重试？", "怎么回滚？");

    write("a.md", "怎么优雅地重试？\n");
    Files.delete(folder.resolve("b.md"));
    write("c.md", "怎么限流？\n");

    assertThat(asked()).containsExactly("怎么优雅地重试？", "怎么限流？");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void register_otherContentOfTheSameSizeAndTime_isReadAgain() throws IOException {
    write("a.md", "怎么重试？\n");
    settle("a.md");
    assertThat(asked()).containsExactly("怎么重试？");

    write("a.md", "怎么限流？\n");
    settle("a.md");

    assertThat(asked()).containsExactly("怎么限流？");
  }

  @Test
  void register_fileWrittenJustBeforeItWasRead_isReadAgain() throws IOException {
    FileTime now = FileTime.from(Instant.now());
    write("a.md", "怎么重试？\n");
    Files.setLastModifiedTime(folder.resolve("a.md"), now);
    assertThat(asked()).containsExactly("怎么重试？");

    write("a.md", "怎么限流？\n");
    Files.setLastModifiedTime(folder.resolve("a.md"), now);

    assertThat(asked()).containsExactly("怎么限流？");
  }

  @Test
  void register_fileReplacedByAnotherOfTheSameSizeAndTime_isReadAgain() throws IOException {
    write("a.md", "怎么重试？\n");
    write(".next", "怎么限流？\n");
    settle("a.md", ".next");
    assertThat(asked()).containsExactly("怎么重试？");

    Files.move(
        folder.resolve(".next"), folder.resolve("a.md"), StandardCopyOption.REPLACE_EXISTING);

    assertThat(asked()).containsExactly("怎么限流？");
  }

  @Test
  void register_folderGone_isRefused() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Registrar other = new Registrar(new NotesFolder(gone));
    Files.delete(gone);

    assertThatThrownBy(other::register).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void register_manyLooksAtOnce_areAllWhole() throws Exception {
    for (int i = 0; i < 20; i++) {
      write(i + ".md", "怎么重试" + i + "？\n");
    }
    Callable<Integer> look = () -> registrar.register().questions().size();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> found :
          threads.invokeAll(Stream.generate(() -> look).limit(64).toList())) {
        assertThat(found.get()).isEqualTo(20);
      }
    }
  }

  @Test
  void select_statusAndNote_givesThoseThatHaveBoth() throws IOException {
    write("a.md", "## 什么是死信队列？\n存放无法投递的消息。\n\n## 怎么重试？\n");
    write("b.md", "## 怎么限流？\n");
    QuestionRegister register = registrar.register();

    assertThat(texts(register.select(Selection.ALL))).hasSize(3);
    assertThat(texts(register.select(of(QuestionStatus.ANSWERED, Optional.empty()))))
        .containsExactly("什么是死信队列？");
    assertThat(texts(register.select(of(QuestionStatus.LISTED, Optional.of("a.md")))))
        .containsExactly("怎么重试？");
    assertThat(texts(register.select(of(QuestionStatus.LISTED, Optional.of("nowhere.md")))))
        .isEmpty();
  }

  private static Selection of(QuestionStatus status, Optional<String> note) {
    return new Selection(Optional.of(status), note);
  }

  private List<String> asked() throws IOException {
    return texts(registrar.register().questions());
  }

  private static List<String> texts(List<Question> questions) {
    return questions.stream().map(Question::text).toList();
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }

  /// Has files look as if they had been written long before they are read.
  private void settle(String... paths) throws IOException {
    for (String path : paths) {
      Files.setLastModifiedTime(folder.resolve(path), LONG_AGO);
    }
  }
}
