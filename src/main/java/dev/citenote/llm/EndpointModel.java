package dev.citenote.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;

/// A language model that LangChain4j speaks to over a [BoundedHttpClient] of each call's own.
/// Immutable and thread-safe.
final class EndpointModel implements LanguageModel {
  private final ModelEndpoint endpoint;

  EndpointModel(ModelEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public Completion complete(Prompt prompt, Listener listener) {
    Hearing hearing = new Hearing(endpoint, listener);
    Patience patience = new Patience(endpoint, listener);
    BoundedHttpClient http = new BoundedHttpClient(endpoint, patience, hearing::isOver);
    try {
      ChatModels.streaming(endpoint, http).chat(messages(prompt), hearing);
    } catch (EndpointFailure e) {
      return hearing.end(e);
    }
    return hearing.end();
  }

  @Override
  public Probe probe() {
    return ModelListing.probe(endpoint);
  }

  @Override
  public String name() {
    return endpoint.model();
  }

  @Override
  public int contextTokens() {
    return endpoint.terms().contextTokens();
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }

  private static List<ChatMessage> messages(Prompt prompt) {
    UserMessage request = UserMessage.from(prompt.request());
    return prompt.instructions().isBlank()
        ? List.of(request)
        : List.of(SystemMessage.from(prompt.instructions()), request);
  }
}
