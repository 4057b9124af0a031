package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.encoder.Encoder;
import dev.citenote.index.FolderSync.Absence;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.TextEncoder.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// An index of another encoder, which answers while it is built again.
@Timeout(60)
class PredecessorTest {
  private static final String OLD = "bge-small-zh-v1.5-q";

  @TempDir Path folder;

  @BeforeEach
  void build() throws Exception {
    try (Workbench bench = Workbench.open(settings(OLD), "index")) {
      bench.keeper().sync(false, Absence.DELETED, LiveServer.quiet());
    }
  }

  @Test
  void serve_untilTheRebuild_tellsOfTheIndexThatAnswers() throws Exception {
    try (SyncOnDemand live = SyncOnDemand.start(settings("e5-to-bge"))) {
      JsonNode status = live.json("/api/status");

      assertThat(status.get("state").asText()).isEqualTo("ready");
      assertThat(status.get("notes").asInt()).isEqualTo(1);
      assertThat(status.get("passages").asInt()).isPositive();
      assertThat(status.at("/pending/added").asInt()).isZero();
      assertThat(status.get("outdated").asText()).contains("another encoder model");
      assertThat(live.get("/api/notes?note=%E7%BC%93%E5%AD%98.md&start=0&end=3"))
          .contains("\"quote\":\"# 缓\"");
      assertThat(live.get("/api/search?q=%E7%BC%93%E5%AD%98")).contains("热点键");

      live.sync("{}");

      assertThat(live.json("/api/status").has("outdated")).isFalse();
      assertThat(live.json("/api/status").get("notes").asInt()).isEqualTo(1);
      assertThat(live.get("/api/search?q=%E7%BC%93%E5%AD%98")).contains("热点键");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void serve_afterTheRebuild_keepsNoFileOfTheOldIndexOpen() throws Exception {
    try (SyncOnDemand live = SyncOnDemand.start(settings("e5-to-bge"))) {
      assertThat(live.json("/api/status").get("state").asText()).isEqualTo("ready");
      assertThat(mapped()).isNotEmpty();

      live.sync("{}");

      assertThat(mapped()).isNotEmpty().noneMatch(it -> it.endsWith("(deleted)"));
    }
  }

  @Test
  void close_whileSomebodySearches_letsThatEnd() throws Exception {
    try (Workbench bench = Workbench.open(settings("e5-to-bge"), "serve")) {
      Predecessor old = bench.predecessor().orElseThrow();
      Encoder[] held = new Encoder[1];

      Optional<Ranking> found =
          old.use(
              it -> {
                held[0] = it.encoder();
                old.close();
                return it.retriever().retrieve(new Query("缓存击穿", 5, Query.Scope.STATEMENTS));
              });

      assertThat(found.orElseThrow().hits()).isNotEmpty();
      assertThat(old.use(it -> 1)).isEmpty();
      assertThatThrownBy(() -> held[0].encode(List.of("另一句话"), Purpose.QUERY))
          .isInstanceOf(RuntimeException.class);
      old.close();
    }
  }

  /// Files of the index that this process has in memory.
  private List<String> mapped() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(it -> it.contains(folder.resolve("index").toString()))
        .toList();
  }

  private Settings settings(String encoder) throws Exception {
    return LiveServer.settings(
        folder,
        new SettingLayers(Path.of(""))
            .option(Setting.LLM_PROVIDER, Optional.of("none"))
            .option(Setting.ENCODER, Optional.of(encoder)));
  }
}
