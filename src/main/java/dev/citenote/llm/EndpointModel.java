package dev.citenote.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;

/// A language model that LangChain4j speaks to over a [BoundedHttpClient]. Thread-safe.
final class EndpointModel implements LanguageModel {
  private final ModelEndpoint endpoint;
  private final ChatModel chat;
  private final BoundedHttpClient http;

  EndpointModel(ModelEndpoint endpoint, ChatModel chat, BoundedHttpClient http) {
    this.endpoint = endpoint;
    this.chat = chat;
    this.http = http;
  }

  @Override
  public Completion complete(Prompt prompt, Listener listener) {
    List<ChatMessage> messages = messages(prompt);
    ChatResponse response;
    try {
      response = chat.chat(messages);
    } catch (RuntimeException e) {
      // LangChain4j declares none: anything it throws is about what came back.
      return FailureEnding.of(e, endpoint);
    }
    return AnswerEnding.of(response);
  }

  @Override
  public Probe probe() {
    return ModelListing.probe(endpoint, http);
  }

  @Override
  public String name() {
    return endpoint.model();
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
