package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands as a person runs them, on small notes of their own.
class CommandLineTest {
  private static final String MODEL = "bge-small-zh-v1.5-q";
  private static final String LATIN_MODEL = "e5-small-v2-q";

  @TempDir Path folder;
  private Path notes = Path.of("");

  @BeforeEach
  void writeNotes() throws IOException {
    notes = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(
        notes.resolve("缓存.md"),
        "# 缓存\n\n## 什么是缓存击穿？\n缓存击穿是热点键过期后请求直达数据库。\n\n1. 怎么预热缓存？\n2. 缓存雪崩是什么？\n");
    Files.write(notes.resolve("old.txt"), new byte[] {(byte) 0xD7, (byte) 0xFF});
  }

  @Test
  void ask_json_isTheContractsObject() throws IOException {
    Run run = run("ask", "缓存击穿是什么？", "--json");

    assertThat(run.code()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("status").asText()).isEqualTo("answered");
    JsonNode citation = json.get("citations").get(0);
    assertThat(citation.get("note").asText()).isEqualTo("缓存.md");
    assertThat(citation.get("lines")).hasToString("[4,4]");
    String note = Files.readString(notes.resolve("缓存.md"));
    assertThat(note.substring(citation.get("start").asInt(), citation.get("end").asInt()))
        .isEqualTo(citation.get("quote").asText());
    assertThat(run.err()).contains("indexed 1 new");
  }

  @Test
  void ask_people_seeDraftAndSources() {
    assertThat(run("ask", "缓存击穿是什么？").out())
        .contains("缓存击穿是热点键过期后请求直达数据库。 [1]", "[1] 缓存.md:4  缓存 › 什么是缓存击穿？");
    assertThat(run("ask", "缓存雪崩", "是什么？").out()).contains("缓存.md:7");
  }

  @Test
  void ask_whatNotesDoNotNameOrNoNotesAtAll_endsWellAndSaysSo() throws IOException {
    assertThat(run("ask", "红烧肉怎么做？", "--json").out())
        .contains("\"status\":\"not_in_notes\"", "\"citations\":[]");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Run run = runRaw("ask", "What is RAG?", "--notes", empty.toString(), "--index", folder + "/i2");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("no notes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ask,                      | QUESTION
          ask,''                    | blank
          ask,  ,                   | blank
          ask,q,-k,0                | between 1 and 50, got 0
          ask,q,-k,many             | 'many'
          ask,q,--mode,loud         | loud
          ask,q,--frobnicate        | --frobnicate
          search,q,-k,51            | got 51
          serve,--port,99999        | got 99999
          serve,--host,0.0.0.0      | 0.0.0.0
          index,--notes,nowhere-at-all | nowhere-at-all
          ask,q,--config,nowhere.yml   | nowhere.yml
          questions,--status,loud      | but was 'loud'
          questions,--status,loud      | expected one of answered, listed but was 'loud'
          ask,q,--mode,loud            | expected one of auto, notes, extract but was 'loud'
          eval,x,--retriever,loud      | expected one of bm25, vector, hybrid, rrf but was 'loud'
          questions,--notes,nowhere-at-all | nowhere-at-all
          frob                      | frob
          """)
  void badInput_anyCommand_isOneLineNamingItAndExitTwo(String words, String named) {
    List<String> args = new ArrayList<>();
    for (String word : words.strip().split(",", -1)) {
      args.add(word.equals("''") ? "" : word);
    }
    if (args.getLast().isEmpty() && args.size() == 2 && words.strip().endsWith(",")) {
      args.removeLast();
    }

    Run run = args.contains("--notes") ? runRaw(args.toArray(String[]::new)) : run(args);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip()).startsWith("citenote: ").contains(named).doesNotContain("\n");
  }

  @Test
  void ask_tooLongAQuestion_isRefusedWithItsLength() {
    Run run = run("ask", "长".repeat(4_001));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("4,001").contains("4,000");
    assertThat(run("ask", "长".repeat(4_000)).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "> ", "1.", "[", " - ", "`", "$", "<a ", "。", "x <!--", "😀"})
  void askAndSearch_fourThousandOfOneMark_endWell(String mark) {
    String text = mark.repeat(4_000 / mark.codePointCount(0, mark.length()));

    assertThat(run("ask", text).code()).isZero();
    assertThat(run("search", text).code()).isZero();
  }

  @Test
  void serve_portInUse_isOneLineNamingThePort() throws IOException {
    try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(held.getLocalPort());

      Run run = run("serve", "--port", port);

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err().strip()).contains(port, "--port").doesNotContain("\n");
    }
  }

  @Test
  void ask_modelWithFlippedBytes_isRefusedWithBothHashes() throws IOException {
    Path models = copyOfModels();
    flipBytes(models.resolve(MODEL).resolve(MODEL + ".onnx"));

    Run run = run("ask", "缓存击穿是什么？", "--models", models.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc")
        .containsPattern("[0-9a-f]{64}.*[0-9a-f]{64}");
    assertThat(run.err().strip()).doesNotContain("\n");
    Run doctor = run("doctor", "--json", "--models", models.toString());
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out()).contains("\"ok\":false");
  }

  @Test
  void ask_latinModelWithFlippedBytes_isRefusedOnlyInEnglish() throws IOException {
    Path models = copyOfModels();
    flipBytes(models.resolve(LATIN_MODEL).resolve(LATIN_MODEL + ".onnx"));

    assertThat(run("ask", "缓存击穿是什么？", "--models", models.toString()).out()).contains("[1]");
    Run english = run("ask", "What is a cache?", "--models", models.toString());

    assertThat(english.code()).isEqualTo(1);
    assertThat(english.err().strip())
        .startsWith("citenote: the model file ")
        .containsPattern("expected sha256 7d9092cb[0-9a-f]{56}, found [0-9a-f]{64}")
        .doesNotContain("\n");
    assertThat(run("doctor", "--models", models.toString()).out()).contains("WRONG", LATIN_MODEL);
  }

  @Test
  void index_addChangeRemove_isReported() throws IOException {
    assertThat(run("index").out())
        .contains("added 1", "skipped old.txt: its encoding is not known");
    Files.writeString(notes.resolve("缓存.md"), "# 缓存\n\n新的内容。\n");
    Files.writeString(notes.resolve("b.md"), "Second note.\n");
    JsonNode report = new ObjectMapper().readTree(run("index", "--json").out());
    assertThat(report.get("added").asInt()).isEqualTo(1);
    assertThat(report.get("changed").asInt()).isEqualTo(1);
    assertThat(report.get("skipped").get(0).get("note").asText()).isEqualTo("old.txt");
    Files.delete(notes.resolve("b.md"));
    assertThat(run("index").out()).contains("added 0, changed 0, moved 0, removed 1, unchanged 1");
    assertThat(run("index", "--full").out()).contains("added 1");
  }

  @Test
  void index_oneNote_saysWhatItDidOnceAndCountsOnePassageAsOne() throws IOException {
    Files.delete(notes.resolve("old.txt"));
    Files.writeString(notes.resolve("缓存.md"), "# 缓存\n\n新的内容。\n");
    Run run = run("index");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("added 1, changed 0, moved 0, removed 0, unchanged 0, skipped 0")
        .contains("\n1 passage, ");
    assertThat(run("index", "--full").err()).contains("built anew: it was asked for");
    assertThat(run("status").out()).contains(" 1 passage (1 Chinese, 0 Latin)");
  }

  @Test
  void index_leftoversOfAKilledFirstBuild_areNoHindrance() throws IOException {
    Path index = Files.createDirectory(folder.resolve("index"));
    Files.write(index.resolve("_0_Lucene90FieldsIndex-doc_ids_0.tmp"), new byte[] {1, 2});
    Files.write(index.resolve("_0.fdt"), new byte[] {3});
    Files.write(index.resolve("write.lock"), new byte[0]);

    assertThat(run("ask", "缓存击穿是什么？").out()).contains("热点键");
  }

  @Test
  void ask_notesBehindALink_areRead() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), notes);

    Run run = runRaw("ask", "缓存击穿是什么？", "--notes", link.toString(), "--index", folder + "/index");

    assertThat(run.out()).contains("热点键");
  }

  @Test
  void askAndSearch_sameTextElsewhere_sayWhere() throws IOException {
    Files.writeString(notes.resolve("摘抄.md"), "# 摘抄\n\n缓存击穿是热点键过期后请求直达数据库。\n");

    assertThat(run("ask", "缓存击穿是什么？").out()).contains("[1] 摘抄.md:3", "    另见 缓存.md:4");
    assertThat(run("search", "缓存击穿").out()).contains("    另见 摘抄.md:3");
    assertThat(run("ask", "缓存击穿是什么？", "--json").out())
        .contains("\"also_at\":[{\"note\":\"缓存.md\",\"lines\":[4,4],");
  }

  @Test
  void search_jsonAndExplain_tellRanks() throws IOException {
    JsonNode json = new ObjectMapper().readTree(run("search", "缓存击穿", "--json").out());
    assertThat(json.get("hits").get(0).get("text").asText()).contains("热点键");
    assertThat(json.get("hits").get(0).get("ranks").has("bm25")).isTrue();
    assertThat(run("search", "缓存击穿", "--explain").out()).contains("bm25", "vector");
    assertThat(run("search", "  ", "--json").out()).contains("\"hits\":[]");
  }

  @Test
  void doctor_soundThenDamagedIndex_findsIt() throws IOException {
    assertThat(run("index").code()).isZero();
    Run sound = run("doctor");
    assertThat(sound.code()).isZero();
    assertThat(sound.out()).contains("every hash holds: e5-to-bge, " + MODEL + ", " + LATIN_MODEL);
    Path largest;
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      largest = files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(largest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(largest, bytes);

    Run run = run("doctor");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("WRONG").contains("index");
  }

  @Test
  void run_wordThatIsNoCommandOrOption_tellsWhatIs() {
    Run command = run("aks");
    Run option = run("ask", "--jsn", "缓存击穿");

    assertThat(command.code()).isEqualTo(2);
    assertThat(command.err()).contains("there is no command aks: use ask, chat, search");
    assertThat(option.code()).isEqualTo(2);
    assertThat(option.err()).contains("there is no option --jsn; did you mean --json?");
  }

  @Test
  void settings_unknownKey_isNamed() throws IOException {
    Path config = folder.resolve("mine.yml");
    Files.writeString(config, "notes: notes\nprot: 7071\n");

    Run run = runRaw("ask", "q", "--config", config.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("prot").contains("port");
  }

  @Test
  void help_isForPeople() {
    assertThat(runRaw("--help").out())
        .contains("ask", "questions", "serve", "doctor")
        .doesNotContain("warm-up");
    assertThat(runRaw("ask", "--help").out()).contains("--mode");
  }

  @Test
  void help_word_listsTheCommandsOrTellsOfOne() {
    Run overview = runRaw("help");
    assertThat(overview.code()).isZero();
    assertThat(overview.out())
        .contains("Commands:", "Answers one question", "Ranks the passages")
        .doesNotContain("warm-up");
    assertThat(runRaw("help", "ask").out()).contains("--mode", "standard input");
    assertThat(runRaw("help", "aks").code()).isEqualTo(2);
    assertThat(runRaw("help", "aks").err().strip()).contains("aks").doesNotContain("\n");
  }

  @Test
  void run_nothing_isTheOverviewOnStandardErrorAndExitTwo() {
    Run bare = runRaw();

    assertThat(bare.code()).isEqualTo(2);
    assertThat(bare.out()).isEmpty();
    assertThat(bare.err()).isEqualTo(runRaw("help").out()).contains("Commands:");
  }

  private Run run(String... args) {
    return run(List.of(args));
  }

  private Run run(List<String> args) {
    List<String> all = new ArrayList<>(args);
    if (!args.getFirst().equals("frob")) {
      all.addAll(List.of("--notes", notes.toString(), "--index", folder + "/index"));
    }
    return runRaw(all.toArray(String[]::new));
  }

  private static Run runRaw(String... args) {
    return Run.of(args);
  }

  private Path copyOfModels() throws IOException {
    Path models = folder.resolve("models");
    for (String name : List.of(MODEL, LATIN_MODEL, "e5-to-bge")) {
      copy(Path.of("models", name), models.resolve(name));
    }
    return models;
  }

  private static void flipBytes(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < 64; i++) {
      bytes[bytes.length / 2 + i] ^= 1;
    }
    Files.write(file, bytes);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(file.getFileName()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
