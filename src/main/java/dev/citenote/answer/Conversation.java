package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;

/// What was asked and answered before, as far as a question may lean on it. Immutable.
///
/// @param turns oldest first, at most [#MOST_TURNS]
public record Conversation(List<Turn> turns) {
  /// Turns that are remembered.
  public static final int MOST_TURNS = 20;

  /// Nothing was said yet.
  public static final Conversation EMPTY = new Conversation(List.of());

  private static final int LONGEST_TEXT = 500;

  public Conversation {
    turns = List.copyOf(turns);
  }

  /// A question and what came of it.
  ///
  /// @param question in words that can be understood by themselves
  /// @param text beginning of the answer's text
  /// @param complete whether the answer was given in full
  public record Turn(String question, Ending ending, String text, boolean complete) {}

  /// How a question ended.
  public enum Ending {
    ANSWERED,
    LISTED_ONLY,
    NOT_IN_NOTES,
    INCOMPLETE
  }

  /// The question in words that can be understood by themselves: what it leans on is put in its
  /// place. A question that leans on nothing is left as it is.
  public Question resolve(Question question) {
    return FollowUp.resolve(question.text(), this).map(question::inFull).orElse(question);
  }

  /// This conversation, with an answer behind it.
  public Conversation with(Answer answer) {
    List<Turn> more = new ArrayList<>(turns);
    more.add(turn(answer));
    return new Conversation(more.subList(Math.max(0, more.size() - MOST_TURNS), more.size()));
  }

  private static Turn turn(Answer answer) {
    return switch (answer) {
      case Answer.Answered it -> turn(answer, Ending.ANSWERED, it.draft().text());
      case Answer.ListedOnly it -> turn(answer, Ending.LISTED_ONLY, it.draft().text());
      case Answer.NotInNotes it -> turn(answer, Ending.NOT_IN_NOTES, it.text());
      case Answer.Incomplete it -> turn(answer, Ending.INCOMPLETE, it.draft().text());
    };
  }

  private static Turn turn(Answer answer, Ending ending, String text) {
    String beginning = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    return new Turn(
        answer.trail().question().text(), ending, beginning, ending != Ending.INCOMPLETE);
  }
}
