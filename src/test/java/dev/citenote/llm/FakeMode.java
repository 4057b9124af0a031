package dev.citenote.llm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/// The ways in which a [FakeEndpoint] answers; in a URL, each by its name in lower case. What a
/// mode says is the text that the endpoint was started with.
enum FakeMode {
  /// A whole answer in chunks; the connection stays open.
  OKFULL((reply, text) -> whole(reply, text, "stop")),
  /// A whole answer as one body without chunks, whose end is that of the connection.
  OKCLOSE(
      (reply, text) -> {
        reply.open();
        reply.say(text);
        reply.finish("stop");
      }),
  /// Ends with `length`.
  LENGTH((reply, text) -> whole(reply, text, "length")),
  /// Ends with `content_filter`.
  FILTER((reply, text) -> whole(reply, text, "content_filter")),
  /// Ends well, without reason and `[DONE]`.
  NODONE(
      (reply, text) -> {
        reply.openChunked();
        reply.say(text);
        reply.end();
      }),
  /// Closes after the text.
  DROP(FakeMode::begin),
  /// Closes within chunks.
  CHUNKDROP(
      (reply, text) -> {
        reply.openChunked();
        reply.say(text);
      }),
  /// Resets the connection after the text.
  RST(
      (reply, text) -> {
        begin(reply, text);
        reply.rest(Duration.ofMillis(100)); // What was not read yet would be lost.
        reply.reset();
      }),
  /// Takes the connection and sends nothing.
  SILENT((reply, text) -> reply.holdOn()),
  /// Sends the text, and nothing more for ever.
  STALL(
      (reply, text) -> {
        begin(reply, text);
        reply.holdOn();
      }),
  /// Sends headers, and nothing more for ever.
  HEADERS(
      (reply, text) -> {
        reply.open();
        reply.holdOn();
      }),
  /// Sends one byte of a comment every 50 ms for ever.
  DRIP(
      (reply, text) -> {
        reply.open();
        while (true) {
          reply.raw(reply.request().isOllama() ? "\n" : ":");
          reply.rest(Duration.ofMillis(50));
        }
      }),
  /// Sends whole events without any text every 50 ms for ever.
  EMPTYDRIP(
      (reply, text) -> {
        reply.open();
        while (true) {
          reply.event("{\"choices\":[]}");
          reply.rest(Duration.ofMillis(50));
        }
      }),
  /// A broken event in the middle.
  BADJSON(
      (reply, text) -> {
        begin(reply, text);
        reply.event("{\"choices\":[{\"del");
        reply.say(text);
        reply.finish("stop");
      }),
  /// An error as an event after the text.
  ERREVENT(
      (reply, text) -> {
        begin(reply, text);
        reply.error();
      }),
  /// An error as the first event.
  ERRFIRST(
      (reply, text) -> {
        reply.open();
        reply.error();
      }),
  /// An event of the kind `error`, which only OpenAI's protocol has.
  ERRNAMED(
      (reply, text) -> {
        begin(reply, text);
        reply.raw("event: error\ndata: {\"message\":\"model crashed\"}\n\n");
      }),
  /// A page, as from a login.
  HTML(
      (reply, text) -> {
        reply.open(200, "text/html");
        reply.raw("<html>login page</html>");
      }),
  /// A page that says it is a stream of events.
  HTMLSTREAM(
      (reply, text) -> {
        reply.open();
        reply.raw("<html>\n<body>login page</body>\n</html>");
      }),
  /// Headers and no body.
  NOTHING((reply, text) -> reply.open()),
  /// One line without an end.
  ENDLESSLINE(
      (reply, text) -> {
        reply.open();
        reply.raw("data: ");
        endless(reply);
      }),
  /// The first half of the text at once, then a character every 50 ms.
  SLOWLY(
      (reply, text) -> {
        reply.open();
        int half = text.length() / 2;
        reply.say(text.substring(0, half));
        for (char c : text.substring(half).toCharArray()) {
          reply.rest(Duration.ofMillis(50));
          reply.piece(FakeReply.quoted(String.valueOf(c)));
        }
        reply.finish("stop");
      }),
  /// Pieces without an end, as fast as they are read.
  ENDLESS(
      (reply, text) -> {
        reply.open();
        while (true) {
          reply.piece(FakeReply.quoted("tok ".repeat(50)));
        }
      }),
  /// Events without text and without an end, as fast as they are read.
  ENDLESSEVENTS(
      (reply, text) -> {
        reply.open();
        while (true) {
          reply.event("{\"choices\":[],\"padding\":\"" + "x".repeat(30_000) + "\"}");
        }
      }),
  ERR302((reply, text) -> reply.status(302, "", "Location: /okfull/v1/chat/completions")),
  ERR400(error(400)),
  ERR401(error(401)),
  ERR404(error(404)),
  ERR429((reply, text) -> reply.status(429, "{}", "Retry-After: 1")),
  ERR500(error(500)),
  ERR503(error(503)),
  /// A status of 500 with a body that never ends.
  ERR500INF(
      (reply, text) -> {
        reply.open(500, "text/plain");
        endless(reply);
      }),
  /// Lines that end with CR LF.
  CRLF((reply, text) -> raw(reply, text, "\r\n")),
  /// Lines that end with CR.
  CR((reply, text) -> raw(reply, text, "\r")),
  /// A byte order mark, comments, unknown fields, and line ends of all kinds.
  MIXED(
      (reply, text) -> {
        reply.openChunked();
        reply.raw("\uFEFFdata:" + chunk(FakeReply.quoted(text), "null") + "\r\n");
        reply.raw(": comment\rretry: 5\nid: 1\r");
        reply.raw("\r\n:\n\nevent: message\rdata: " + chunk("\"\"", "\"stop\"") + "\r\r");
        reply.raw("data: [DONE]\n\n");
        reply.end();
      }),
  /// One event over several `data` lines.
  MULTILINE(
      (reply, text) -> {
        reply.openChunked();
        String event = chunk(FakeReply.quoted(text), "\"stop\"");
        reply.raw("data: " + event.replace(",\"", ",\ndata: \"") + "\n\n");
        reply.end();
      }),
  /// Every byte by itself, so that characters are split.
  UTF8SPLIT(
      (reply, text) -> {
        reply.openChunked();
        String event = "data: " + chunk(FakeReply.quoted(text), "\"stop\"") + "\n\n";
        for (byte b : event.getBytes(StandardCharsets.UTF_8)) {
          reply.raw(new byte[] {b});
        }
        reply.end();
      }),
  /// U+0000 in the text, escaped.
  NUL(pieces("\"a\\u0000b\"")),
  /// U+0000 in an event, as it is.
  RAWNUL(pieces("\"a\u0000b\"")),
  /// Half a character beyond U+FFFF, escaped.
  SURROGATE(pieces("\"a\\ud83d\"", "\"b\"")),
  /// The two halves of a character beyond U+FFFF in two events.
  SPLITPAIR(pieces("\"a\\ud83d\"", "\"\\ude00b\"")),
  /// Events with no choice, with content `null`, with a role only and with content that is empty.
  SPARSE(
      (reply, text) -> {
        reply.openChunked();
        reply.event("{\"choices\":[]}");
        reply.event("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]}");
        reply.piece("null");
        reply.piece("\"\"");
        reply.say(text);
        reply.finish("stop");
        reply.end();
      }),
  /// Calls a tool instead of answering.
  TOOLCALLS(
      (reply, text) -> {
        reply.openChunked();
        reply.event(
            "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"1\","
                + "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}");
        reply.finish("tool_calls");
        reply.end();
      }),
  /// Thinks in a member of its own, then answers.
  REASONING(
      (reply, text) -> {
        reply.openChunked();
        reply.event(
            reply.request().isOllama()
                ? "{\"message\":{\"role\":\"assistant\",\"content\":\"\",\"thinking\":\"hm\"}}"
                : "{\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"}}]}");
        reply.say(text);
        reply.finish("stop");
        reply.end();
      }),
  /// Goes on after the answer was over.
  AFTERDONE(
      (reply, text) -> {
        reply.openChunked();
        reply.say(text);
        reply.finish("stop");
        reply.say("too late");
        reply.error();
        reply.end();
      }),
  /// Says that the model stopped, and nothing more for ever; only in OpenAI's protocol.
  STOPSTALL(
      (reply, text) -> {
        begin(reply, text);
        reply.event(chunk("\"\"", "\"stop\""));
        reply.holdOn();
      }),
  /// `[DONE]` without a reason, and pieces after it.
  BAREDONE(
      (reply, text) -> {
        reply.openChunked();
        reply.say(text);
        reply.event("[DONE]");
        reply.say("too late");
        reply.finish("stop");
        reply.end();
      });

  @SuppressWarnings("ImmutableEnumChecker") // Lambdas without state.
  private final Way way;

  FakeMode(Way way) {
    this.way = way;
  }

  /// How a mode answers.
  private interface Way {
    void send(FakeReply reply, String text) throws IOException;
  }

  static FakeMode named(String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no mode " + name));
  }

  void send(FakeReply reply, String text) throws IOException {
    if (reply.request().isListing() && !name().startsWith("ERR")) {
      reply.status(
          200,
          "{\"data\":[{\"id\":\"test-model\"}],"
              + "\"models\":[{\"name\":\"test-model\",\"modified_at\":\"2026-01-01T00:00:00Z\"}]}");
    } else {
      way.send(reply, text);
    }
  }

  private static void begin(FakeReply reply, String text) throws IOException {
    reply.open();
    reply.say(text);
  }

  private static void whole(FakeReply reply, String text, String reason) throws IOException {
    reply.openChunked();
    reply.say(text);
    reply.finish(reason);
    reply.end();
  }

  private static void endless(FakeReply reply) throws IOException {
    byte[] block = "a".repeat(65_536).getBytes(StandardCharsets.UTF_8);
    while (true) {
      reply.raw(block);
    }
  }

  private static void raw(FakeReply reply, String text, String end) throws IOException {
    reply.openChunked();
    reply.raw("data: " + chunk(FakeReply.quoted(text), "null") + end + end);
    reply.raw("data: " + chunk("\"\"", "\"stop\"") + end + end + "data: [DONE]" + end + end);
    reply.end();
  }

  private static String chunk(String text, String reason) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":%s}]}"
        .formatted(text, reason);
  }

  private static Way error(int status) {
    return (reply, text) ->
        reply.status(status, "{\"error\":{\"message\":" + FakeReply.quoted(text) + "}}");
  }

  private static Way pieces(String... pieces) {
    return (reply, text) -> {
      reply.openChunked();
      for (String piece : pieces) {
        reply.piece(piece);
      }
      reply.finish("stop");
      reply.end();
    };
  }
}
