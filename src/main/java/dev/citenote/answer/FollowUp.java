package dev.citenote.answer;

import dev.citenote.answer.Conversation.Turn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Puts what a question leans on in its place: "它有什么缺点？" behind "什么是 LoRA？" is
/// "LoRA有什么缺点？". What can be understood by itself, or cannot be resolved for certain, is left
/// as it is. Immutable.
///
/// @param last the question asked last, which can be understood by itself
/// @param subject what the latest question that names anything is about
/// @param ownSubject what the last question is about
/// @param subjects what the questions were about, latest first, each once
/// @param items what the last answer lists, by name
/// @param earlier what the latest answer lists that lists anything
record FollowUp(
    String last,
    Optional<Subject> subject,
    Optional<Subject> ownSubject,
    List<String> subjects,
    List<String> items,
    List<String> earlier) {

  /// Stands for the last of some things.
  static final int LAST = -1;

  private static final Pattern PART_OF_NAMED =
      Pattern.compile("(?<of>[A-Za-z][\\w.+#-]*)(?<join>\\s*(?:的|[里中]的?)\\s*)(?<part>.+)");

  /// A question in words that can be understood by themselves; empty where it already can, or the
  /// conversation does not tell.
  static Optional<String> resolve(String question, Conversation before) {
    if (before.turns().isEmpty() || question.length() > Subject.LONGEST_QUESTION) {
      return Optional.empty();
    }
    String asked = question.strip();
    FollowUp followUp = after(before.turns().reversed());
    Optional<String> resolved =
        Subject.isChinese(asked)
            ? ChineseFollowUp.resolve(asked, followUp)
            : EnglishFollowUp.resolve(asked, followUp);
    return resolved.filter(it -> !it.equals(asked));
  }

  private static FollowUp after(List<Turn> latestFirst) {
    List<Subject> subjects =
        latestFirst.stream()
            .map(turn -> Subject.of(turn.question()))
            .flatMap(Optional::stream)
            .toList();
    Turn last = latestFirst.getFirst();
    return new FollowUp(
        last.question(),
        subjects.stream().findFirst(),
        Subject.of(last.question()),
        subjects.stream().map(Subject::words).distinct().toList(),
        last.items(),
        latestFirst.stream()
            .map(Turn::items)
            .filter(it -> !it.isEmpty())
            .findFirst()
            .orElse(List.of()));
  }

  /// The last question, with more behind it.
  String lastWith(String more) {
    String end = last.matches(".*[?？。.!！]\\s*") ? " " : Subject.isChinese(last) ? "？" : "? ";
    return last.strip() + end + more;
  }

  /// The last question without its marks.
  String lastPlain() {
    String plain = last.strip();
    int end = plain.length();
    while (end > 0 && "?？。.!！ ".indexOf(plain.charAt(end - 1)) >= 0) {
      end--;
    }
    return plain.substring(0, Math.min(end, Subject.LONGEST_QUESTION));
  }

  /// Whether the last question is too long to be put into other words.
  boolean lastIsLong() {
    return last.length() > Subject.LONGEST_QUESTION;
  }

  /// The last question about another thing; empty where it is not known what it was about, or it
  /// was about two.
  Optional<String> lastAbout(String other) {
    return ownSubject
        .filter(own -> !own.words().equalsIgnoreCase(other) && own.pair().isEmpty())
        .map(own -> own.in(last).replaceAll(Matcher.quoteReplacement(inPlaceOf(own, other))))
        .filter(it -> !it.equals(last));
  }

  /// Of "MySQL 的索引" another name takes the place of "MySQL", other words that of "索引".
  private static String inPlaceOf(Subject own, String other) {
    Matcher part = PART_OF_NAMED.matcher(own.words());
    if (!part.matches()) {
      return other;
    }
    return Subject.isChinese(other)
        ? part.group("of") + part.group("join") + other
        : other + part.group("join") + part.group("part");
  }

  /// One of the two things that were spoken of, or of those that an answer lists.
  ///
  /// @param index from 0, or [#LAST]
  Optional<String> item(int index) {
    return Stream.of(
            ownSubject.flatMap(Subject::pair).orElse(List.of()),
            items,
            subject.flatMap(Subject::pair).orElse(List.of()),
            earlier)
        .filter(it -> !it.isEmpty() && index < it.size())
        .map(it -> it.get(index == LAST ? it.size() - 1 : index))
        .findFirst();
  }

  /// The first or second of the two things that were spoken of.
  Optional<String> ofPair(int index) {
    Optional<List<String>> pair = subject.flatMap(Subject::pair);
    return pair.or(() -> Optional.of(items).filter(it -> it.size() == 2)).map(it -> it.get(index));
  }

  /// The two things that were spoken of: in one question, in its answer, or in the last two that
  /// name anything.
  Optional<String> both(String and) {
    if (ownSubject.flatMap(Subject::pair).isPresent()) {
      return ownSubject.map(Subject::words);
    }
    if (items.size() == 2) {
      return Optional.of(String.join(and, items));
    }
    boolean pair = subject.flatMap(Subject::pair).isPresent();
    List<String> two = subjects.stream().limit(2).toList().reversed();
    return pair
        ? subject.map(Subject::words)
        : Optional.of(two).filter(it -> it.size() == 2).map(it -> String.join(and, it));
  }

  /// The subject where a question does not name it.
  Optional<String> subjectOutside(String question) {
    return subject.filter(it -> !it.in(question).find()).map(Subject::words);
  }
}
