package dev.citenote.cli;

import dev.citenote.answer.verify.SupportJudge.Disagreement;
import dev.citenote.retrieve.Language;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What stands around an answer on the terminal, in the language of its question. Immutable.
enum AnswerWords {
  CHINESE {
    @Override
    String added() {
      return "模型补充的内容，不是来自笔记：";
    }

    @Override
    String notCarried() {
      return "引用的原文不足以支持：";
    }

    @Override
    String otherwise() {
      return "与引用的原文不一致：";
    }

    @Override
    String disagree(List<String> places) {
      return "笔记在这里说法不一：" + String.join(" 与 ", places);
    }

    @Override
    String closest() {
      return "笔记中最接近的内容：";
    }

    @Override
    String alsoAsked() {
      return "笔记还在这些地方问到它，没有写出答案：";
    }

    @Override
    String alsoIn(List<String> places, int more) {
      return "另见 " + String.join("；", places) + (more > 0 ? " 等，还有 %d 处".formatted(more) : "");
    }

    @Override
    String word(Disagreement disagreement) {
      return switch (disagreement) {
        case NUMBER -> "数字";
        case NEGATION -> "肯定与否定";
        case NAME -> "名称";
      };
    }

    @Override
    String words(Set<Disagreement> disagreements) {
      return joined(disagreements, "、") + "：";
    }
  },
  ENGLISH {
    @Override
    String added() {
      return "Added by the model, not from your notes:";
    }

    @Override
    String notCarried() {
      return "The cited place does not carry this:";
    }

    @Override
    String otherwise() {
      return "The cited place says otherwise:";
    }

    @Override
    String disagree(List<String> places) {
      return "Your notes disagree here: " + String.join(" and ", places);
    }

    @Override
    String closest() {
      return "Closest in your notes:";
    }

    @Override
    String alsoAsked() {
      return "Also asked, without an answer:";
    }

    @Override
    String alsoIn(List<String> places, int more) {
      return "also in "
          + String.join("; ", places)
          + (more > 0 ? " and %d more".formatted(more) : "");
    }

    @Override
    String word(Disagreement disagreement) {
      return switch (disagreement) {
        case NUMBER -> "number";
        case NEGATION -> "negation";
        case NAME -> "name";
      };
    }

    @Override
    String words(Set<Disagreement> disagreements) {
      return joined(disagreements, ", ") + ": ";
    }
  };

  /// The language of a question.
  static AnswerWords of(String question) {
    return switch (Language.ofQuery(question)) {
      case CHINESE -> CHINESE;
      case LATIN -> ENGLISH;
    };
  }

  /// Above what the model added.
  abstract String added();

  /// Above sentences whose citations do not support them.
  abstract String notCarried();

  /// Above sentences whose citations say something else.
  abstract String otherwise();

  /// That the notes say different things at some places.
  abstract String disagree(List<String> places);

  /// Above what comes close to a question.
  abstract String closest();

  /// Above the places that ask what was answered.
  abstract String alsoAsked();

  /// Where else the same stands.
  ///
  /// @param more places that are not named
  abstract String alsoIn(List<String> places, int more);

  /// In what a sentence and its source differ, as the beginning of a line.
  abstract String words(Set<Disagreement> disagreements);

  abstract String word(Disagreement disagreement);

  String joined(Set<Disagreement> disagreements, String link) {
    return disagreements.stream().sorted().map(this::word).collect(Collectors.joining(link));
  }
}
