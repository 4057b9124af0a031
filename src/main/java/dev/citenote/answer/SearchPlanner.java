package dev.citenote.answer;

import dev.citenote.llm.Completion;
import dev.citenote.llm.LanguageModel;
import dev.citenote.llm.Listener;
import dev.citenote.llm.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Has a language model plan the searches for a hard question: one that rules split, or a long one
/// of several clauses. What it plans adds evidence and decides nothing. Immutable and thread-safe.
///
/// @param patience how long a plan is waited for
record SearchPlanner(LanguageModel model, Duration patience) {
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(8);

  private static final int LONG_IN_CHINESE = 40;
  private static final int LONG_IN_WORDS = 20;
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern CLAUSE = Pattern.compile("[，,；;。？?！!：:]\\s*\\S|[.]\\s+\\S");

  SearchPlanner(LanguageModel model) {
    this(model, USUAL_PATIENCE);
  }

  /// The searches for a question; none where it is not hard, or no plan came in time.
  ///
  /// @param listener whether anybody waits
  List<String> searches(Findings found, AnswerListener listener) {
    String question = found.question().text();
    if (found.parts().isEmpty() && !isLong(question)) {
      return List.of();
    }
    PlanText plan = new PlanText(listener, System.nanoTime() + patience.toNanos());
    String instructions = PromptText.of("plan", Wording.of(question));
    Completion completion = model.complete(new Prompt(instructions, question), plan);
    return completion instanceof Completion.Complete it
        ? PlannedSearches.in(it.text(), question)
        : List.of();
  }

  private static boolean isLong(String question) {
    boolean chinese = Subject.isChinese(question);
    long words = (chinese ? HAN : WORD).matcher(question).results().count();
    return words > (chinese ? LONG_IN_CHINESE : LONG_IN_WORDS) && CLAUSE.matcher(question).find();
  }

  /// Hears a plan for as long as it may take, and as anybody waits. Confined to one thread.
  private static final class PlanText implements Listener {
    private final AnswerListener listener;
    private final long end;
    private int length;

    private PlanText(AnswerListener listener, long end) {
      this.listener = listener;
      this.end = end;
    }

    @Override
    public void said(String piece) {
      length += piece.length();
    }

    @Override
    public boolean isGone() {
      return length > PlannedSearches.LONGEST_TEXT
          || System.nanoTime() - end > 0
          || listener.isGone();
    }
  }
}
