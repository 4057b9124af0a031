package dev.citenote.answer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Resolves questions in English that name nothing: "why?", "for example?", "anything else?" ask
/// the last question again, for its reason, an example or more. Stateless.
final class EnglishBare {
  private static final int I = Pattern.CASE_INSENSITIVE;
  private static final String LEAD = "(?:(?:and|so|but|then|ok|okay),? )?";
  private static final String POLITE = "(?:can you |could you |would you )?(?:please )?";

  private static final Pattern WHY =
      Pattern.compile(
          LEAD
              + "(?:why(?: not| so| though)?|how come|(?:and )?why (?:is|was|does) (?:that|this|it)(?: so| the case| happen)?)",
          I);
  private static final Pattern HOW = Pattern.compile(LEAD + "how(?: so| exactly)?", I);
  private static final Pattern EXAMPLE =
      Pattern.compile(
          LEAD
              + "(?:(?:for |any |an |another |like )?(?:an )?examples?|"
              + POLITE
              + "(?:give|show)(?: me)? (?:an|another|some)(?: concrete)? examples?|such as|like what)(?:,? please)?",
          I);
  private static final Pattern DETAIL =
      Pattern.compile(
          LEAD
              + "(?:(?:some )?more(?: details?)?|in (?:more )?detail|go on|"
              + POLITE
              + "(?:elaborate|(?:tell|give|show)(?: me)? (?:more|(?:some )?(?:more )?details?)|(?:explain|describe)(?: (?:it|that|this))? (?:further|in (?:more |greater )?detail))(?: (?:about|on) (?:it|that|this))?)(?:,? please)?",
          I);
  private static final Pattern ELSE =
      Pattern.compile(
          LEAD + "(?:what|anything|something) else|any(?:thing)? others?|(?:and )?more of them", I);
  private static final Pattern OTHER =
      Pattern.compile(
          LEAD + "(?:when|where|what does (?:that|this) mean|meaning)(?:,? please)?", I);

  private static final Pattern YES_NO =
      Pattern.compile("(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have) .*", I);
  private static final Pattern WHAT_IS =
      Pattern.compile("(?:what(?:'s|’s| is| are)|explain|describe|define) (?<it>[^,;?]{1,48})", I);
  private static final Pattern HAS =
      Pattern.compile(
          "what (?:is|are) (?:the )?(?<has>(?:\\w+ )?(?:advantages?|disadvantages?|drawbacks?|benefits?|limitations?|weaknesses|strengths|downsides?|applications|types|steps|pros and cons)) of (?<it>.+)",
          I);
  private static final Pattern MANNER =
      Pattern.compile(
          "(?:how|why) (?<rest>(?:does|do|did|is|are|was|were|can) (?!i\\b|you\\b|we\\b).*)", I);

  private EnglishBare() {}

  /// The last question as one that names nothing asks it; empty where it does name something.
  ///
  /// @param plain without its marks
  static Optional<String> resolve(String question, String plain, FollowUp before) {
    if (before.lastIsLong()) {
      return Optional.of(before.lastWith(question)).filter(it -> isBare(plain));
    }
    String last = before.lastPlain();
    Optional<String> thing = whatIs(last);
    if (WHY.matcher(plain).matches()) {
      return Optional.of(why(question, before));
    }
    if (HOW.matcher(plain).matches()) {
      Optional<String> works = thing.map(it -> "How " + doesFor(it) + " " + it + " work?");
      return Optional.of(works.orElseGet(() -> asking("How", question, before)));
    }
    if (EXAMPLE.matcher(plain).matches()) {
      Optional<String> example = thing.map(it -> "What is an example of " + it + "?");
      return Optional.of(example.orElseGet(() -> before.lastWith(question)));
    }
    if (DETAIL.matcher(plain).matches()) {
      return Optional.of(last + ", in detail?");
    }
    if (ELSE.matcher(plain).matches()) {
      Matcher has = HAS.matcher(last);
      return Optional.of(
          has.matches()
              ? "What are the other " + has.group("has") + " of " + has.group("it") + "?"
              : before.lastWith(question));
    }
    return OTHER.matcher(plain).matches()
        ? Optional.of(before.lastWith(question))
        : Optional.empty();
  }

  private static boolean isBare(String plain) {
    return Stream.of(WHY, HOW, EXAMPLE, DETAIL, ELSE, OTHER)
        .anyMatch(it -> it.matcher(plain).matches());
  }

  private static String why(String question, FollowUp before) {
    String last = before.lastPlain();
    Matcher has = HAS.matcher(last);
    if (has.matches()) {
      String it = has.group("it");
      return "Why " + doesFor(it) + " " + it + " have " + has.group("has") + "?";
    }
    return whatIs(last)
        .map(it -> "Why " + it + "?")
        .orElseGet(() -> asking("Why", question, before));
  }

  /// The last question where it asks yes or no, or in another way, as one that asks why or how.
  private static String asking(String word, String question, FollowUp before) {
    String last = before.lastPlain();
    Matcher manner = MANNER.matcher(last);
    if (YES_NO.matcher(last).matches()) {
      return word + " " + last.substring(0, 1).toLowerCase(Locale.ROOT) + last.substring(1) + "?";
    }
    boolean same = last.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT));
    return manner.matches() && !same
        ? word + " " + manner.group("rest") + "?"
        : before.lastWith(question);
  }

  private static String doesFor(String thing) {
    return thing.matches(".*[^s]s") && !thing.contains(" of ") ? "do" : "does";
  }

  /// What the last question asks the meaning of.
  private static Optional<String> whatIs(String last) {
    Matcher is = WHAT_IS.matcher(last);
    boolean plain = is.matches() && !HAS.matcher(last).matches();
    return plain && !is.group("it").matches("(?i).*\\b(?:between|differences?|and)\\b.*")
        ? Optional.of(is.group("it"))
        : Optional.empty();
  }
}
