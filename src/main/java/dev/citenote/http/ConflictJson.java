package dev.citenote.http;

import dev.citenote.answer.verify.Conflict;
import java.util.List;
import java.util.Locale;

/// Two cited places that clash, as JSON has them. Immutable.
///
/// @param kind `number`, `year`, `name` or `negation`
/// @param citations markers of both
record ConflictJson(String kind, List<Integer> citations) {

  ConflictJson {
    citations = List.copyOf(citations);
  }

  static ConflictJson of(Conflict conflict) {
    return new ConflictJson(conflict.kind().name().toLowerCase(Locale.ROOT), conflict.citations());
  }
}
