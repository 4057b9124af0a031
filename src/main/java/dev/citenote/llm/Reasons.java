package dev.citenote.llm;

import dev.citenote.llm.Terms.Deadlines;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/// Says what happened and what helps, for every fault; never with the key in it. Stateless.
final class Reasons {
  private static final String LOG = ": look at the model server's log";

  private Reasons() {}

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

  static EndpointFailure notAModel(ModelEndpoint endpoint) {
    return new EndpointFailure(
        Fault.NOT_A_MODEL,
        endpoint.baseUrl() + " is not a language model endpoint: check the base URL");
  }

  static EndpointFailure notFinished(ModelEndpoint endpoint) {
    return new EndpointFailure(
        Fault.NOT_FINISHED, endpoint.address() + " did not finish the answer" + LOG);
  }

  static EndpointFailure brokenEvent(ModelEndpoint endpoint) {
    return new EndpointFailure(
        Fault.BROKEN_EVENT,
        endpoint.address() + " sent what cannot be read in the middle of the answer" + LOG);
  }

  /// @param said what the endpoint said, perhaps with the key in it
  static EndpointFailure errorEvent(ModelEndpoint endpoint, String said) {
    String quote = UpstreamText.quote(said, endpoint.apiKey());
    return new EndpointFailure(
        Fault.ERROR_EVENT,
        endpoint.address()
            + " failed while it answered"
            + (quote.isEmpty() ? "" : " (" + quote + ")")
            + LOG);
  }

  /// @param what clause about the endpoint that says what was too long
  static EndpointFailure tooLong(ModelEndpoint endpoint, String what) {
    return new EndpointFailure(
        Fault.TOO_LONG, endpoint.address() + " " + what + ": check the base URL and the model");
  }

  static EndpointFailure tooManyCharacters(ModelEndpoint endpoint) {
    return new EndpointFailure(
        Fault.TOO_LONG,
        "the answer is longer than %,d characters: ask for less, or raise llm.max_chars"
            .formatted(endpoint.terms().maxChars()));
  }

  static EndpointFailure thoughtAloud(ModelEndpoint endpoint) {
    return new EndpointFailure(
        Fault.THOUGHT_ALOUD,
        endpoint.model()
            + " said what it thought: have the model's server tell thoughts apart, or take another model");
  }

  static EndpointFailure declined() {
    return new EndpointFailure(
        Fault.CONTENT_FILTER, "the model declined to answer: ask differently");
  }

  /// The model stopped, and did not say that it was finished.
  static EndpointFailure stopped(ModelEndpoint endpoint, Fault fault) {
    return switch (fault) {
      case LENGTH ->
          new EndpointFailure(
              fault,
              "the model reached its length limit: ask for less, or raise llm.context_tokens");
      case CONTENT_FILTER ->
          new EndpointFailure(
              fault, "the endpoint's content filter stopped the answer: ask differently");
      case TOOL_CALL ->
          new EndpointFailure(
              fault, "the model called a tool instead of answering: take another model");
      case EMPTY ->
          new EndpointFailure(
              fault, "the model answered without any text: check that it is a chat model");
      default -> notFinished(endpoint);
    };
  }

  static EndpointFailure outOfTime(ModelEndpoint endpoint, Fault fault) {
    Deadlines deadlines = endpoint.terms().deadlines();
    String address = endpoint.address();
    return new EndpointFailure(
        fault,
        switch (fault) {
          case IDLE ->
              address
                  + " fell silent for "
                  + seconds(deadlines.idle())
                  + " in the middle of the answer: try again, or raise llm.idle_timeout";
          case NO_FIRST_TOKEN ->
              address
                  + " took the question and said nothing within "
                  + seconds(deadlines.firstToken())
                  + ": take a smaller model, or raise llm.first_token_timeout";
          case DEADLINE ->
              address
                  + " did not finish the answer within "
                  + seconds(deadlines.total())
                  + ": take a faster model, or raise llm.deadline";
          default ->
              address
                  + " gave no answer within "
                  + seconds(shorter(deadlines.firstToken(), deadlines.total()))
                  + ": try again, or raise llm.first_token_timeout and llm.deadline";
        });
  }

  static String cancelled(ModelEndpoint endpoint) {
    return "asking " + endpoint.model() + " was cancelled";
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
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
