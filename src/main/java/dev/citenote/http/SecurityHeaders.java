package dev.citenote.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/// A response that carries the security headers from the start, also after somebody reset it.
/// Confined to its request.
final class SecurityHeaders extends Response.Wrapper {

  /// What every response carries.
  static final Map<String, String> EVERYWHERE =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  SecurityHeaders(Request request, Response response) {
    super(request, response);
    apply(getHeaders());
  }

  @Override
  public void reset() {
    super.reset();
    apply(getHeaders());
  }

  /// Puts the headers on a response. Nothing is stored by the browser: what is shown is a person's
  /// notes.
  static void apply(HttpFields.Mutable headers) {
    EVERYWHERE.forEach(headers::put);
    headers.put("Cache-Control", "no-store");
  }
}
