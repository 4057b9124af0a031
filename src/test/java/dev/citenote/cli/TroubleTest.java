package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.http.Status;
import dev.citenote.http.Trouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a person is told, and what goes on, while the index cannot follow the notes.
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class TroubleTest {
  @TempDir Path folder;
  private Path notes = Path.of("");
  private Path index = Path.of("");

  @BeforeEach
  void writeNotes() throws IOException {
    notes = Files.createDirectory(folder.resolve("notes"));
    index = folder.resolve("index");
    Files.writeString(notes.resolve("a.md"), "# 缓存\n\n## 什么是缓存击穿？\n热点键过期后请求直达数据库。\n");
  }

  @Test
  void diagnosis_failuresOfTheDisk_areToldApartHoweverTheyAreWrapped() throws Exception {
    assertThat(code(new IOException("No space left on device"))).isEqualTo(Trouble.Code.DISK_FULL);
    assertThat(
            code(
                new IllegalStateException(
                    "this writer is closed", new IOException("No space left on device"))))
        .isEqualTo(Trouble.Code.DISK_FULL);
    assertThat(code(new FileSystemException("a", "b", "Read-only file system")))
        .isEqualTo(Trouble.Code.READ_ONLY);
    IOException hidden = new IOException("write.lock");
    hidden.addSuppressed(new AccessDeniedException("write.lock"));
    assertThat(code(hidden)).isEqualTo(Trouble.Code.NO_ACCESS);
    assertThat(code(new IOException("odd"))).isEqualTo(Trouble.Code.FAILED);
    Files.move(notes, folder.resolve("elsewhere"));
    assertThat(code(new IOException("odd"))).isEqualTo(Trouble.Code.NOTES_MISSING);
  }

  private Trouble.Code code(Throwable failure) throws UsageException {
    Trouble trouble = Diagnosis.of(failure, settings());
    assertThat(trouble.detail()).contains(": ").doesNotContain("\n");
    return trouble.code();
  }

  @Test
  void diagnosis_ofWhatWasToldAlready_saysTheSameOnce() throws Exception {
    Trouble told = Diagnosis.of(new IOException("odd"), settings());
    assertThat(told.detail()).containsOnlyOnce("cannot be brought in step").contains("(odd)");

    Trouble again =
        Diagnosis.of(new FailedException(told.detail(), new IOException("odd")), settings());

    assertThat(again).isEqualTo(told);
  }

  @Test
  void search_damagedIndex_isMendedAndSaysSo() throws Exception {
    run("index");
    damage();

    assertThat(run("doctor").out()).containsPattern("WRONG index +the index .* is damaged");
    Run search = run("search", "缓存击穿");

    assertThat(search.code()).isZero();
    assertThat(search.out()).contains("热点键");
    assertThat(search.err()).contains("was damaged", "index.bad-", "built anew");
    assertThat(run("doctor").out()).contains("index.bad-").doesNotContain("WRONG index");
  }

  @Test
  void serve_damagedIndex_isMendedAndSearched() throws Exception {
    run("index");
    damage();
    StringWriter err = new StringWriter();
    try (Desk desk = Desk.loading(settings(), SyncNotice.on(new PrintWriter(err)))) {
      desk.follow(false);
      await(desk, it -> it.state() == Status.State.READY && err.toString().contains("built anew"));

      assertThat(err.toString()).contains("was damaged");
      assertThat(desk.services().status().get().index().passages()).isPositive();
    }
  }

  @Test
  void serve_notesGoneForAWhile_keepsAnsweringAndRecovers() throws Exception {
    run("index");
    Path elsewhere = folder.resolve("elsewhere");
    try (Desk desk = Desk.loading(settings(), SyncNotice.on(new PrintWriter(new StringWriter())))) {
      desk.awaitLoaded();
      Files.move(notes, elsewhere);
      desk.follow(false);
      Status status = await(desk, it -> it.trouble().isPresent());
      assertThat(status.trouble().orElseThrow().code()).isEqualTo(Trouble.Code.NOTES_MISSING);
      assertThat(status.state()).isEqualTo(Status.State.READY);
      assertThat(status.index().passages()).isPositive();

      Files.move(elsewhere, notes);

      await(desk, it -> it.trouble().isEmpty());
    }
  }

  @Test
  void index_whileAnotherProcessServes_namesItAndStops() throws Exception {
    run("index");
    Process other = hold();
    try {
      Run second = run("index");

      assertThat(second.code()).isEqualTo(Main.FAILED);
      assertThat(second.err().lines()).hasSize(1);
      assertThat(second.err())
          .contains("process " + other.pid() + " (serve at http://", index.toString())
          .contains("follows the notes by itself");
      assertThat(run("search", "缓存击穿").out()).contains("热点键");
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(Files.exists(index.resolve("write.lock"))).isTrue();
    assertThat(run("index").code()).isZero();
  }

  /// Another process that serves the same index.
  private Process hold() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.citenote.cli.Main",
                "serve",
                "--port",
                "0",
                "--notes",
                notes.toString(),
                "--index",
                index.toString())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.inputReader().readLine()).contains("http://");
    return process;
  }

  private void damage() throws IOException {
    try (var files = Files.list(index)) {
      Path file =
          files
              .filter(it -> it.toString().endsWith(".cfs"))
              .max(Comparator.comparing(it -> it.toFile().length()))
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
  }

  private static Status await(Desk desk, Predicate<Status> wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    Status status = desk.services().status().get();
    while (!wanted.test(status)) {
      assertThat(System.nanoTime()).as(status.toString()).isLessThan(end);
      LockSupport.parkNanos(10_000_000);
      status = desk.services().status().get();
    }
    return status;
  }

  private Run run(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 6);
    String[] where = {
      "--notes", notes.toString(), "--index", index.toString(), "--config", "/dev/null"
    };
    System.arraycopy(where, 0, all, words.length, where.length);
    return Run.of(all);
  }

  private Settings settings() throws UsageException {
    return Settings.of(
        new SettingLayers(Path.of(""))
            .option(Setting.NOTES, Optional.of(notes.toString()))
            .option(Setting.INDEX, Optional.of(index.toString())));
  }
}
