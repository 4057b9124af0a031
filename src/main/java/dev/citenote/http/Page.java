package dev.citenote.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// The page in the browser: a handful of files, read once when the server starts.
final class Page {
  private static final String FOLDER = "/web/";
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  private Page() {}

  /// Adds the files to a server that is being built.
  static void addTo(RoutesConfig routes) {
    byte[] index = read("index.html");
    routes.get("/", context -> index(context, index));
    add(routes, "app.js", "text/javascript; charset=utf-8");
    add(routes, "events.js", "text/javascript; charset=utf-8");
    add(routes, "words.js", "text/javascript; charset=utf-8");
    add(routes, "style.css", "text/css; charset=utf-8");
    add(routes, "icon.svg", "image/svg+xml");
  }

  private static void add(RoutesConfig routes, String file, String mediaType) {
    byte[] content = read(file);
    routes.get("/" + file, context -> context.contentType(mediaType).result(content));
  }

  /// The page asks what `q` holds as soon as it opens, unless another site's link opened it: then
  /// the question is only filled in, since no web page may make this program work.
  private static void index(Context context, byte[] content) {
    Optional<String> question = Requests.parameter(context, "q");
    String site = Optional.ofNullable(context.header("Sec-Fetch-Site")).orElse("none");
    if (question.isPresent() && FOREIGN.contains(site)) {
      String filled = URLEncoder.encode(question.get(), StandardCharsets.UTF_8);
      context.redirect("/?draft=" + filled, HttpStatus.SEE_OTHER);
      return;
    }
    context.contentType("text/html; charset=utf-8").result(content);
  }

  private static byte[] read(String file) {
    try (InputStream in = Page.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: no " + FOLDER + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the program is damaged at " + FOLDER + file, e);
    }
  }
}
