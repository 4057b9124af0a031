package dev.citenote.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Uploads of notes: several at once, too much, broken off, and such as web pages send.
class NotesUploadTest extends NotesOnServer {
  @Test
  void concurrentUploads_ofOneName_oneWins() throws Exception {
    for (int round = 0; round < 20; round++) {
      String name = "race" + round + ".md";
      List<Integer> statuses = together(8, i -> put(name, "text " + i).statusCode());
      assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }
    assertThat(hiddenFiles()).isEmpty();
  }

  @Test
  void upload_severalFiles_tellsOfEach() throws Exception {
    String form =
        part("file", "a.md", "one")
            + part("file", "old.md", "two")
            + part("file", "../x.md", "3")
            + part("file", "b.exe", "4")
            + part("file", "bin.md", "\0\0\1\2")
            + field("folder", "")
            + "--"
            + BOUNDARY
            + "--\r\n";

    HttpResponse<String> response = form(form);

    assertThat(response.statusCode()).isEqualTo(207);
    assertThat(json(response).get("files").findValuesAsText("status"))
        .containsExactly("201", "409", "400", "415", "422");
    assertThat(Files.readString(notes.resolve("a.md"))).isEqualTo("one");
    assertThat(Files.exists(notes.resolve("bin.md"))).isFalse();
  }

  @Test
  void upload_tooMuch_isRefusedBeforeItIsRead() throws Exception {
    String many = part("f", "a.md", "x").repeat(1_000) + "--" + BOUNDARY + "--\r\n";
    assertThat(form(many).statusCode()).isEqualTo(413);
    assertThat(upload("", "big.md", "x".repeat((5 << 20) + 1)).statusCode()).isEqualTo(413);
    assertThat(declared("POST /api/notes", 60_000_000)).isEqualTo(413);
    assertThat(declared("PUT /api/notes?path=a.md", (5 << 20) + 1)).isEqualTo(413);
    assertThat(form("nonsense").statusCode()).isEqualTo(400);
    assertThat(form("").statusCode()).isEqualTo(400);
    assertThat(Files.exists(notes.resolve("a.md"))).isFalse();
  }

  @Test
  void upload_brokenOff_leavesNothing() throws Exception {
    Map<String, String> before = tree();
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
        String body =
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.md\"\r\n\r\npart";
        String head =
            (i % 2 == 0 ? "POST /api/notes" : "PUT /api/notes?path=a.md")
                + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + server.server.port()
                + "\r\nContent-Type: multipart/form-data; boundary="
                + BOUNDARY
                + "\r\nContent-Length: 4000000\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(UTF_8));
      }
    }
    // The budget of bytes held is given back, too: a large upload finds room.
    assertThat(put("big.md", "x".repeat(5 << 20)).statusCode()).isEqualTo(201);
    Files.delete(notes.resolve("big.md"));
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void upload_endlessPartHeader_isRefused() throws Exception {
    String part =
        part("f", "good.md", "2").replace("\r\n\r\n", "\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");

    assertThat(form(part + "--" + BOUNDARY + "--\r\n").statusCode()).isEqualTo(400);
    assertThat(Files.exists(notes.resolve("good.md"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/notes, text/plain, 415",
    "POST, /api/notes, application/x-www-form-urlencoded, 415",
    "POST, /api/trash/1, text/plain, 415",
    "POST, /api/trash/1, application/x-www-form-urlencoded, 415",
    "GET, /api/trash/1, text/plain, 405",
    "POST, /api/notes/1, text/plain, 405",
    "DELETE, /api/notes, text/plain, 405"
  })
  void formsAndLinks_changeNothing(String method, String path, String type, int status)
      throws Exception {
    Map<String, String> before = tree();
    HttpRequest request =
        server
            .request(path)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString("x=1"))
            .build();

    HttpResponse<String> response = server.send(request);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(json(response).get("code").textValue())
        .isEqualTo(status == 415 ? "unsupported_media_type" : "method_not_allowed");
    assertThat(tree()).isEqualTo(before);
  }
}
