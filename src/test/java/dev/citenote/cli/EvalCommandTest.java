package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Measuring as a person or a program runs it, on small sets of their own.
class EvalCommandTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir Path folder;

  @BeforeEach
  void writeSets() throws IOException {
    write(
        "caches/corpus.jsonl",
        """
        {"_id": "d1", "title": "缓存", "text": "缓存击穿是热点键过期后请求直达数据库。"}
        {"_id": "d2", "title": "队列", "text": "消息队列先进先出，用来削峰填谷。"}
        {"_id": "d3", "text": "Bananas are yellow and grow in bunches."}
        {"_id": "d4", "title": "摘抄", "text": "消息队列先进先出，用来削峰填谷。"}
        {"_id": "d5", "title": "香蕉", "text": ""}
        {"_id": "d6", "text": ""}
        """);
    write(
        "caches/queries.jsonl",
        """
        {"_id": "q1", "text": "缓存击穿是什么？", "metadata": {"answers": ["热点键 过期"]}}
        {"_id": "q2", "text": "What colour are bananas?", "metadata": {"answers": ["YELLOW"]}}
        {"_id": "q3", "text": "消息队列用来做什么？"}
        {"_id": "q4", "text": " ", "metadata": {"answers": ["anything"]}}
        {"_id": "q5", "text": "nobody judged this"}
        """);
    write(
        "caches/qrels/test.tsv",
        "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td3\t1\nq3\td4\t1\nq4\td1\t1\n");
    write("notes-set/notes/缓存.md", "# 缓存\n\n## 什么是缓存击穿？\n缓存击穿是热点键过期后请求直达数据库。\n\n1. 怎么预热缓存？\n");
    write(
        "notes-set/questions.jsonl",
        """
        {"id": "a", "question": "什么是缓存击穿？", "kind": "answerable", "evidence": [{"note": "缓存.md", "lines": [4, 4]}], "must_contain": [["数据库"]]}
        {"id": "b", "question": "怎么预热缓存？", "kind": "listed"}
        {"id": "c", "question": "红烧肉怎么做？", "kind": "outside"}
        """);
  }

  @Test
  void eval_beirFolder_isTheContractsObject() throws IOException {
    Run run = eval("caches", "--json");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    JsonNode json = JSON.readTree(run.out());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "set",
            "retriever",
            "topics",
            "passages",
            "recall@1",
            "recall@5",
            "recall@10",
            "mrr@10",
            "ndcg@10",
            "draft",
            "latency_ms",
            "index_seconds");
    assertThat(json.get("draft").fieldNames())
        .toIterable()
        .containsExactly("coverage", "citation_precision", "mean_chars");
    assertThat(json.get("latency_ms").fieldNames()).toIterable().containsExactly("p50", "p99");
    assertThat(json.get("retriever").asText()).isEqualTo("hybrid");
    assertThat(json.get("topics").asInt()).isEqualTo(4);
    assertThat(json.get("passages").asInt()).isEqualTo(6);
    assertThat(json.get("recall@1").asDouble()).isEqualTo(0.75);
    assertThat(json.get("mrr@10").asDouble()).isEqualTo(0.75);
    assertThat(json.get("ndcg@10").asDouble()).isEqualTo(0.75);
    assertThat(json.at("/draft/coverage").asDouble()).isCloseTo(0.6667, within(1e-9));
    assertThat(json.at("/draft/mean_chars").asDouble()).isPositive();
    assertThat(json.at("/latency_ms/p99").asDouble()).isPositive();
    assertThat(json.get("index_seconds").asDouble()).isPositive();
  }

  @Test
  void eval_noAnswersNamed_hasNoDraft() throws IOException {
    write("caches/queries.jsonl", "{\"_id\": \"q1\", \"text\": \"缓存击穿是什么？\"}\n");

    assertThat(JSON.readTree(eval("caches", "--json").out()).has("draft")).isFalse();
    assertThat(eval("caches").out()).doesNotContain("drafts:");
  }

  @Test
  void eval_questionsFolder_isTheContractsObject() throws IOException {
    Run run = eval("notes-set", "--json");

    assertThat(run.code()).isZero();
    assertThat(JSON.readTree(run.out()))
        .isEqualTo(
            JSON.readTree(
                """
                {"set": "notes-set", "retriever": "hybrid",
                 "answerable": {"n": 1, "status_answered": 1, "evidence_cited": 1, "must_contain": 1,
                   "success@1": 1.0, "success@5": 1.0, "success@10": 1.0, "mrr@10": 1.0},
                 "listed": {"n": 1, "status_listed": 1, "false_answers": 0},
                 "outside": {"n": 1, "status_not_in_notes": 1, "false_answers": 0}}
                """));
  }

  @Test
  void eval_otherNotes_areMeasuredInstead() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    JsonNode json = JSON.readTree(eval("notes-set", "--json", "--notes", empty.toString()).out());

    assertThat(json.at("/answerable/status_answered").asInt()).isZero();
    assertThat(json.at("/answerable/success@10").asDouble()).isZero();
    assertThat(json.at("/outside/status_not_in_notes").asInt()).isEqualTo(1);
  }

  @Test
  void eval_verification_isOneObjectAndTheSameEachTime() throws IOException {
    Run run = eval("caches", "--verification", "--json");

    assertThat(run.code()).isZero();
    JsonNode json = JSON.readTree(run.out());
    assertThat(json.get("set").asText()).isEqualTo("verification:caches");
    assertThat(json.get("sentences").asInt()).isEqualTo(3);
    assertThat(json.get("kept").asDouble()).isEqualTo(1.0);
    assertThat(json.get("auroc").asDouble()).isEqualTo(1.0);
    assertThat(json.has("declarative")).isTrue();
    assertThat(json.has("translated")).isFalse();
    assertThat(eval("caches", "--verification", "--json")).isEqualTo(run);
  }

  @Test
  void eval_severalFolders_areOneArrayInTheirOrder() throws IOException {
    JsonNode json = JSON.readTree(eval("notes-set", path("caches"), "--json").out());

    assertThat(json.isArray()).isTrue();
    assertThat(json.findValuesAsText("set")).containsExactly("notes-set", "caches");
    assertThat(json.get(1).has("recall@1")).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void eval_eachRetriever_findsByItsName(Method method) throws IOException {
    JsonNode json = JSON.readTree(eval("caches", "--retriever", method.label(), "--json").out());

    assertThat(json.get("retriever").asText()).isEqualTo(method.label());
    assertThat(json.get("recall@10").asDouble()).isGreaterThanOrEqualTo(0.5);
  }

  @Test
  void eval_words_findNothingUntranslatedWhereVectorsDo() throws IOException {
    write("caches/queries.jsonl", "{\"_id\": \"q2\", \"text\": \"那种弯弯的果子啥样\"}\n");

    assertThat(eval("caches", "--retriever", "bm25", "--json").out()).contains("\"recall@10\":0.0");
    assertThat(eval("caches", "--retriever", "vector", "--json").out())
        .contains("\"recall@10\":1.0");
  }

  @Test
  void eval_run_isWhatWasMeasuredInTrecsFormat() throws IOException {
    Path run = folder.resolve("run.txt");

    assertThat(eval("caches", "--retriever", "rrf", "--run", run.toString()).code()).isZero();

    String text = Files.readString(run);
    assertThat(text).doesNotContain("\r").endsWith(" citenote-rrf\n");
    List<String[]> lines = text.lines().map(line -> line.split(" ", -1)).toList();
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(6));
    assertThat(lines.stream().map(line -> line[0]).distinct()).containsExactly("q1", "q2", "q3");
    for (int i = 0; i < lines.size(); i++) {
      boolean first = i == 0 || !lines.get(i - 1)[0].equals(lines.get(i)[0]);
      int before = first ? 0 : Integer.parseInt(lines.get(i - 1)[3]);
      assertThat(Integer.parseInt(lines.get(i)[3])).isEqualTo(before + 1);
      assertThat(Double.parseDouble(lines.get(i)[4]))
          .isLessThan(first ? 1 : Double.parseDouble(lines.get(i - 1)[4]));
    }
    assertThat(lines.getFirst()).startsWith("q1", "Q0", "d1", "1");
    assertThat(text).contains("q3 Q0 d2 1 ", "q3 Q0 d4 2 ");
  }

  @Test
  void eval_twice_isTheSameButForTimes() throws IOException {
    Path first = folder.resolve("first.txt");
    Path second = folder.resolve("second.txt");

    ObjectNode one = withoutTimes(eval("caches", "--json", "--run", first.toString()));
    ObjectNode other = withoutTimes(eval("caches", "--json", "--run", second.toString()));

    assertThat(one).isEqualTo(other);
    assertThat(second).hasSameTextualContentAs(first);
    assertThat(eval("notes-set", "--json")).isEqualTo(eval("notes-set", "--json"));
  }

  @Test
  void eval_people_seeTables() {
    Run run = eval("caches", path("notes-set"));

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "caches: 4 topics on 6 passages, hybrid\n  recall@1 0.750",
            "  drafts: coverage 0.667",
            "notes-set: questions about notes, hybrid\n  1 answerable: 1 answered, 1 cite",
            "  1 listed: 1 said so, 0 false answers\n  1 outside: 1 said so");
  }

  @Test
  void check_asExpected_endsWell() throws IOException {
    write(
        "expected.json",
        """
        {"caches": {"recall@1": [0.76, 0.01], "draft.coverage": [0.6667, 0]}, "elsewhere": {}}
        """);

    Run run = check("caches", path("notes-set"), "--json");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    JsonNode json = JSON.readTree(run.out());
    assertThat(json.at("/0/check").findValuesAsText("holds")).containsExactly("true", "true");
    assertThat(json.at("/0/check/1"))
        .isEqualTo(
            JSON.readTree(
                "{\"measure\":\"recall@1\",\"found\":0.75,\"expected\":0.76,\"tolerance\":0.01,\"holds\":true}"));
    assertThat(json.at("/1/check")).isEmpty();
    assertThat(check("caches").out()).contains("  ok    recall@1 0.75, expected 0.76 ± 0.01");
  }

  @Test
  void check_offOrNotMeasured_failsAndNamesTheMeasure() throws IOException {
    write(
        "expected.json",
        """
        {"caches": {"recall@1": [0.7, 0.04], "recall@5": [0.75, 0], "recall@50": [1, 1]}}
        """);

    Run run = check("caches", "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().strip())
        .startsWith("citenote: ")
        .contains("caches: recall@1 0.75, expected 0.7 ± 0.04")
        .contains("caches: recall@50 is not measured, expected 1 ± 1")
        .doesNotContain("recall@5 ", "\n");
    assertThat(JSON.readTree(run.out()).get("check").findValuesAsText("holds"))
        .containsExactly("false", "true", "false");
    assertThat(check("caches").out())
        .contains("  OFF   recall@1 0.75, expected 0.7 ± 0.04", "  ok    recall@5");
  }

  @Test
  void check_noFolder_measuresThoseBesideTheExpectedScores() throws IOException {
    write(
        "expected.json", "{\"notes-set\": {\"outside.n\": [1, 0]}, \"nowhere\": {\"n\": [1, 0]}}");

    Run run = Run.of("eval", "--check", "--expected", path("expected.json"), "--json");

    assertThat(run.code()).isZero();
    assertThat(JSON.readTree(run.out()).get("set").asText()).isEqualTo("notes-set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eval                                             | name a folder to measure
          eval,@nowhere                                    | nowhere is no folder
          eval,@notes-set/notes                            | neither corpus.jsonl nor questions.jsonl
          eval,@broken                                     | corpus.jsonl line 2: must be a JSON object
          eval,@caches,@broken                             | corpus.jsonl line 2: must be a JSON object
          eval,@caches,--retriever,loud                    | loud
          eval,@caches,@caches,--run,@run.txt              | --run takes one folder
          eval,@notes-set,--run,@run.txt                   | --run takes one folder
          eval,@caches,--run,@nowhere/run.txt              | nowhere/run.txt cannot be written
          eval,@caches,--run,@notes-set                    | notes-set cannot be written
          eval,@notes-set,--notes,@nowhere                 | nowhere
          eval,@caches,--expected,@expected.json           | --expected is for --check
          eval,@caches,--check,--expected,@nowhere.json    | nowhere.json cannot be read
          eval,@caches,--check,--expected,@caches/corpus.jsonl | corpus.jsonl cannot be read
          eval,@caches,--check,--expected,@flat.json       | recall@1 must be [value, tolerance], got 0.5
          eval,@caches,--check,--expected,@minus.json      | tolerance must be >= 0, got -1
          eval,@caches,--check,--expected,@other.json      | other.json expects nothing of caches
          eval,--check,--expected,@other.json              | name a folder to measure
          eval,@caches,--k,5                               | --k
          eval,@caches,--parallel,@caches                  | --parallel is for --verification
          eval,@notes-set,--verification                   | holds no corpus.jsonl
          eval,@caches,--verification,--parallel,@notes-set | holds no corpus.jsonl
          eval,@caches,--verification,--run,@run.txt       | --run takes one folder
          eval,@caches,--verification,--check,--expected,@other.json | expects nothing of verification:caches
          """)
  void badInput_any_isOneLineNamingItAndExitTwo(String words, String named) throws IOException {
    write("broken/corpus.jsonl", "{\"_id\": \"d1\", \"text\": \"a\"}\n{\n");
    write("flat.json", "{\"caches\": {\"recall@1\": 0.5}}");
    write("minus.json", "{\"caches\": {\"recall@1\": [0.5, -1]}}");
    write("other.json", "{\"elsewhere\": {\"recall@1\": [0.5, 0]}}");

    Run run =
        Run.of(
            Stream.of(words.strip().split(",", -1))
                .map(word -> word.startsWith("@") ? path(word.substring(1)) : word)
                .toArray(String[]::new));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip()).startsWith("citenote: ").contains(named).doesNotContain("\n");
    assertThat(folder.resolve("run.txt")).doesNotExist();
  }

  @Test
  void eval_missingModel_failsInOneLine() {
    Run run = eval("caches", "--models", path("nowhere"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().strip()).startsWith("citenote: ").doesNotContain("\n");
  }

  private Run check(String set, String... more) {
    List<String> words = new ArrayList<>(List.of("--check", "--expected", path("expected.json")));
    words.addAll(List.of(more));
    return eval(set, words.toArray(String[]::new));
  }

  private Run eval(String set, String... more) {
    return Run.of(
        Stream.concat(Stream.of("eval", path(set)), Stream.of(more)).toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static ObjectNode withoutTimes(Run run) throws IOException {
    return ((ObjectNode) JSON.readTree(run.out())).without(List.of("latency_ms", "index_seconds"));
  }
}
