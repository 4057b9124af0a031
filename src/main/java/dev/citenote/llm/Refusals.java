package dev.citenote.llm;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/// Says why an endpoint did not begin to answer, and what helps; never with the key in it.
/// Stateless.
final class Refusals {
  private static final String LOG = ": look at the model server's log";

  private Refusals() {}

  /// Nothing came back.
  static EndpointFailure ofExchange(Throwable failure, ModelEndpoint endpoint) {
    String address = endpoint.address();
    if (isCausedBy(failure, UnresolvedAddressException.class)) {
      return new EndpointFailure(
          Fault.UNKNOWN_HOST, "the host of " + address + " is unknown: check the base URL");
    }
    if (isCausedBy(failure, HttpConnectTimeoutException.class)
        || isCausedBy(failure, NoRouteToHostException.class)) {
      return new EndpointFailure(
          Fault.UNREACHABLE, address + " cannot be reached: check the base URL");
    }
    if (isCausedBy(failure, ConnectException.class)) {
      return new EndpointFailure(
          Fault.CONNECTION_REFUSED,
          "nothing answers at " + address + ": start the model's server or check the base URL");
    }
    return isCausedBy(failure, SSLException.class)
        ? new EndpointFailure(
            Fault.NO_SECURE_CONNECTION,
            "no secure connection to " + address + ": check its certificate and port")
        : new EndpointFailure(Fault.CONNECTION_LOST, address + " broke the connection off" + LOG);
  }

  /// A status other than 2xx came back.
  ///
  /// @param quote what the endpoint said, without the key
  static EndpointFailure ofStatus(int status, String quote, ModelEndpoint endpoint) {
    String said = " (" + status + (quote.isEmpty() ? "" : ": " + quote) + ")";
    String address = endpoint.address();
    return switch (status) {
      case 401, 403 -> new EndpointFailure(Fault.WRONG_KEY, address + keyRemedy(status, endpoint));
      case 404 ->
          new EndpointFailure(
              Fault.UNKNOWN_MODEL,
              "model %s is unknown at %s%s: check its name and the base URL"
                  .formatted(endpoint.model(), endpoint.baseUrl(), said));
      case 408 ->
          new EndpointFailure(
              Fault.NO_RESPONSE, address + " gave up waiting" + said + ": try again");
      case 429 ->
          new EndpointFailure(
              Fault.RATE_LIMITED, address + " is too busy" + said + ": try again later");
      default -> ofStatusClass(status / 100, address, said);
    };
  }

  private static EndpointFailure ofStatusClass(int hundreds, String address, String said) {
    return switch (hundreds) {
      case 3 ->
          new EndpointFailure(
              Fault.REDIRECT,
              address + " redirects" + said + ": set the base URL to where it leads");
      case 4 ->
          new EndpointFailure(
              Fault.BAD_REQUEST,
              address + " refused the request" + said + ": check model and base URL");
      default -> new EndpointFailure(Fault.SERVER_ERROR, address + " failed" + said + LOG);
    };
  }

  /// Quotes nothing, for endpoints like to repeat a part of the key here.
  private static String keyRemedy(int status, ModelEndpoint endpoint) {
    return endpoint.apiKey().isPresent()
        ? " refused the key (" + status + "): check CITENOTE_LLM_API_KEY"
        : " wants a key (" + status + "): set CITENOTE_LLM_API_KEY";
  }

  private static boolean isCausedBy(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
