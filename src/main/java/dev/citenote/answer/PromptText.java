package dev.citenote.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Texts that are sent to a language model, in the question's language. Stateless.
final class PromptText {
  private PromptText() {}

  /// A text by its name, which ends with a line break.
  static String of(String name, Wording language) {
    String file = name + (language == Wording.CHINESE ? "-zh.txt" : "-en.txt");
    try (InputStream in = PromptText.class.getResourceAsStream("/prompts/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the prompt " + file + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
