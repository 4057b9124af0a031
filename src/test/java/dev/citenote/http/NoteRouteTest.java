package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteRouteTest {
  private final TestServer server = TestServer.answering(Answers::answered);

  NoteRouteTest() throws IOException {}

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'note=a%20b.md&start=2&end=6'",
    "'note=a%20b.md&start=2&end=6&quote=%E4%BA%8C%E4%B8%89%F0%9F%98%80'"
  })
  void notes_placeThatIsAsItWas_isShownInTheWordsOfACitation(String query) throws Exception {
    HttpResponse<String> response = server.get("/api/notes?" + query);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"note\":\"a b.md\",\"lines\":[2,2],\"start\":2,\"end\":6,\"quote\":\"二三😀\"}");
  }

  @ParameterizedTest
  @CsvSource({
    // What is quoted decides; without it, the index does.
    "'note=a%20b.md&start=2&end=4&quote=x', 409, source_changed, source changed",
    "'note=a%20b.md&start=3&end=5&quote=%E4%BA%8C%E4%B8%89', 409, source_changed, source changed",
    "'note=a%20b.md&start=2&end=99', 409, source_changed, 'has 8 characters, and so none up to 99'",
    "'note=new.md&start=0&end=1', 409, source_changed, source changed",
    "'note=gone.md&start=0&end=1', 410, source_gone, deleted",
    "'note=..%2Fsecret.md&start=0&end=1', 410, source_gone, deleted",
    "'note=&start=0&end=1', 410, source_gone, deleted",
    "'start=0&end=1', 400, missing_note, note=",
    "'note=a.md', 400, bad_place, start",
    "'note=a.md&start=1', 400, bad_place, end",
    "'note=a.md&start=-1&end=1', 400, bad_place, start",
    "'note=a.md&start=1&end=1', 400, bad_place, greater",
    "'note=a.md&start=1&end=99999999999', 400, bad_place, end"
  })
  void notes_placeThatIsNotAsItWas_isAProblemByName(
      String query, int status, String code, String detail) throws Exception {
    HttpResponse<String> response = server.get("/api/notes?" + query);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains(ProblemJson.MEDIA_TYPE);
    JsonNode problem = Json.mapper().readTree(response.body());
    assertThat(problem.get("code").textValue()).isEqualTo(code);
    assertThat(problem.get("detail").textValue()).contains(detail);
  }

  @Test
  void notes_newNoteWithTheVeryQuote_isAsItWas() throws Exception {
    assertThat(server.get("/api/notes?note=new.md&start=0&end=1&quote=%E4%B8%80").statusCode())
        .isEqualTo(200);
  }

  @Test
  void notes_folderGone_is503WithTheRemedy() throws Exception {
    IOException gone = new NoSuchFileException("/home/me/notes");
    try (TestServer failing = TestServer.failing(new UncheckedIOException(gone))) {

      HttpResponse<String> response = failing.get("/api/notes?note=a.md&start=0&end=1");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).contains("notes_unreadable").doesNotContain("/home");
    }
  }
}
