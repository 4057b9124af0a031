package dev.citenote.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/// Hands LangChain4j a client that is already built. The endpoint sets the limits, so those that
/// LangChain4j asks for are ignored. Immutable.
record BoundedHttpClientBuilder(BoundedHttpClient client, Duration total)
    implements HttpClientBuilder {

  @Override
  public Duration connectTimeout() {
    return total;
  }

  @Override
  public HttpClientBuilder connectTimeout(Duration ignored) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return total;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration ignored) {
    return this;
  }

  @Override
  public HttpClient build() {
    return client;
  }
}
