package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.citenote.answer.CitedSentence;
import java.util.List;
import java.util.Locale;

/// One sentence of a draft, as JSON has it. Immutable.
///
/// @param origin `notes` or `model`
/// @param support `supported`, `weak` or `unsupported`
/// @param disagreements in what it clashes with the place it cites: `number`, `negation`, `name`;
///     absent where in nothing
record SentenceJson(
    String text,
    List<Integer> citations,
    String origin,
    String support,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> disagreements) {

  SentenceJson {
    citations = List.copyOf(citations);
    disagreements = List.copyOf(disagreements);
  }

  static SentenceJson of(CitedSentence sentence) {
    return new SentenceJson(
        sentence.text(),
        sentence.citations(),
        word(sentence.origin()),
        word(sentence.support()),
        sentence.disagreements().stream().sorted().map(SentenceJson::word).toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
