package dev.citenote.note;

import dev.citenote.note.Leaning.Support;
import java.util.ArrayList;
import java.util.List;

/// Makes the records of a note's questions, remembering the last ones for those that lean on them.
/// Confined to one thread.
final class QuestionRecords {
  private static final int LOOK_BACK = 8;

  private final Note note;
  private final String text;
  private final SpanIndex spans;

  /// The last questions below the same title, nearest first.
  private final List<Support> earlier = new ArrayList<>();

  QuestionRecords(Note note, SpanIndex spans) {
    this.note = note;
    this.text = note.text();
    this.spans = spans;
  }

  /// The questions of one line; all of them have its answer.
  ///
  /// @param answer the blocks below the line that answer it
  List<Question> questions(QuestionHead head, List<Block> answer, Above above) {
    Question.Status status = status(head, answer);
    List<Question> questions = new ArrayList<>();
    List<Support> sameLine = new ArrayList<>();
    for (Extent asked : head.questions()) {
      String words = asked.of(text);
      Leaning.Surroundings around = new Leaning.Surroundings(sameLine.reversed(), earlier, above);
      questions.add(
          new Question(
              words,
              note.path(),
              span(asked),
              above.headings(),
              above.question().map(title -> span(title.extent())),
              status,
              context(Leaning.of(words, around))));
      sameLine.add(new Support(words, asked));
    }
    remember(new Support(head.whole().of(text), head.whole()));
    return questions;
  }

  /// A new title begins: what was asked before it is out of sight.
  void forgetEarlier() {
    earlier.clear();
  }

  private void remember(Support asked) {
    earlier.addFirst(asked);
    if (earlier.size() > LOOK_BACK) {
      earlier.removeLast();
    }
  }

  private Question.Status status(QuestionHead head, List<Block> answer) {
    List<Span> blocks = new ArrayList<>();
    head.answer()
        .filter(inline -> !Answers.isPlaceholder(inline.of(text)))
        .ifPresent(inline -> blocks.add(span(inline)));
    for (Block block : answer) {
      int end = Math.max(block.contentEnd(), block.outerEnd());
      blocks.add(span(new Extent(block.contentStart(), end)));
    }
    return blocks.isEmpty() ? new Question.Listed() : new Question.Answered(blocks);
  }

  private Question.Context context(Leaning.Stance stance) {
    return switch (stance) {
      case Leaning.Upright upright -> new Question.Independent();
      case Leaning.On on ->
          on.support()
              .<Question.Context>map(
                  it -> new Question.Leaning(span(it.extent()), it.extent().of(text)))
              .orElseGet(Question.Unresolved::new);
    };
  }

  private Span span(Extent extent) {
    return spans.span(extent.start(), extent.end());
  }
}
