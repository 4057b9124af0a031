package dev.citenote.llm;

import dev.citenote.llm.Completion.Broken;
import dev.citenote.llm.Completion.NoAnswer;
import dev.citenote.llm.Completion.Refused;
import dev.citenote.llm.Completion.Unavailable;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Says how asking ended when no answer came back. Stateless.
final class FailureEnding {

  /// Reason for what no language model would send.
  static final String NOT_A_MODEL = "is not a language model endpoint: check the base URL";

  private FailureEnding() {}

  /// Judges what LangChain4j threw.
  static NoAnswer of(RuntimeException thrown, ModelEndpoint endpoint) {
    Optional<EndpointFailure> known = cause(thrown, EndpointFailure.class);
    if (known.isPresent()) {
      return known.get().ending();
    }
    Optional<HttpException> status = cause(thrown, HttpException.class);
    if (status.isPresent()) {
      return ofStatus(status.get(), endpoint);
    }
    return cause(thrown, ContentFilteredException.class).isPresent()
        ? new Refused("the model declined to answer: ask differently")
        : new Broken(endpoint.baseUrl() + " " + NOT_A_MODEL);
  }

  /// Judges a failed exchange: nothing, or only a part, came back.
  static NoAnswer ofExchange(Throwable failure, ModelEndpoint endpoint) {
    String address = endpoint.address();
    if (cause(failure, UnresolvedAddressException.class).isPresent()) {
      return new Unavailable("the host of " + address + " is unknown: check the base URL");
    }
    if (cause(failure, ConnectException.class).isPresent()) {
      return new Unavailable(
          "nothing answers at " + address + ": start the model's server or check the base URL");
    }
    if (cause(failure, HttpConnectTimeoutException.class).isPresent()) {
      return new Unavailable(address + " cannot be reached in time: check the base URL");
    }
    return cause(failure, SSLException.class).isPresent()
        ? new Unavailable("no secure connection to " + address + ": check its certificate and port")
        : new Unavailable(address + " broke the connection off: look at the model server's log");
  }

  private static NoAnswer ofStatus(HttpException answer, ModelEndpoint endpoint) {
    int status = answer.statusCode();
    String quote = Objects.requireNonNullElse(answer.getMessage(), "");
    String said = " (" + status + (quote.isEmpty() ? "" : ": " + quote) + ")";
    String address = endpoint.address();
    return switch (status) {
      case 401, 403 -> new Refused(address + keyRemedy(status, endpoint));
      case 404 ->
          new Refused(
              "model "
                  + endpoint.model()
                  + " is unknown at "
                  + endpoint.baseUrl()
                  + said
                  + ": check its name and the base URL");
      case 408 -> new Unavailable(address + " gave up waiting" + said + ": try again");
      case 429 -> new Unavailable(address + " is too busy" + said + ": try again later");
      default -> ofStatusClass(status / 100, address, said);
    };
  }

  /// Quotes nothing, for endpoints like to repeat a part of the key here.
  private static String keyRemedy(int status, ModelEndpoint endpoint) {
    return endpoint.apiKey().isPresent()
        ? " refused the key (" + status + "): check CITENOTE_LLM_API_KEY"
        : " wants a key (" + status + "): set CITENOTE_LLM_API_KEY";
  }

  private static NoAnswer ofStatusClass(int hundreds, String address, String said) {
    return switch (hundreds) {
      case 3 -> new Broken(address + " redirects" + said + ": set the base URL to where it leads");
      case 4 -> new Refused(address + " refused the request" + said + ": check model and base URL");
      case 5 -> new Unavailable(address + " failed" + said + ": look at the model server's log");
      default -> new Broken(address + said + " " + NOT_A_MODEL);
    };
  }

  private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }
}
