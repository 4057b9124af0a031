package dev.citenote.llm;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the events of an answer: those of the HTML standard's event streams for OpenAI's protocol,
/// where a last one without an empty line after it counts, too; a line each for Ollama's. Confined
/// to one thread.
final class EventReader {
  private final LineReader lines;
  private final ModelEndpoint endpoint;
  private final StringBuilder other = new StringBuilder();

  EventReader(LineReader lines, ModelEndpoint endpoint) {
    this.lines = lines;
    this.endpoint = endpoint;
  }

  /// The next event; empty after the last one.
  Optional<ServerSentEvent> next() {
    return endpoint.provider() == ModelEndpoint.Provider.OLLAMA ? nextLine() : nextEvent();
  }

  /// Whether the body is at its end, so that the last event may be cut.
  boolean ended() {
    return lines.ended();
  }

  /// What came that is of no event: a page, or a whole answer from an endpoint that cannot stream.
  String other() {
    return other.toString();
  }

  private Optional<ServerSentEvent> nextLine() {
    Optional<String> line = lines.next();
    while (line.isPresent() && line.get().isBlank()) {
      line = lines.next();
    }
    return line.map(data -> new ServerSentEvent(null, data));
  }

  private Optional<ServerSentEvent> nextEvent() {
    @Nullable String kind = null;
    @Nullable StringBuilder data = null;
    for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
      String line = next.get();
      if (line.isEmpty() && data != null) {
        break;
      } else if (line.isEmpty()) {
        kind = null;
      } else if (isField(line, "data")) {
        data = data == null ? new StringBuilder() : data.append('\n');
        append(data, value(line));
      } else if (isField(line, "event")) {
        kind = value(line);
      } else if (!line.startsWith(":") && !isField(line, "id") && !isField(line, "retry")) {
        remember(line);
      }
    }
    return data == null
        ? Optional.empty()
        : Optional.of(new ServerSentEvent(kind, data.toString()));
  }

  private void append(StringBuilder data, String more) {
    if (data.length() + more.length() > LineReader.MAX_LINE) {
      throw Reasons.tooLong(endpoint, "sent an event of more than 64 KB");
    }
    data.append(more);
  }

  private void remember(String line) {
    if (other.length() + line.length() < LineReader.MAX_LINE) {
      other.append(line).append('\n');
    }
  }

  private static boolean isField(String line, String name) {
    return line.startsWith(name)
        && (line.length() == name.length() || line.charAt(name.length()) == ':');
  }

  private static String value(String line) {
    int colon = line.indexOf(':');
    String value = colon < 0 ? "" : line.substring(colon + 1);
    return value.startsWith(" ") ? value.substring(1) : value;
  }
}
