package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions and words to look for that stand on standard input.
class GivenWordsTest {
  @TempDir Path folder;

  @Test
  void ask_dash_answersWhatStandsOnStandardInput() throws Exception {
    Run run = run("\uFEFF缓存击穿\n是什么？\r\n", "ask", "--json");

    assertThat(run.code()).isZero();
    assertThat(LiveServer.JSON.readTree(run.out()).get("question").asText())
        .isEqualTo("缓存击穿\n是什么？");
    assertThat(run.out()).contains("热点键");
  }

  @Test
  void search_dash_looksForWhatStandsOnStandardInput() throws Exception {
    Run run = run("热点键\n", "search");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("1. 缓存.md:4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ask", "search"})
  void dash_standardInputWithoutWords_isOneLineAndExitTwo(String command) throws Exception {
    for (String input : new String[] {"", " \n\n"}) {
      assertRefused(run(input, command), "standard input is empty");
    }
    assertRefused(run("键".getBytes(StandardCharsets.UTF_16BE), command), "not UTF-8");
    assertRefused(run("长".repeat(4_001), command), "4,00");
    assertRefused(run("a".repeat(1_000_001), command), "1,000,000");
  }

  private static void assertRefused(Run run, String why) {
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip()).startsWith("citenote: ").contains(why).doesNotContain("\n");
  }

  private Run run(String input, String command, String... options) throws Exception {
    return run(input.getBytes(StandardCharsets.UTF_8), command, options);
  }

  private Run run(byte[] input, String command, String... options) throws Exception {
    Settings settings =
        LiveServer.settings(
            folder,
            new SettingLayers(Path.of("")).option(Setting.LLM_PROVIDER, Optional.of("none")));
    InputStream terminal = System.in;
    System.setIn(new ByteArrayInputStream(input));
    try {
      String[] all = new String[options.length + 6];
      all[0] = command;
      all[1] = "-";
      all[2] = "--notes";
      all[3] = settings.notes().toString();
      all[4] = "--index";
      all[5] = settings.index().toString();
      System.arraycopy(options, 0, all, 6, options.length);
      return Run.of(all);
    } finally {
      System.setIn(terminal);
    }
  }
}
