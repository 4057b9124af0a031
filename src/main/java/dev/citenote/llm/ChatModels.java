package dev.citenote.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.Map;

/// Makes LangChain4j's models out of endpoints. Stateless.
final class ChatModels {

  private ChatModels() {}

  /// A model for one call. It logs nothing, and nothing of what the model thinks is left in the
  /// text.
  static StreamingChatModel streaming(ModelEndpoint endpoint, BoundedHttpClient http) {
    HttpClientBuilder builder =
        new BoundedHttpClientBuilder(http, endpoint.terms().deadlines().total());
    return switch (endpoint.provider()) {
      case OPENAI -> openAi(endpoint, builder);
      case OLLAMA -> ollama(endpoint, builder);
    };
  }

  private static StreamingChatModel openAi(ModelEndpoint endpoint, HttpClientBuilder http) {
    OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder model =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(endpoint.baseUrl().toString())
            .modelName(endpoint.model())
            .temperature(endpoint.terms().temperature())
            .returnThinking(true);
    endpoint.apiKey().ifPresent(model::apiKey);
    return model.build();
  }

  private static StreamingChatModel ollama(ModelEndpoint endpoint, HttpClientBuilder http) {
    OllamaStreamingChatModel.OllamaStreamingChatModelBuilder model =
        OllamaStreamingChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(endpoint.baseUrl().toString())
            .modelName(endpoint.model())
            .numCtx(endpoint.terms().contextTokens())
            .temperature(endpoint.terms().temperature())
            .returnThinking(true);
    endpoint
        .apiKey()
        .ifPresent(key -> model.customHeaders(Map.of("Authorization", "Bearer " + key)));
    return model.build();
  }
}
