package dev.citenote.eval;

import dev.citenote.note.Passage;
import java.util.List;
import java.util.Map;

/// Passages, topics and judgments that retrieval is measured on. Immutable.
///
/// @param passages what is ranked; the note of a passage is the document that judgments name
/// @param topics the judged questions, in the order of their file
/// @param qrels topic to document to grade, 0 for judged and not relevant
public record TestCollection(
    List<Passage> passages, List<Topic> topics, Map<String, Map<String, Integer>> qrels) {

  public TestCollection {
    passages = List.copyOf(passages);
    topics = List.copyOf(topics);
    qrels = Map.copyOf(qrels);
  }

  /// The judgments of one topic.
  Map<String, Integer> judgments(Topic topic) {
    return qrels.getOrDefault(topic.id(), Map.of());
  }

  /// A question with its name, and what a draft that answers it holds.
  ///
  /// @param answers any of them answers it; empty where the collection names none
  public record Topic(String id, String text, List<String> answers) {
    public Topic {
      answers = List.copyOf(answers);
    }
  }
}
