package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README says is what happens.
class ReadmeTest {
  private static final Pattern TRANSCRIPT =
      Pattern.compile(
          "^\\$ \\./citenote ([^\\n]+)\\n(.*?)(?=\\n\\n\\$|\\n```)",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern PIPED =
      Pattern.compile(
          "^\\$ printf '%s\\\\n' ([^\\n]+) \\| \\./citenote ([^\\n]+)\\n(.*?)\\n```",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern LEFT_OUT = Pattern.compile("^…\\n", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\((src/[^)]+)\\)");
  private static final Pattern KEY =
      Pattern.compile("^\\|\\s*`?([a-z_.]*)`?\\s*\\| `(CITENOTE_[A-Z_]+)`", Pattern.MULTILINE);

  @Test
  void transcripts_areWhatIsPrinted(@TempDir Path folder) throws IOException {
    List<MatchResult> transcripts = TRANSCRIPT.matcher(readme()).results().toList();

    assertThat(transcripts).hasSize(5);
    for (MatchResult transcript : transcripts) {
      List<String> words = words(transcript.group(1));
      words.addAll(List.of("--index", folder + "/index"));
      Run run = Run.of(words.toArray(String[]::new));
      assertThat(run.code()).isZero();
      assertThat(run.out().strip()).matches(pattern(transcript.group(2).strip()));
    }
  }

  @Test
  void piped_isWhatIsPrinted(@TempDir Path folder) throws IOException {
    Matcher piped = PIPED.matcher(readme());

    assertThat(piped.find()).isTrue();
    String input = String.join("\n", words(piped.group(1)));
    List<String> words = words(piped.group(2));
    words.addAll(List.of("--index", folder + "/index"));
    InputStream terminal = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      Run run = Run.of(words.toArray(String[]::new));
      assertThat(run.code()).isZero();
      assertThat(run.out().strip()).isEqualTo(piped.group(3).strip());
    } finally {
      System.setIn(terminal);
    }
  }

  /// The words of a command line, quotes taken off.
  private static List<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> Objects.requireNonNullElse(word.group(1), word.group(2)))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /// A transcript, in which a line with an ellipsis alone stands for any lines.
  private static Pattern pattern(String transcript) {
    return Pattern.compile(
        LEFT_OUT
            .splitAsStream(transcript)
            .map(Pattern::quote)
            .collect(Collectors.joining("(?:.*\n)?")),
        Pattern.DOTALL);
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
