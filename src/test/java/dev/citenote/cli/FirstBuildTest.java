package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the other commands say while one process builds the very first index: that process is a
/// lock here, and what it has committed an index whose last commit does not say that it is whole.
class FirstBuildTest {
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
  void search_partsAreCommitted_areSearchedAndSaidToBeParts() throws Exception {
    buildAPart();
    try (FSDirectory directory = FSDirectory.open(index);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      Run search = run("search", "缓存击穿");

      assertThat(search.code()).isZero();
      assertThat(search.out()).contains("热点键");
      assertThat(search.err().lines()).hasSize(1);
      assertThat(search.err())
          .contains("another citenote is still building", "1 of 2 files so far");
      assertThat(run("search", "缓存击穿", "--json").out()).contains("\"partly\":true");
    }
  }

  @Test
  void ask_partsAreCommitted_answersFromThemAndDeniesNothing() throws Exception {
    buildAPart();
    try (FSDirectory directory = FSDirectory.open(index);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      Run answered = run("ask", "缓存击穿是什么？");
      assertThat(answered.code()).isZero();
      assertThat(answered.out()).contains("热点键");
      assertThat(answered.err()).contains("still building");

      Run unknown = run("ask", "死信队列是什么？");
      assertThat(unknown.code()).isEqualTo(Main.FAILED);
      assertThat(unknown.err()).contains("not indexed yet", "1 of 2 files", "ask again");
    }
  }

  @Test
  void search_partsOfOtherNotes_isRefused() throws Exception {
    buildAPart();
    notes = Files.createDirectory(folder.resolve("other"));
    try (FSDirectory directory = FSDirectory.open(index);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      Run search = run("search", "缓存击穿");

      assertThat(search.code()).isEqualTo(Main.FAILED);
      assertThat(search.err()).contains("keeps the index", "name another with --index");
    }
  }

  @Test
  void ask_nothingIsCommitted_isRefusedInOneLine() throws Exception {
    try (Workbench building = Workbench.open(settings(), "index")) {
      assertThat(building.writable()).isTrue();
      Run ask = run("ask", "缓存击穿是什么？");

      assertThat(ask.code()).isEqualTo(Main.FAILED);
      assertThat(ask.err().lines()).hasSize(1);
      assertThat(ask.err()).contains("is building the index", "holds nothing yet", "try again");
    }
  }

  @Test
  void ask_whileAnotherEncoderBuilds_saysThatItIsBuiltAnew() throws Exception {
    assertThat(run("index").code()).isZero();
    Path config =
        Files.writeString(folder.resolve("citenote.yml"), "encoder: bge-small-zh-v1.5-q\n");
    try (FSDirectory directory = FSDirectory.open(index);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      Run ask =
          Run.of(
              "ask",
              "缓存",
              "--notes",
              notes.toString(),
              "--index",
              index.toString(),
              "--config",
              config.toString());

      assertThat(ask.code()).isEqualTo(Main.FAILED);
      assertThat(ask.err()).contains("anew for another encoder: try again when it is done");
    }
  }

  /// An index of one of two notes, as a build that goes on has committed it.
  private void buildAPart() throws IOException {
    assertThat(run("index").code()).isZero();
    Files.writeString(notes.resolve("b.md"), "# 队列\n\n## 什么是死信队列？\n存放无法投递的消息。\n");
    try (FSDirectory directory = FSDirectory.open(index);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      Map<String, String> data =
          new TreeMap<>(SegmentInfos.readLatestCommit(directory).getUserData());
      data.put("building", data.remove("notes"));
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
    }
  }

  private Run run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--notes", notes.toString(), "--index", index.toString()));
    all.addAll(List.of("--config", "/dev/null"));
    return Run.of(all.toArray(String[]::new));
  }

  private Settings settings() throws UsageException {
    return Settings.of(
        new SettingLayers(Path.of(""))
            .option(Setting.NOTES, Optional.of(notes.toString()))
            .option(Setting.INDEX, Optional.of(index.toString())));
  }
}
