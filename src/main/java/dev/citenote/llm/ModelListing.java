package dev.citenote.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.time.Duration;

/// Looks a model up in the list that its endpoint gives: `GET {base}/models`, or `{base}/api/tags`
/// of Ollama. Stateless.
final class ModelListing {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private ModelListing() {}

  static Probe probe(ModelEndpoint endpoint, BoundedHttpClient http) {
    Duration deadline = endpoint.deadline();
    Duration wait = deadline.compareTo(LONGEST_WAIT) < 0 ? deadline : LONGEST_WAIT;
    String listing;
    try {
      listing = http.execute(request(endpoint), wait).body();
    } catch (HttpException e) {
      return listsNothing(e, endpoint)
          ? new Probe.Ready(endpoint.address() + " answers, and does not list its models")
          : new Probe.Failed(FailureEnding.of(e, endpoint).reason());
    } catch (EndpointFailure e) {
      return new Probe.Failed(e.ending().reason());
    }
    return find(listing, endpoint);
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

  private static boolean listsNothing(HttpException answer, ModelEndpoint endpoint) {
    return endpoint.provider() == ModelEndpoint.Provider.OPENAI
        && (answer.statusCode() == 404 || answer.statusCode() == 405);
  }

  /// Looks for the quoted name: the lists differ in shape, but all hold it as one JSON string.
  private static Probe find(String listing, ModelEndpoint endpoint) {
    String start = listing.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return new Probe.Failed(endpoint.baseUrl() + " " + FailureEnding.NOT_A_MODEL);
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
