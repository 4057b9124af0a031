package dev.citenote.llm;

import dev.citenote.llm.Completion.Broken;
import dev.citenote.llm.Completion.Complete;
import dev.citenote.llm.Completion.Refused;
import dev.citenote.llm.Completion.Truncated;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import org.jspecify.annotations.Nullable;

/// Judges what a model answered: only text that it ended itself is complete. Stateless.
///
/// LangChain4j 1.18.1 gives a null reason where the endpoint sends none; a reason that it does not
/// know is null too for OpenAI, and `OTHER` for Ollama.
final class AnswerEnding {

  private AnswerEnding() {}

  static Completion of(ChatResponse response) {
    return of(response.aiMessage().text(), response.finishReason());
  }

  static Completion of(@Nullable String raw, @Nullable FinishReason reason) {
    SpokenText spoken = SpokenText.of(raw == null ? "" : raw);
    if (reason == FinishReason.CONTENT_FILTER) {
      return new Refused("the endpoint's content filter stopped the answer: ask differently");
    }
    if (reason == FinishReason.LENGTH) {
      return new Truncated(spoken.text(), "the model reached its length limit");
    }
    if (reason == FinishReason.TOOL_EXECUTION) {
      return new Truncated(spoken.text(), "the model called a tool instead of answering");
    }
    if (spoken.stillThinking()) {
      return new Truncated("", "the model was still thinking when it stopped");
    }
    if (spoken.text().isEmpty()) {
      return new Broken("the model answered without any text: check that it is a chat model");
    }
    return reason == FinishReason.STOP
        ? new Complete(spoken.text())
        : new Truncated(spoken.text(), "the endpoint did not say that the answer was finished");
  }
}
