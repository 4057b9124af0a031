package dev.citenote.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/// Puts a query into the words of the notes: each name in it gives way to the name of the same that
/// more passages hold. Confined to one thread.
final class Rewording {
  private static final int MOST_NAMES = 16;
  private static final int MOST_OTHERS = 8;

  private final IndexSearcher searcher;

  Rewording(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /// The reworded query, folded to lower case; empty where it has the notes' words already. Names
  /// beyond the sixteenth stay as they are.
  Optional<String> of(String text, Glossary glossary) throws IOException {
    String folded = Glossary.fold(text);
    Map<String, Optional<String>> usual = new HashMap<>();
    StringBuilder reworded = new StringBuilder();
    int copied = 0;
    for (Glossary.Place place : glossary.places(text).stream().limit(MOST_NAMES).toList()) {
      String words = folded.substring(place.start(), place.end());
      Optional<String> name = usual.get(words);
      if (name == null) {
        name = usual(place.concept());
        usual.put(words, name);
      }
      if (name.isPresent()) {
        reworded.append(folded, copied, place.start()).append(name.get());
        copied = place.end();
      }
    }
    reworded.append(folded.substring(copied));
    return copied == 0 ? Optional.empty() : Optional.of(reworded.toString());
  }

  /// The other name that most passages hold, where it is more than hold the one asked by.
  private Optional<String> usual(Concept concept) throws IOException {
    int most = passagesWith(concept.words());
    Optional<String> usual = Optional.empty();
    for (String other : concept.others().stream().limit(MOST_OTHERS).toList()) {
      int count = passagesWith(other);
      if (count > most) {
        most = count;
        usual = Optional.of(other);
      }
    }
    return usual;
  }

  private int passagesWith(String name) throws IOException {
    Query phrase = WordQuery.PHRASES.createPhraseQuery(Schema.WORDS, name);
    return phrase == null ? 0 : searcher.count(phrase);
  }
}
