package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Place;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

  private final TestServer server = TestServer.answering(Answers::answered);

  PageTest() throws IOException {}

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/app.js, text/javascript",
    "/events.js, text/javascript",
    "/words.js, text/javascript",
    "/style.css, text/css",
    "/icon.svg, image/svg+xml"
  })
  void file_ofThePage_isServedWithItsType(String path, String type) throws Exception {
    HttpResponse<String> response = server.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(response.body()).isNotBlank();
  }

  @Test
  void page_everyLink_isServedByThisServer() throws Exception {
    for (MatchResult link : LINK.matcher(server.get("/").body()).results().toList()) {
      assertThat(link.group(1)).startsWith("/").doesNotStartWith("//");
      assertThat(server.get(link.group(1)).statusCode()).as(link.group(1)).isEqualTo(200);
    }
  }

  @Test
  void page_markup_holdsNoScriptOrStyleOfItsOwn() throws Exception {
    assertThat(server.get("/").body())
        .doesNotContain("<style", " style=", "javascript:")
        .doesNotContainPattern("\\son\\w+=")
        .doesNotContainPattern("<script(?![^>]*src=)");
  }

  @ParameterizedTest
  @EnumSource
  void words_ofEveryKindOfPlace_areThereInBothLanguages(Place.Kind kind) throws Exception {
    assertThat(server.get("/words.js").body().split(kind.word() + ": \\(n\\) =>", -1)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app.js", "/events.js", "/words.js"})
  void script_puttingTextIn_neverParsesIt(String path) throws Exception {
    assertThat(server.get(path).body())
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
        .doesNotContain("http://", "https://", "setHTMLUnsafe", "createContextualFragment");
  }

  @Test
  void script_asking_asksForEventsAndStopsTheQuestionBefore() throws Exception {
    assertThat(server.get("/events.js").body())
        .containsPattern("Accept: \"text/event-stream\"")
        .containsPattern("(?s)fetch\\([^;]*\\bsignal,");
    assertThat(server.get("/app.js").body())
        .containsPattern("(?s)function ask\\(question\\) \\{\\s+asking\\.abort\\(\\);");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rewritten", "text", "parts", "conflicts", "disagreements", "origin"})
  void script_showingAnAnswer_readsWhatItCarries(String key) throws Exception {
    assertThat(server.get("/app.js").body()).containsPattern("\\." + key + "\\b");
  }
}
