package dev.citenote.llm;

import java.util.regex.Pattern;

/// Tells by its name whether a model may think without an opening tag, because its chat template
/// puts that into the prompt. Stateless.
final class ThinkingModels {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?<![a-z])(r1|z1|qwq|qvq|think|thinking|reasoner|reasoning|magistral)(?![a-z0-9])");

  private ThinkingModels() {}

  static boolean has(String model) {
    return NAME.matcher(model).find();
  }
}
