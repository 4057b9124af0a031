package dev.citenote.llm;

import dev.citenote.llm.Terms.Deadlines;
import java.time.Duration;

/// Says what cut an answer that had begun, and what helps; never with the key in it. Stateless.
///
/// Before an answer begins, [Refusals] does.
final class Reasons {
  private static final String LOG = ": look at the model server's log";

  private Reasons() {}

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
        "the answer and its thoughts are longer than %,d characters: ask for less, or raise llm.max_chars"
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
}
