package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.note.Question;
import dev.citenote.note.Span;
import dev.citenote.study.QuestionRegister;
import dev.citenote.study.QuestionStatus;
import dev.citenote.study.Selection;
import java.util.List;
import java.util.Optional;

/// The JSON form of a [QuestionRegister], the same on the command line and over HTTP. Immutable.
///
/// @param questions those that are wanted
/// @param counts of the whole register, whatever is wanted
public record QuestionsJson(List<QuestionJson> questions, CountsJson counts) {

  public QuestionsJson {
    questions = List.copyOf(questions);
  }

  /// The JSON form of the wanted questions.
  public static QuestionsJson of(QuestionRegister register, Selection wanted) {
    return new QuestionsJson(
        register.select(wanted).stream().map(QuestionJson::of).toList(), CountsJson.of(register));
  }

  /// How much a register holds.
  ///
  /// @param all every question
  /// @param notes notes that were read, whether they ask anything or not
  public record CountsJson(int all, int answered, int listed, int notes) {
    static CountsJson of(QuestionRegister register) {
      return new CountsJson(
          register.questions().size(),
          register.count(QuestionStatus.ANSWERED),
          register.count(QuestionStatus.LISTED),
          register.notes());
    }
  }

  /// One question.
  ///
  /// @param status `answered` or `listed`
  /// @param answerLines first and last line of the answer; empty where it is listed
  /// @param context what it leans on; JSON's null where it can be understood by itself
  /// @param answerBlocks where the answer lies, in reading order; empty where it is listed
  /// @param under the question that it belongs under; JSON's null where there is none
  public record QuestionJson(
      String text,
      String note,
      @JsonUnwrapped SpanJson span,
      List<String> headings,
      String status,
      List<Integer> answerLines,
      Optional<ContextJson> context,
      List<SpanJson> answerBlocks,
      Optional<SpanJson> under) {

    public QuestionJson {
      headings = List.copyOf(headings);
      answerLines = List.copyOf(answerLines);
      answerBlocks = List.copyOf(answerBlocks);
    }

    static QuestionJson of(Question question) {
      return new QuestionJson(
          question.text(),
          question.note(),
          SpanJson.of(question.span()),
          question.headings(),
          QuestionStatus.of(question).word(),
          answerLines(question.status()),
          ContextJson.of(question.context()),
          answerBlocks(question.status()).stream().map(SpanJson::of).toList(),
          question.under().map(SpanJson::of));
    }

    private static List<Integer> answerLines(Question.Status status) {
      return switch (status) {
        case Question.Answered answered -> LinesJson.of(answered.whole()).lines();
        case Question.Listed listed -> List.of();
      };
    }

    private static List<Span> answerBlocks(Question.Status status) {
      return switch (status) {
        case Question.Answered answered -> answered.blocks();
        case Question.Listed listed -> List.of();
      };
    }
  }

  /// What a question leans on.
  public sealed interface ContextJson {
    static Optional<ContextJson> of(Question.Context context) {
      return switch (context) {
        case Question.Independent independent -> Optional.empty();
        case Question.Leaning it ->
            Optional.of(new ResolvedJson("resolved", it.text(), SpanJson.of(it.on())));
        case Question.Unresolved unresolved -> Optional.of(new UnresolvedJson("unresolved"));
      };
    }
  }

  /// An earlier question, or a title.
  ///
  /// @param status always `resolved`
  /// @param text the note's substring there
  public record ResolvedJson(String status, String text, @JsonUnwrapped SpanJson span)
      implements ContextJson {}

  /// Something that the note does not say.
  ///
  /// @param status always `unresolved`
  public record UnresolvedJson(String status) implements ContextJson {}
}
