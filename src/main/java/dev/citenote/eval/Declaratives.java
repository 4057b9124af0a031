package dev.citenote.eval;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes a statement out of a question and its answer, by rule, for the questions that rules can
/// turn: the answer takes the place of the asking words. Stateless.
final class Declaratives {
  private static final Pattern CHINESE_ASKS =
      Pattern.compile(
          "(?:什么|哪个|哪位|哪些|哪种|哪座|哪家)(?<noun>人|时候|地方|国家|城市)?|哪里|谁|何时|何地|哪(?<date>一?[年天月])|多少(?<measure>[个名人次种年分码位岁])?|几(?=[个名次种年位岁])");

  private static final Pattern ENGLISH_SUBJECT =
      Pattern.compile(
          "(?:Who|What|Which)(?: (?:\\w+ ){0,2}?\\w+)?? (?=(?!did|do|does|was|is|are|were|the|a|an|can|could|will|would|has|had|have|kind|type|of)\\w+(?:ed|s|d) |led |won |wrote |made |gave |took |became |had )(?<rest>.+)");

  private static final Pattern ENGLISH_BE =
      Pattern.compile("(?:Who|What) (?<be>is|are|was|were) (?<rest>the .+|(?:[A-Z]\\S+ ?)+)");

  private static final Pattern ENGLISH_OBJECT =
      Pattern.compile(
          "(?<asks>When|Where|In what year|In which year|What|Who|Which|How many|How much)(?<noun>(?: \\w+){0,3}?) (?:did|do|does) (?<rest>.+)");

  private Declaratives() {}

  /// The statement; empty where no rule turns the question.
  static Optional<String> of(String question, String answer) {
    String asked = question.strip();
    boolean chinese = asked.chars().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF);
    return chinese ? chinese(asked, answer.strip()) : english(asked, answer.strip());
  }

  private static Optional<String> chinese(String question, String answer) {
    Matcher matcher = CHINESE_ASKS.matcher(question);
    if (!matcher.find() || !question.matches(".*[？?]") || question.contains("为什么")) {
      return Optional.empty();
    }
    int start = matcher.start();
    int end = matcher.end();
    if (matcher.find()) {
      return Optional.empty();
    }
    String statement = question.substring(0, start) + answer + question.substring(end);
    return Optional.of(statement.replaceAll("[？?]$", "。"));
  }

  private static Optional<String> english(String question, String answer) {
    if (!question.endsWith("?")) {
      return Optional.empty();
    }
    String asked = question.substring(0, question.length() - 1).strip();
    Matcher be = ENGLISH_BE.matcher(asked);
    if (be.matches()) {
      return Optional.of(answer + " " + be.group("be") + " " + be.group("rest") + ".");
    }
    Matcher object = ENGLISH_OBJECT.matcher(asked);
    if (object.matches()) {
      return Optional.of(object(object, answer));
    }
    Matcher subject = ENGLISH_SUBJECT.matcher(asked);
    return subject.matches()
        ? Optional.of(answer + " " + subject.group("rest") + ".")
        : Optional.empty();
  }

  private static String object(Matcher matcher, String answer) {
    String rest = matcher.group("rest");
    String noun = matcher.group("noun");
    return switch (matcher.group("asks")) {
      case "When", "Where", "In what year", "In which year" ->
          answer.matches("(?:in|on|at|by|from|during|after|before) .*")
              ? rest + " " + answer + "."
              : rest + " in " + answer + ".";
      case "How many", "How much" ->
          rest + " " + answer + (answer.matches(".*[a-z]$") ? "" : noun) + ".";
      default -> rest + " " + answer + ".";
    };
  }
}
