package dev.citenote.answer;

import dev.citenote.answer.Conversation.Turn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Puts what a question leans on in its place: "它有什么缺点？" behind "什么是 LoRA？" is
/// "LoRA有什么缺点？". What can be understood by itself, or cannot be resolved for certain, is left
/// as it is. Immutable.
///
/// @param last the question asked last, which can be understood by itself
/// @param subject what the latest question that names anything is about
/// @param ownSubject what the last question is about
record FollowUp(String last, Optional<Subject> subject, Optional<Subject> ownSubject) {

  /// A question in words that can be understood by themselves; empty where it already can, or the
  /// conversation does not tell.
  static Optional<String> resolve(String question, Conversation before) {
    if (before.turns().isEmpty() || question.length() > Subject.LONGEST_QUESTION) {
      return Optional.empty();
    }
    List<Turn> latestFirst = before.turns().reversed();
    String last = latestFirst.getFirst().question();
    Optional<Subject> subject =
        latestFirst.stream()
            .map(turn -> Subject.of(turn.question()))
            .flatMap(Optional::stream)
            .findFirst();
    FollowUp followUp = new FollowUp(last, subject, Subject.of(last));
    String asked = question.strip();
    Optional<String> resolved =
        Subject.isChinese(asked)
            ? ChineseFollowUp.resolve(asked, followUp)
            : EnglishFollowUp.resolve(asked, followUp);
    return resolved.filter(it -> !it.equals(asked));
  }

  /// The last question, with more behind it.
  String lastWith(String more) {
    String end = last.matches(".*[?？。.!！]\\s*") ? " " : Subject.isChinese(last) ? "？" : "? ";
    return last.strip() + end + more;
  }

  /// The last question about another thing; empty where it is not known what it was about.
  Optional<String> lastAbout(String other) {
    return ownSubject
        .filter(own -> !own.words().equalsIgnoreCase(other))
        .map(own -> own.in(last).replaceAll(Matcher.quoteReplacement(other)))
        .filter(it -> !it.equals(last));
  }

  /// The first or second of the two things that were spoken of.
  Optional<String> ofPair(int index) {
    return subject.flatMap(Subject::pair).map(pair -> pair.get(index));
  }

  /// The subject where a question does not name it.
  Optional<String> subjectOutside(String question) {
    return subject.filter(it -> !it.in(question).find()).map(Subject::words);
  }
}
