package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.answer.Answer;
import dev.citenote.answer.Question;
import dev.citenote.study.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {

  static Stream<Function<Question, Answer>> kinds() {
    return Stream.of(
        Answers::answered, Answers::listedOnly, Answers::notInNotes, Answers::incomplete);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void ask_eachStatus_sendsTheSameJsonAsTheCommandLine(Function<Question, Answer> answering)
      throws Exception {
    Question question = new Question("什么是RoPE？", 8, Question.Mode.AUTO);
    try (TestServer server = TestServer.answering(answering)) {

      HttpResponse<String> response = server.ask("{\"question\":\"什么是RoPE？\"}");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(response.body()).isEqualTo(Json.text(AnswerJson.of(answering.apply(question))));
    }
  }

  @Test
  void ask_withDepthAndMode_handsThemOn() throws Exception {
    AtomicReference<Question> asked = new AtomicReference<>();
    Function<Question, Answer> answering =
        question -> {
          asked.set(question);
          return Answers.answered(question);
        };
    try (TestServer server = TestServer.answering(answering)) {

      server.ask("{\"question\":\"RoPE\",\"k\":50,\"mode\":\"extract\"}");

      assertThat(asked.get()).isEqualTo(new Question("RoPE", 50, Question.Mode.EXTRACT));
    }
  }

  @Test
  void search_withExplain_sendsHitsWithVotes() throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {

      HttpResponse<String> response = server.get("/api/search?q=RoPE%20%E4%B8%AD&k=1&explain=true");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body())
          .startsWith("{\"query\":\"RoPE 中\",\"hits\":[{\"passage\":\"rope.md#3\",")
          .contains("\"explain\":[{\"retriever\":\"bm25\",\"rank\":1,\"score\":12.3457}");
    }
  }

  @Test
  void search_blank_findsNothing() throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {
      assertThat(server.get("/api/search?q=%20").body())
          .startsWith("{\"query\":\" \",\"hits\":[],\"took_ms\":");
    }
  }

  @Test
  void search_longestQuery_isRead() throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {
      String query = "%F0%9F%99%82".repeat(Question.MAX_LENGTH);

      assertThat(server.get("/api/search?q=" + query).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void questions_all_sendsTheSameJsonAsTheCommandLine() throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {

      HttpResponse<String> response = server.get("/api/questions");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(response.body())
          .isEqualTo(Json.text(QuestionsJson.of(Registers.register(), Selection.ALL)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "?status=answered, 什么是RAG？",
    "?note=rag.pdf, 和微调有什么区别?",
    "?note=z.md&status=listed, 为什么？"
  })
  void questions_statusOrNote_sendsThoseAlone(String query, String text) throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {
      JsonNode questions =
          Json.mapper().readTree(server.get("/api/questions" + query).body()).get("questions");

      assertThat(questions).hasSize(1);
      assertThat(questions.get(0).get("text").textValue()).isEqualTo(text);
    }
  }

  @Test
  void questions_indexing_areThereAlready() throws Exception {
    try (TestServer server = TestServer.indexing(0)) {
      assertThat(server.get("/api/questions").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void questions_folderGone_are503WithTheRemedy() throws Exception {
    IOException gone = new NoSuchFileException("/home/me/notes");
    try (TestServer server = TestServer.failing(new UncheckedIOException(gone))) {

      HttpResponse<String> response = server.get("/api/questions");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body())
          .contains("notes_unreadable", "still there")
          .doesNotContain("/home");
    }
  }

  @Test
  void status_ready_tellsHowThingsStand() throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {
      assertThat(server.get("/api/status").body())
          .isEqualTo(
              """
              {"state":"ready","notes":5,"passages":412,"questions":478,\
              "skipped":[{"note":"a.bin","reason":"it is not text"}],\
              "encoder":"bge-small-zh-v1.5-q","language_model":"qwen3 at http://127.0.0.1:11434",\
              "leaves_machine":false,"encoded":0,"to_encode":0,"problem":null,\
              "question_counts":{"answered":36,"listed":442},\
              "languages":{"chinese":400,"latin":12},"found":6,\
              "pending":{"added":0,"changed":0,"removed":0},\
              "sync":{"phase":"idle","done":0,"total":0,"unit":"bytes"},\
              "last_sync":{"at":"2026-01-31T12:00:00.000Z","added":5,"changed":0,"moved":0,"removed":0,\
              "unchanged":0,"seconds":4.25},"bytes":{"notes":190000,"index":4200000},\
              "free_bytes":{"notes":null,"index":1099511627776}}""");
      assertThat(server.get("/api/health").body()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  @Test
  void health_indexing_is503WithRetryAfter() throws Exception {
    try (TestServer server = TestServer.indexing(0)) {

      HttpResponse<String> health = server.get("/api/health");

      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.headers().firstValue("Retry-After")).contains("1");
      assertThat(health.body()).isEqualTo("{\"status\":\"indexing\"}");
      assertThat(server.get("/api/status").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void search_indexingWithSomeNotesRead_findsThemAndSaysThatMoreMayCome() throws Exception {
    try (TestServer server = TestServer.indexing(5)) {
      HttpResponse<String> response = server.get("/api/search?q=x");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("\"hits\":[{", "\"partly\":true");
      assertThat(server.ask("{\"question\":\"x\"}").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void askAndSearch_indexing_are503NamingTheProgress() throws Exception {
    try (TestServer server = TestServer.indexing(0)) {
      List<HttpResponse<String>> responses =
          List.of(server.ask("{\"question\":\"x\"}"), server.get("/api/search?q=x"));

      assertThat(responses)
          .allSatisfy(
              response -> {
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).contains("1");
                assertThat(response.body())
                    .contains("120 of 900")
                    .contains("\"code\":\"indexing\"");
              });
    }
  }
}
