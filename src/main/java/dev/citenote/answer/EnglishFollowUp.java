package dev.citenote.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resolves questions in English that lean on what was said before. Stateless.
final class EnglishFollowUp {
  private static final int I = Pattern.CASE_INSENSITIVE;

  private static final Pattern ASKS_ON =
      Pattern.compile(
          "(?:(?:and|but|so|ok|then),? )?(?:(?:what|how) about|and|or) (?:the |an? )?(?<thing>[\\w.+#'-]+(?: [\\w.+#'-]+){0,5})",
          I);

  private static final Pattern ONE_OF_THEM =
      Pattern.compile(
          "\\b(?:the )?(?<which>former|latter|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|[4-9]th|10th|last|other)(?<noun> (?:one|method|approach|technique|option|way|point|item)\\b)?",
          I);

  private static final List<String> ORDER =
      List.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth");

  /// Two things, in a question that compares.
  private static final Pattern BOTH =
      Pattern.compile(
          "\\b(?:they|them|these two|those two|the two(?: of them)?|both(?: of them)?)\\b", I);

  private static final Pattern COMPARES =
      Pattern.compile(
          ".*\\b(?:differ|differences?|different|compare|comparison|similar|relate|related|better|faster|choose|pick|combine|combined)\\b.*",
          I);

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
          "\\b(?:(?<own>its|theirs?)|(?:this|that|the same) %1$s|these %1$ss|those %1$ss|it|they|them|(?:this|that)(?= (?:is|mean|means|work|works|help|helps|happen|happens|matter|matters|differ|differs|do|does|have|has|need|needs|used|useful|important|better|so|called|good|bad|prevents?|solves?|reduces?|increases?|affects?|applies|apply|scales?|avoids?|causes?|handles?|supports?|improves?|guarantees?|requires?)\\b|\\s*[?.!]*$))\\b"
              .formatted(GENERIC),
          I);

  /// Words before a pronoun that name nothing it could point at.
  private static final Pattern LEAD =
      Pattern.compile(
          "(?:(?:and|so|but|then|ok|okay|well|also|why|how|what|s|when|where|which|who|is|are|was|were|do|does|did|can|could|should|would|will|has|have|had|the|of|for|with|to|by|in|on|at|from|than|about|between|main|some|any|problems?|work|other|different|more|much|many|often|advantages?|disadvantages?|benefits?|drawbacks?|limitations?|differences?|types?|pros|cons|purpose|meaning|cost|costs|complexity|formula|examples?|explain|describe|compare|define|list|name|give|show|tell|me more about|me|us|you|i|we|use|used|using|fix|solve|avoid|prevent|implement|choose|need|mean|if|not|a|an|please)\\b[\\s,']*+)*+",
          I);

  /// Asks for what does something, in a sentence without another noun: "which models use" + "it".
  private static final Pattern ASKS_FOR_DOER =
      Pattern.compile(
          "(?i:(?:and|so|but|then|ok|okay),? )?(?i:who|whose|which|what|how many)(?: [A-Z][\\w-]*)?"
              + "(?: (?!(?:an?|the|and|or|but|if|when|while|because|that|whether|what|how|why|where|which|who|do|does|did|can|could|should|will|would|has|have|had)\\b)(?!(?:is|are|was|were) (?!\\w+ed\\b))[a-z][a-z'-]*){1,5} ");

  private static final Pattern EXPLETIVE =
      Pattern.compile(
          "(?:.*\\b(?:makes?|made|finds?|found|takes?|took|keeps?|kept) it (?:\\w+ )?(?:to|that)\\b|.*\\b(?:is|was|be|are) it (?:possible|ok|okay|necessary|better to|good to|safe|worth|required|important to|true|legal|useful to|enough|that)\\b|what(?:'s| is) (?:it|this|that) in .*|.*\\bcall(?:ed)? it\\b.*|(?:what|how)(?:'s| is) it (?:going|like)|how (?:does|do) it go|what time is it|is it (?:raining|late)|.*\\bit(?:'s| is) (?:raining|late)).*",
          I);

  private EnglishFollowUp() {}

  static Optional<String> resolve(String question, FollowUp before) {
    String plain = question.replaceAll("[?!.\\s]+$", "");
    Optional<String> bare = EnglishBare.resolve(question, plain, before);
    if (bare.isPresent()) {
      return bare;
    }
    if (SIDE.matcher(plain).matches()) {
      return before
          .subjectOutside(question)
          .map(it -> "What about the " + plain + " of " + it + "?");
    }
    Matcher asksOn = ASKS_ON.matcher(plain);
    if (asksOn.matches() && !CLAUSE.matcher(asksOn.group("thing")).matches()) {
      return asksOn(question, asksOn.group("thing"), before);
    }
    return pointsBack(question, before);
  }

  /// "what about QLoRA?": the last question again, about another thing or another side of it.
  private static Optional<String> asksOn(String question, String thing, FollowUp before) {
    boolean oneOfThem = ONE_OF_THEM.matcher(thing).matches();
    if (oneOfThem || POINTS_BACK.matcher(thing).find()) {
      return pointsBack(question, before);
    }
    return SIDE.matcher(thing).matches()
        ? before.subjectOutside(question).map(it -> "What about the " + thing + " of " + it + "?")
        : before
            .lastAbout(thing)
            .or(
                () ->
                    before
                        .ofPair(0)
                        .filter(it -> names(thing))
                        .map(it -> "What is " + thing + "?"));
  }

  private static boolean names(String thing) {
    return !thing.matches("(?i).*\\b(?:it|you|i|we|me|today|now|one)\\b.*");
  }

  private static Optional<String> pointsBack(String question, FollowUp before) {
    Matcher one = ONE_OF_THEM.matcher(question);
    if (one.find()
        && (opens(question, one.start()) || asksForDoer(question.substring(0, one.start())))) {
      Optional<String> item = oneOfThem(one, before).filter(it -> isAlone(one, question));
      return one.start() == 0 && one.end() >= question.replaceAll("[?.!\\s]+$", "").length()
          ? item.map(it -> "What about " + it + "?")
          : item.map(it -> one.replaceFirst(Matcher.quoteReplacement(it)));
    }
    Matcher both = BOTH.matcher(question);
    if (both.find() && opens(question, both.start()) && COMPARES.matcher(question).matches()) {
      Optional<String> two = before.both(" and ");
      if (two.isPresent()) {
        return two.map(it -> both.replaceFirst(Matcher.quoteReplacement(it)));
      }
    }
    Matcher back = POINTS_BACK.matcher(question);
    boolean points =
        back.find()
            && (opens(question, back.start()) || isObject(back, question))
            && !EXPLETIVE.matcher(question).matches();
    if (!points) {
      return Optional.empty();
    }
    return before
        .subjectOutside(question)
        .map(it -> back.group("own") == null ? it : it + (it.endsWith("s") ? "'" : "'s"))
        .map(it -> back.replaceFirst(Matcher.quoteReplacement(it)));
  }

  /// Whether an ordinal is not the beginning of a name: "the second law".
  private static boolean isAlone(Matcher one, String question) {
    boolean ends = question.substring(one.end()).matches("[?.!\\s]*");
    String which = one.group("which").toLowerCase(Locale.ROOT);
    return one.group("noun") != null || which.equals("former") || which.equals("latter") || ends;
  }

  /// Whether a pronoun is the object of what is asked for: "which models use it".
  private static boolean isObject(Matcher back, String question) {
    boolean subject =
        back.group("own") != null
            || (back.group().matches("(?i)they|this|that")
                && !question.substring(back.end()).matches("[?.!\\s]*"));
    return !subject && asksForDoer(question.substring(0, back.start()));
  }

  private static boolean asksForDoer(String lead) {
    return ASKS_FOR_DOER.matcher(lead).matches();
  }

  private static Optional<String> oneOfThem(Matcher one, FollowUp before) {
    String which = one.group("which").toLowerCase(Locale.ROOT);
    return switch (which) {
      case "former" -> before.ofPair(0);
      case "latter", "other" -> before.ofPair(1);
      case "last" -> before.item(FollowUp.LAST);
      default -> before.item(index(which));
    };
  }

  private static int index(String ordinal) {
    return Character.isDigit(ordinal.charAt(0))
        ? Integer.parseInt(ordinal.replaceAll("\\D", "")) - 1
        : ORDER.indexOf(ordinal);
  }

  /// Whether nothing before a place is named.
  private static boolean opens(String question, int at) {
    String lead = question.substring(0, at);
    return LEAD.matcher(lead).matches();
  }
}
