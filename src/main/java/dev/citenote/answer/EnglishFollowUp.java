package dev.citenote.answer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resolves questions in English that lean on what was said before. Stateless.
final class EnglishFollowUp {
  private static final int I = Pattern.CASE_INSENSITIVE;

  private static final Pattern BARE =
      Pattern.compile(
          "(?:and |so |but |then )?(?:why(?: not| so| is that| is this)?|how(?: so| come)?|when|where|what else|anything else|go on|more(?: details?)?|in (?:more )?detail|(?:for |any |an |another )?examples?|(?:can you |could you |please )?give (?:me )?(?:an|another|some) examples?|such as|like what|what does (?:that|this) mean|meaning)(?:,? please)?",
          I);

  private static final Pattern ASKS_ON =
      Pattern.compile(
          "(?:(?:and|but|so|ok|then),? )?(?:(?:what|how) about|and|or) (?:the |an? )?(?<thing>[\\w.+#'-]+(?: [\\w.+#'-]+){0,5})",
          I);

  private static final Pattern ONE_OF_TWO =
      Pattern.compile("\\b(?:the )?(?<which>former|latter|first|second|other)(?: one)?\\b", I);

  private static final Pattern SIDE =
      Pattern.compile(
          "(?:main )?(?:advantages?|disadvantages?|drawbacks?|benefits?|limitations?|pros|cons|pros and cons|costs?|complexity|applications?|uses?|use cases?|purpose|types?|definition|formula|steps?|downsides?|upsides?|weaknesses|strengths|alternatives)",
          I);

  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?:what|who|why|how|when|where|which|is|are|does|do|did|can|should)\\b.*", I);

  private static final String GENERIC =
      "(?:one|method|approach|technique|model|algorithm|concept|idea|term|process|thing)";

  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "\\b(?:(?<own>its|theirs?)|(?:this|that|the same) %1$s|these %1$ss|those %1$ss|it|they|them|(?:this|that)(?= (?:is|mean|means|work|works|help|helps|happen|happens|matter|matters|differ|differs|do|does|have|has|need|needs|used|useful|important|better|so|called|good|bad)\\b|\\s*[?.!]*$))\\b"
              .formatted(GENERIC),
          I);

  /// Words before a pronoun that name nothing it could point at.
  private static final Pattern LEAD =
      Pattern.compile(
          "(?:(?:and|so|but|then|ok|okay|well|also|why|how|what|when|where|which|who|is|are|was|were|do|does|did|can|could|should|would|will|has|have|had|the|of|for|with|to|by|in|on|at|from|than|about|between|main|some|any|other|different|more|much|many|often|advantages?|disadvantages?|benefits?|drawbacks?|limitations?|differences?|types?|pros|cons|purpose|meaning|cost|costs|complexity|formula|examples?|explain|describe|compare|define|list|name|give|show|tell|me|us|you|i|we|use|used|using|need|mean|if|not|a|an|please)\\b[\\s,']*+)*+",
          I);

  private static final Pattern EXPLETIVE =
      Pattern.compile(
          "(?:.*\\b(?:is|was|be|are) it (?:possible|ok|okay|necessary|better to|good to|safe|worth|required|important to|true|legal|useful to|enough|that)\\b|(?:what|how)(?:'s| is) it (?:going|like)|how (?:does|do) it go|what time is it|is it (?:raining|late)|.*\\bit(?:'s| is) (?:raining|late)).*",
          I);

  private EnglishFollowUp() {}

  static Optional<String> resolve(String question, FollowUp before) {
    String plain = question.replaceAll("[?!.\\s]+$", "");
    if (BARE.matcher(plain).matches()) {
      return Optional.of(before.lastWith(question));
    }
    Matcher asksOn = ASKS_ON.matcher(plain);
    if (asksOn.matches() && !CLAUSE.matcher(asksOn.group("thing")).matches()) {
      return asksOn(question, asksOn.group("thing"), before);
    }
    return pointsBack(question, before);
  }

  /// "what about QLoRA?": the last question again, about another thing or another side of it.
  private static Optional<String> asksOn(String question, String thing, FollowUp before) {
    boolean oneOfTwo = ONE_OF_TWO.matcher(thing).matches();
    if (oneOfTwo || POINTS_BACK.matcher(thing).find()) {
      return pointsBack(question, before);
    }
    return SIDE.matcher(thing).matches()
        ? before.subjectOutside(question).map(it -> "What about the " + thing + " of " + it + "?")
        : before.lastAbout(thing);
  }

  private static Optional<String> pointsBack(String question, FollowUp before) {
    Matcher oneOfTwo = ONE_OF_TWO.matcher(question);
    if (oneOfTwo.find() && opens(question, oneOfTwo.start())) {
      String which = oneOfTwo.group("which").toLowerCase(Locale.ROOT);
      boolean certain = oneOfTwo.group().matches("(?i).*(?:former|latter| one)");
      int index = which.equals("former") || which.equals("first") ? 0 : 1;
      return before
          .ofPair(index)
          .filter(it -> certain)
          .map(it -> oneOfTwo.replaceFirst(Matcher.quoteReplacement(it)));
    }
    Matcher back = POINTS_BACK.matcher(question);
    if (!back.find() || !opens(question, back.start()) || EXPLETIVE.matcher(question).matches()) {
      return Optional.empty();
    }
    return before
        .subjectOutside(question)
        .map(it -> back.group("own") == null ? it : it + (it.endsWith("s") ? "'" : "'s"))
        .map(it -> back.replaceFirst(Matcher.quoteReplacement(it)));
  }

  /// Whether nothing before a place is named.
  private static boolean opens(String question, int at) {
    String lead = question.substring(0, at);
    return LEAD.matcher(lead).matches();
  }
}
