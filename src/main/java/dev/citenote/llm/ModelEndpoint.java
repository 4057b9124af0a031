package dev.citenote.llm;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/// Where a language model is, and on what terms it is asked. Immutable; [#toString] hides the key.
///
/// @param provider which protocol the endpoint speaks
/// @param baseUrl `http` or `https` with a host, without user, query or fragment
/// @param model name of the model
/// @param apiKey sent as a bearer token, stripped of white space; empty where none is wanted
/// @param terms on what terms it is asked
public record ModelEndpoint(
    Provider provider, URI baseUrl, String model, Optional<String> apiKey, Terms terms) {

  /// @throws IllegalArgumentException naming the value and the rule, where one is broken
  public ModelEndpoint {
    if (baseUrl.toString().contains("@")) {
      throw new IllegalArgumentException(
          "the model's base URL must not hold a user or password: set the key instead");
    }
    String scheme = baseUrl.getScheme() == null ? "" : baseUrl.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "the model's base URL must start with http:// or https://, got " + baseUrl);
    }
    if (baseUrl.getHost() == null) {
      throw new IllegalArgumentException("the model's base URL must name a host, got " + baseUrl);
    }
    if (baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null) {
      throw new IllegalArgumentException("the model's base URL must not hold a query or fragment");
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("the model's name is blank");
    }
    apiKey = apiKey.map(String::strip).filter(key -> !key.isEmpty());
    if (!apiKey.orElse("").chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("the model's key must be printable ASCII without spaces");
    }
  }

  /// Host and port, to name the endpoint in reasons.
  String address() {
    int standard = baseUrl.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    return baseUrl.getHost() + ":" + (baseUrl.getPort() < 0 ? standard : baseUrl.getPort());
  }

  /// Whether what is sent there stays on this machine; false where the host is not known.
  public boolean isOnThisMachine() {
    try {
      return InetAddress.getByName(baseUrl.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return provider + " " + model + " at " + baseUrl;
  }

  /// The protocol that an endpoint speaks.
  public enum Provider {
    /// `POST {base}/chat/completions`, as OpenAI, vLLM, LM Studio, llama.cpp and most vendors do.
    OPENAI,
    /// `POST {base}/api/chat`.
    OLLAMA
  }
}
