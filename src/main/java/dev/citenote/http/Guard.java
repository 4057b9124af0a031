package dev.citenote.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The gate that every request passes before anything else: only programs and pages that call this
/// machine by its own name come through, so no web page can reach the notes, not even by pointing a
/// name of its own at this machine. Thread-safe.
final class Guard extends Handler.Wrapper {
  private static final String API = "/api";
  private static final String SCHEME = "http://";
  private static final String BROWSER = "Mozilla/";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  Guard(Handler inner) {
    super(inner);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Response guarded = new SecurityHeaders(request, response);
    Optional<ProblemJson> refusal = refusal(request);
    if (refusal.isEmpty()) {
      return super.handle(request, guarded, callback);
    }
    write(refusal.get(), guarded, callback);
    return true;
  }

  /// Sends a problem from below the level of servlets.
  static void write(ProblemJson problem, Response response, Callback callback) {
    response.setStatus(problem.status());
    response.getHeaders().put("Content-Type", ProblemJson.MEDIA_TYPE);
    response.write(true, ByteBuffer.wrap(Json.bytes(problem)), callback);
  }

  private static Optional<ProblemJson> refusal(Request request) {
    int port = Request.getLocalPort(request);
    HttpFields headers = request.getHeaders();
    if (!isOwnHost(headers.getValuesList("Host"), port)) {
      return refused("foreign_host", "the Host header must name this machine and port " + port);
    }
    if (!headers.getValuesList("Origin").stream().allMatch(origin -> isOwnOrigin(origin, port))) {
      return refused("foreign_origin", "only pages of this program may call it");
    }
    if (isApi(request) && isForeign(request)) {
      return refused("foreign_site", "only pages of this program may call its API");
    }
    if (isApi(request) && isUnsigned(request)) {
      return refused("foreign_origin", "a browser that changes something must send its Origin");
    }
    return Optional.empty();
  }

  /// Whether a browser sends what may change something, and does not say which page made it do so.
  /// Every current browser says so; other programs on this machine need not.
  private static boolean isUnsigned(Request request) {
    HttpFields headers = request.getHeaders();
    return !READING.contains(request.getMethod())
        && !headers.contains("Origin")
        && !headers.contains("Sec-Fetch-Site")
        && headers.getValuesList("User-Agent").stream().anyMatch(it -> it.startsWith(BROWSER));
  }

  /// Whether the browser says that a page of another site sent the request.
  private static boolean isForeign(Request request) {
    return request.getHeaders().getValuesList("Sec-Fetch-Site").stream()
        .anyMatch(FOREIGN::contains);
  }

  private static boolean isApi(Request request) {
    String path = Optional.ofNullable(request.getHttpURI().getDecodedPath()).orElse("/");
    return path.equals(API) || path.startsWith(API + "/");
  }

  /// Exactly one Host header, and a good one. That the request line names no other host is the
  /// parser's rule already.
  private static boolean isOwnHost(List<String> hosts, int port) {
    return hosts.size() == 1 && Loopback.isAuthority(hosts.getFirst(), port);
  }

  private static boolean isOwnOrigin(String origin, int port) {
    return origin.startsWith(SCHEME)
        && Loopback.isAuthority(origin.substring(SCHEME.length()), port);
  }

  private static Optional<ProblemJson> refused(String code, String detail) {
    return Optional.of(ProblemJson.of(403, code, detail));
  }
}
