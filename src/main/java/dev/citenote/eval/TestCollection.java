package dev.citenote.eval;

import dev.citenote.note.Passage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Passages, topics and judgments that retrieval is measured on. Immutable.
///
/// @param passages what is ranked; the note of a passage is the document that judgments name
/// @param topics the judged questions, in the order of their file; at least one
/// @param qrels topic to document to grade: above 0 relevant, 0 and below judged not to be
public record TestCollection(
    List<Passage> passages, List<Topic> topics, Map<String, Map<String, Integer>> qrels) {

  public TestCollection {
    passages = List.copyOf(passages);
    topics = List.copyOf(topics);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("topics must not be empty");
    }
    qrels =
        qrels.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> Map.copyOf(it.getValue())));
  }

  /// The judgments of one topic.
  Map<String, Integer> judgments(Topic topic) {
    return qrels.getOrDefault(topic.id(), Map.of());
  }

  /// A question with its name, and what a draft that answers it holds.
  ///
  /// @param id not blank
  /// @param text may be blank, which ranks nothing
  /// @param answers any of them answers it, blank ones aside; empty where the collection names none
  public record Topic(String id, String text, List<String> answers) {
    public Topic {
      if (id.isBlank()) {
        throw new IllegalArgumentException("id must not be blank");
      }
      answers = answers.stream().filter(answer -> !answer.isBlank()).toList();
    }
  }
}
