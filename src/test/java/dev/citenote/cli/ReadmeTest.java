package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What the README says is what happens.
class ReadmeTest {
  private static final Pattern TRANSCRIPT =
      Pattern.compile(
          "^\\$ \\./citenote ask \"([^\"]+)\"\\n(.*?)(?=\\n\\n\\$|\\n```)",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((src/[^)]+)\\)");
  private static final Pattern KEY =
      Pattern.compile("^\\|\\s*`?([a-z_.]*)`?\\s*\\| `(CITENOTE_[A-Z_]+)`", Pattern.MULTILINE);

  @Test
  void transcripts_areWhatAskPrints(@TempDir Path folder) throws IOException {
    List<MatchResult> transcripts = TRANSCRIPT.matcher(readme()).results().toList();

    assertThat(transcripts).hasSize(3);
    for (MatchResult transcript : transcripts) {
      StringWriter out = new StringWriter();
      CommandLine line = Main.commandLine();
      line.setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
      int code = line.execute("ask", transcript.group(1), "--index", folder + "/index");
      assertThat(code).isZero();
      assertThat(out.toString().strip()).isEqualTo(transcript.group(2).strip());
    }
  }

  @Test
  void links_leadToFiles() throws IOException {
    List<String> links = LINK.matcher(readme()).results().map(link -> link.group(1)).toList();

    assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(Path.of(link)).exists());
  }

  @Test
  void settings_areAllAndOnlyThoseThatExist() throws IOException {
    List<String> variables =
        KEY.matcher(readme()).results().map(setting -> setting.group(2)).toList();

    assertThat(variables)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Setting.values()).map(Setting::variable).toList());
  }

  @Test
  void continuousIntegration_runsTheReadmesTestCommandAndNothingWeaker() throws IOException {
    assertThat(readme()).contains("\nmvn verify\n");
    assertThat(Files.readString(Path.of(".ci/run")).strip()).endsWith("exec mvn -B verify");
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}
