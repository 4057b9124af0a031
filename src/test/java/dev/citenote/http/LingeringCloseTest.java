package dev.citenote.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers that come while the client still sends.
@Timeout(120)
class LingeringCloseTest {
  /// More than one body may have, and soon sent even by a machine that is busy.
  private static final int SENT_AFTERWARDS = 4 << 20;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "413 | POST /api/ask | Content-Type: application/json",
        "415 | POST /api/notes | Content-Type: text/plain",
        "415 | PUT /api/notes?path=a.exe | Content-Type: text/plain",
        "403 | POST /api/notes | Origin: http://example.org",
        "404 | POST /api/nowhere | Content-Type: text/plain"
      })
  void clientStillSending_readsTheAnswer(
      int status, String target, String header, @TempDir Path notes) throws Exception {
    try (TestServer server = TestServer.on(notes);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      out.write(head(server, target, header));
      int first = in.read();
      byte[] block = new byte[1 << 16];
      Arrays.fill(block, (byte) 'x');
      for (int sent = 0; sent < SENT_AFTERWARDS; sent += block.length) {
        out.write(block);
      }

      String answer = (char) first + new String(in.readAllBytes(), UTF_8);

      assertThat(RawResponse.parse(answer).status()).isEqualTo(status);
    }
  }

  @Test
  void clientThatSendsNoMore_isLeft(@TempDir Path notes) throws Exception {
    try (TestServer server = TestServer.on(notes);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
      socket
          .getOutputStream()
          .write(head(server, "POST /api/ask", "Content-Type: application/json"));

      byte[] answer = socket.getInputStream().readAllBytes();

      assertThat(RawResponse.parse(new String(answer, UTF_8)).status()).isEqualTo(413);
    }
  }

  private static byte[] head(TestServer server, String target, String header) throws IOException {
    return "%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
        .formatted(target, server.server.port(), header, SENT_AFTERWARDS)
        .getBytes(UTF_8);
  }
}
