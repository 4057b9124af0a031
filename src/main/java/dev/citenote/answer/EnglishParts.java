package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Splits one question in English: what it compares, several aspects of one subject, several
/// clauses that ask. Stateless.
final class EnglishParts {
  private static final int I = Pattern.CASE_INSENSITIVE;

  private static final String LEAD =
      "^(?:so |and |please |can you |could you |explain |describe |tell me )*+(?:(?:what(?:'s|’s| is| are)|list) )?(?:the )?";

  private static final List<Pattern> COMPARED =
      List.of(
          Pattern.compile(
              LEAD
                  + "(?:\\w+ )?differences? between (?:the )?(?<one>.+?),? (?:and|vs\\.?) (?<other>.+)$",
              I),
          Pattern.compile(
              "^(?:please |can you |could you )*+compare (?:the )?(?<one>.+?) (?:and|with|to|against|vs\\.?) (?<other>.+)$",
              I),
          Pattern.compile(
              "^how (?:does|do|is|are|did) (?:the )?(?<one>.+?) (?:differ|different) from (?<other>.+)$",
              I),
          Pattern.compile(
              "^how (?:does|do) (?:the )?(?<one>.+?) compare (?:to|with|against) (?<other>.+)$", I),
          Pattern.compile("^(?<one>[^,]{1,48}?) (?:vs\\.?|versus) (?<other>[^,]{1,48})$", I));

  private static final String ASPECT =
      "(?:main |key |biggest )?(?:advantages?|disadvantages?|drawbacks?|benefits?|limitations?|strengths?|weaknesses|costs?|complexity|applications?|use cases|uses|purpose|definition|formula|steps|properties|principles?|structure|architecture)";

  private static final Pattern ASPECTS =
      Pattern.compile(
          LEAD
              + "(?<aspects>%1$s(?:(?:, | and |, and )(?:the )?%1$s)+) of (?:the )?(?<subject>.{1,60})$"
                  .formatted(ASPECT),
          I);

  private static final Pattern SEPARATOR = Pattern.compile("(?:, and |, | and )(?:the )?", I);

  private static final String ASKER =
      "(?:what|how|why|when|where|which|who)(?:'s|’s| (?:is|are|was|were|does|do|did|can|could|would|should|will|to)\\b)";

  /// Between two clauses that ask.
  private static final Pattern BETWEEN =
      Pattern.compile("(?:,\\s*(?:and\\s+|or\\s+)?|\\s+and\\s+|;\\s*)(?=" + ASKER + ")", I);

  private static final Pattern ASKS =
      Pattern.compile(
          "^(?:(?:what|how|why|when|where|which|who)\\b|(?:is|are|does|do|did|can|could|would|should|will) (?!you\\b)|explain |describe |compare ).*",
          I);

  private static final Pattern POINTS_BACK = Pattern.compile("\\b(?:it|its|they|them|their)\\b", I);

  private EnglishParts() {}

  static boolean asks(String clause) {
    return ASKS.matcher(clause).matches();
  }

  /// Whether a question leans on another by a pronoun.
  static boolean pointsBack(String question) {
    return POINTS_BACK.matcher(question).find();
  }

  /// The clauses of a sentence that ask, if the first does; else the sentence as it is.
  static List<String> clauses(String sentence) {
    List<String> clauses = Stream.of(BETWEEN.split(sentence, -1)).map(String::strip).toList();
    return clauses.size() > 1 && asks(clauses.getFirst()) ? clauses : List.of(sentence);
  }

  /// The parts of one question without its question mark; none where it has no parts.
  static List<Part> of(String question) {
    Matcher aspects = ASPECTS.matcher(question);
    if (aspects.matches()) {
      String subject = aspects.group("subject").strip();
      return Stream.of(SEPARATOR.split(aspects.group("aspects"), -1))
          .map(aspect -> Part.aspect(aspect + " of " + subject, aspect, subject))
          .toList();
    }
    return compared(question).map(pair -> comparison(question, pair)).orElse(List.of());
  }

  private static Optional<Pair> compared(String question) {
    for (Pattern pattern : COMPARED) {
      Matcher matcher = pattern.matcher(question);
      if (matcher.matches()) {
        return Pair.of(matcher.group("one"), matcher.group("other").replaceFirst("(?i)^the ", ""));
      }
    }
    return Optional.empty();
  }

  private static List<Part> comparison(String question, Pair pair) {
    List<Part> parts = new ArrayList<>(List.of(Part.comparison(question, pair.sides())));
    pair.sides().forEach(side -> parts.add(Part.side("What is " + side + "?", side)));
    return parts;
  }
}
