package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changing notes on a disk that can only be read.
class NotesReadOnlyTest {
  @Test
  void change_diskThatCanOnlyBeRead_isRefusedWithTheRemedy(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("disk.zip");
    FileSystems.newFileSystem(file, Map.of("create", "true")).close();
    try (FileSystem disk = FileSystems.newFileSystem(file, Map.of("accessMode", "readOnly"));
        TestServer server = TestServer.on(disk.getPath("/"))) {
      for (String path : List.of("b.md", "new/b.md")) {
        HttpResponse<String> refused = put(server, "/api/notes?path=" + path, "# B\n\nA note.\n");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body())
            .contains("\"code\":\"notes_read_only\"", "check its permissions and its disk");
      }
      assertThat(disk.getPath("/")).isEmptyDirectory();
    }
  }

  private static HttpResponse<String> put(TestServer server, String target, String body)
      throws Exception {
    return server.client.send(
        HttpRequest.newBuilder(URI.create(server.server.url() + target))
            .PUT(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
