package dev.citenote.answer.verify;

import dev.citenote.answer.verify.ClaimClauses.Part;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// From when on something holds: "since version 8". It holds now, so what a clause says without a
/// time is denied by one that denies it. Stateless.
final class Since {
  private static final Pattern PHRASE =
      Pattern.compile(
          "\\b(?:(?:since|as of|starting (?:with|from|in)|beginning with) (?:[\\w.+#-]{1,20} ){0,3}?v?\\d[\\w.]*"
              + "|from (?:[\\w.+#-]{1,20} ){0,3}?v?\\d[\\w.]* on(?:wards?)?\\b)"
              + "|(?:自从?|从)[^，。；,;\\d]{0,20}\\d[\\w.]*\\s*(?:版本?|年)?\\s*(?:起|开始|以来|[之以]后)",
          Pattern.CASE_INSENSITIVE);

  /// Says what was, which may have changed.
  private static final Pattern PAST =
      Pattern.compile(
          "\\b(?:was|were|wasn't|weren't|did|didn't|had|used to|earlier|originally|initially)\\b"
              + "|曾|以前|之前|过去|当时|原来|原先|最初|起初|早期|旧版",
          Pattern.CASE_INSENSITIVE);

  private Since() {}

  /// A clause without such phrases; as it is where the one that it is compared with may speak of
  /// another time.
  static Part without(Part part, Part other) {
    String text = part.whole().claim().text();
    List<MatchResult> phrases = PHRASE.matcher(text).results().toList();
    if (phrases.isEmpty() || speaksOfATime(other)) {
      return part;
    }
    Clause clause = part.clause();
    return new Part(
        part.whole(),
        new Clause(
            clause.start(),
            clause.end(),
            clause.quantities().stream().filter(it -> !in(phrases, it.start())).toList(),
            clause.terms().stream().filter(it -> !in(phrases, it.start())).toList(),
            clause.before(),
            clause.roles(),
            clause.denied()));
  }

  private static boolean speaksOfATime(Part part) {
    String text = part.whole().claim().text();
    return PAST.matcher(text).find() || PHRASE.matcher(text).find();
  }

  private static boolean in(List<MatchResult> phrases, int place) {
    return phrases.stream().anyMatch(it -> it.start() <= place && place < it.end());
  }
}
