package dev.citenote.answer;

import java.util.List;

/// Lays out chosen sentences as Markdown with markers. Stateless.
final class DraftText {
  private DraftText() {}

  /// One line where all sentences stand on the same line of one note, else a list.
  static String of(List<CitedSentence> sentences, List<Citation> citations) {
    boolean sameLine =
        citations.stream()
                .map(citation -> citation.note() + ":" + citation.span().firstLine())
                .distinct()
                .count()
            <= 1;
    StringBuilder text = new StringBuilder();
    for (CitedSentence sentence : sentences) {
      if (!text.isEmpty()) {
        text.append(sameLine ? " " : "\n");
      }
      text.append(sameLine ? "" : "- ").append(sentence.text().replaceAll("\\s*\\R\\s*", " "));
      sentence.citations().forEach(marker -> text.append(" [").append(marker).append(']'));
    }
    return text.toString();
  }
}
