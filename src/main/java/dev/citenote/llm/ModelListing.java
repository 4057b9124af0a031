package dev.citenote.llm;

import dev.citenote.llm.Terms.Deadlines;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.time.Duration;

/// Looks a model up in the list that its endpoint gives: `GET {base}/models`, or `{base}/api/tags`
/// of Ollama. Stateless.
final class ModelListing {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private ModelListing() {}

  static Probe probe(ModelEndpoint endpoint) {
    try {
      return find(read(hurried(endpoint)), endpoint);
    } catch (EndpointFailure e) {
      return listsNothing(e, endpoint)
          ? new Probe.Ready(endpoint.address() + " answers, and does not list its models")
          : new Probe.Failed(e.reason());
    }
  }

  /// The list as the endpoint gives it.
  ///
  /// @throws EndpointFailure where there is none
  private static String read(ModelEndpoint endpoint) {
    Patience patience = new Patience(endpoint, Listener.NONE);
    return new BoundedHttpClient(endpoint, patience, () -> false).execute(request(endpoint)).body();
  }

  private static ModelEndpoint hurried(ModelEndpoint endpoint) {
    Duration total = endpoint.terms().deadlines().total();
    Terms terms =
        Terms.within(Deadlines.within(total.compareTo(LONGEST_WAIT) < 0 ? total : LONGEST_WAIT));
    return new ModelEndpoint(
        endpoint.provider(), endpoint.baseUrl(), endpoint.model(), endpoint.apiKey(), terms);
  }

  private static HttpRequest request(ModelEndpoint endpoint) {
    HttpRequest.Builder request =
        HttpRequest.builder()
            .method(HttpMethod.GET)
            .url(endpoint.baseUrl().toString(), path(endpoint));
    endpoint.apiKey().ifPresent(key -> request.addHeader("Authorization", "Bearer " + key));
    return request.build();
  }

  private static String path(ModelEndpoint endpoint) {
    return switch (endpoint.provider()) {
      case OPENAI -> "models";
      case OLLAMA -> "api/tags";
    };
  }

  /// Not every endpoint of OpenAI's protocol has the list: 404 or 405 says nothing of the model.
  private static boolean listsNothing(EndpointFailure failure, ModelEndpoint endpoint) {
    return endpoint.provider() == ModelEndpoint.Provider.OPENAI
        && (failure.fault() == Fault.UNKNOWN_MODEL || failure.fault() == Fault.BAD_REQUEST);
  }

  /// Looks for the quoted name: the lists differ in shape, but all hold it as one JSON string.
  private static Probe find(String listing, ModelEndpoint endpoint) {
    String start = listing.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return new Probe.Failed(Reasons.notAModel(endpoint).reason());
    }
    String plain = listing.replace("\\/", "/");
    boolean latest =
        endpoint.provider() == ModelEndpoint.Provider.OLLAMA
            && plain.contains("\"" + endpoint.model() + ":latest\"");
    return latest || plain.contains("\"" + endpoint.model() + "\"")
        ? new Probe.Ready(endpoint.address() + " answers and knows " + endpoint.model())
        : new Probe.Failed(
            endpoint.address() + " does not list model " + endpoint.model() + ": check its name");
  }
}
