package dev.citenote.eval;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Ranking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A ranking of documents beside the judgments of its topic. Documents that hold copies of one
/// passage count as one: at the rank of the hit that stands for them, and with the best of their
/// grades. Immutable.
///
/// @param documents best first, each once
/// @param grades document to grade
record JudgedRanking(List<String> documents, Map<String, Integer> grades) {

  JudgedRanking {
    documents = List.copyOf(documents);
    grades = Map.copyOf(grades);
  }

  /// @param grades of the documents that were judged
  static JudgedRanking of(Ranking ranking, Map<String, Integer> grades) {
    Map<String, String> standingFor = new HashMap<>();
    List<String> documents = new ArrayList<>();
    for (Hit hit : ranking.hits()) {
      String own = hit.passage().note();
      String document = standingFor.getOrDefault(own, own);
      hit.places().map(Passage::note).forEach(it -> standingFor.putIfAbsent(it, document));
      documents.add(document);
    }
    Map<String, Integer> joined = new HashMap<>();
    grades.forEach(
        (document, grade) ->
            joined.merge(standingFor.getOrDefault(document, document), grade, Math::max));
    return new JudgedRanking(documents.stream().distinct().toList(), joined);
  }
}
