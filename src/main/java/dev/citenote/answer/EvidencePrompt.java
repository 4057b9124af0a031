package dev.citenote.answer;

import dev.citenote.answer.Question.Mode;
import dev.citenote.llm.Prompt;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Hit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// Builds the prompt: instructions in the question's language, and numbered passages between
/// delimiters that nobody who wrote a note could know. Stateless.
final class EvidencePrompt {
  private static final SecureRandom RANDOM = new SecureRandom();

  private EvidencePrompt() {}

  static Prompt of(Question question, List<Hit> evidence) {
    Wording wording = Wording.of(question.text());
    String language = wording == Wording.CHINESE ? "zh" : "en";
    String mode = question.mode() == Mode.AUTO ? "auto" : "notes";
    String instructions =
        read("answer-" + language + ".txt") + read(mode + "-" + language + ".txt");
    String delimiter = delimiter();
    StringBuilder request = new StringBuilder();
    int number = 1;
    for (Hit hit : evidence) {
      Passage passage = hit.passage();
      request
          .append("<passage-%s number=\"%d\">\n".formatted(delimiter, number++))
          .append(passage.note())
          .append(passage.headings().isEmpty() ? "" : " › ")
          .append(String.join(" › ", passage.headings()))
          .append('\n')
          .append(passage.text())
          .append("\n</passage-%s>\n\n".formatted(delimiter));
    }
    request.append(question.text());
    return new Prompt(instructions, request.toString());
  }

  private static String delimiter() {
    byte[] bytes = new byte[6];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String read(String name) {
    try (InputStream in = EvidencePrompt.class.getResourceAsStream("/prompts/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the prompt " + name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
