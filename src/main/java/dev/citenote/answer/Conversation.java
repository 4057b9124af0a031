package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;

/// What was asked before, as far as a question may lean on it. Immutable.
///
/// @param turns oldest first, at most [#MOST_TURNS]
public record Conversation(List<Turn> turns) {
  /// Turns that are remembered.
  public static final int MOST_TURNS = 20;

  /// Nothing was said yet.
  public static final Conversation EMPTY = new Conversation(List.of());

  public Conversation {
    turns = List.copyOf(turns);
  }

  /// A question that was asked.
  ///
  /// @param question in words that can be understood by themselves
  /// @param complete whether the answer was given in full
  /// @param items what the answer lists, by name; none where it lists nothing
  public record Turn(String question, boolean complete, List<String> items) {
    public Turn {
      items = List.copyOf(items);
    }

    /// A question whose answer lists nothing.
    public Turn(String question, boolean complete) {
      this(question, complete, List.of());
    }
  }

  /// The question in words that can be understood by themselves: what it leans on is put in its
  /// place. A question that leans on nothing is left as it is.
  public Question resolve(Question question) {
    return FollowUp.resolve(question.text(), this).map(question::inFull).orElse(question);
  }

  /// This conversation, with an answer behind it; as it is where nothing was asked, for thanks are
  /// nothing that the next question leans on.
  public Conversation with(Answer answer) {
    if (SmallTalk.is(answer.trail().question().text())) {
      return this;
    }
    List<Turn> more = new ArrayList<>(turns);
    boolean complete = !(answer instanceof Answer.Incomplete);
    more.add(new Turn(answer.trail().question().text(), complete, Listed.in(textOf(answer))));
    return new Conversation(more.subList(Math.max(0, more.size() - MOST_TURNS), more.size()));
  }

  private static String textOf(Answer answer) {
    return switch (answer) {
      case Answer.Answered it -> it.draft().text();
      case Answer.Incomplete it -> it.draft().text();
      case Answer.ListedOnly it -> it.draft().text();
      case Answer.NotInNotes ignored -> "";
    };
  }
}
