package dev.citenote.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.Map;

/// Makes language models from endpoints. Stateless.
public final class LanguageModels {

  /// Low, so that drafts keep to the evidence.
  private static final double TEMPERATURE = 0.2;

  /// Tokens that Ollama keeps in view; by default it cuts longer prompts without a word.
  private static final int OLLAMA_CONTEXT = 8_192;

  private LanguageModels() {}

  /// The model at an endpoint. Nothing is sent before it is asked.
  public static LanguageModel of(ModelEndpoint endpoint) {
    BoundedHttpClient http = new BoundedHttpClient(endpoint);
    HttpClientBuilder builder = new BoundedHttpClientBuilder(http);
    ChatModel chat =
        switch (endpoint.provider()) {
          case OPENAI -> openAi(endpoint, builder);
          case OLLAMA -> ollama(endpoint, builder);
        };
    return new EndpointModel(endpoint, chat, http);
  }

  private static ChatModel openAi(ModelEndpoint endpoint, HttpClientBuilder http) {
    OpenAiChatModel.OpenAiChatModelBuilder model =
        OpenAiChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(endpoint.baseUrl().toString())
            .modelName(endpoint.model())
            .temperature(TEMPERATURE)
            .maxRetries(0);
    endpoint.apiKey().ifPresent(model::apiKey);
    return model.build();
  }

  private static ChatModel ollama(ModelEndpoint endpoint, HttpClientBuilder http) {
    OllamaChatModel.OllamaChatModelBuilder model =
        OllamaChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(endpoint.baseUrl().toString())
            .modelName(endpoint.model())
            .numCtx(OLLAMA_CONTEXT)
            .temperature(TEMPERATURE)
            .maxRetries(0);
    endpoint
        .apiKey()
        .ifPresent(key -> model.customHeaders(Map.of("Authorization", "Bearer " + key)));
    return model.build();
  }
}
