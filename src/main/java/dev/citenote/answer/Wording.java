package dev.citenote.answer;

import dev.citenote.retrieve.Language;
import java.util.List;

/// What the program itself says, in the language of the question. Immutable.
enum Wording {
  CHINESE {
    @Override
    String noNotes() {
      return "笔记文件夹里还没有笔记：放入 Markdown、文本、PDF 或 Word 等文件后再问。";
    }

    @Override
    String notInNotes() {
      return "你的笔记里没有提到这个问题。";
    }

    @Override
    String nothingAsked() {
      return "这句话里没有可以在笔记里查找的内容：请写出想了解什么，例如“什么是死锁？”。";
    }

    @Override
    String modelAnswers() {
      return "以下是语言模型的回答，没有标注出处的句子不是来自笔记：";
    }

    @Override
    String listedOnly(int places) {
      return "你的笔记里问到了这个问题（%d 处），但没有写出答案。".formatted(places);
    }

    @Override
    String alsoSaid(String sentence) {
      return "笔记中另有不同说法：" + sentence;
    }

    @Override
    String notCovered(List<String> parts) {
      return "笔记没有写到：" + String.join("；", parts) + "。";
    }

    @Override
    String notCompared(List<String> sides) {
      return "没有笔记直接比较" + String.join("、", sides) + "，笔记只分别写到了它们。";
    }

    @Override
    String leftOut(List<String> parts) {
      return "问题太多，这次没有查：" + String.join("；", parts) + "。";
    }

    @Override
    String question(String text) {
      return "问题：" + text;
    }

    @Override
    String withoutPassages() {
      return "（没有段落）";
    }
  },
  ENGLISH {
    @Override
    String noNotes() {
      return "There are no notes in the folder yet: put Markdown, text, PDF or Word files there and ask again.";
    }

    @Override
    String notInNotes() {
      return "Your notes do not speak of this.";
    }

    @Override
    String nothingAsked() {
      return "There is nothing in this to look up in your notes: write what you want to know, such as \"What is a deadlock?\".";
    }

    @Override
    String modelAnswers() {
      return "What follows is the language model's; what bears no marker is not from your notes:";
    }

    @Override
    String listedOnly(int places) {
      return "Your notes ask this (%d %s) and do not answer it."
          .formatted(places, places == 1 ? "place" : "places");
    }

    @Override
    String alsoSaid(String sentence) {
      return "Your notes also say: " + sentence;
    }

    @Override
    String notCovered(List<String> parts) {
      return "Your notes do not cover: " + String.join("; ", parts) + ".";
    }

    @Override
    String notCompared(List<String> sides) {
      return "No note compares "
          + String.join(" and ", sides)
          + " directly; your notes speak of each by itself.";
    }

    @Override
    String leftOut(List<String> parts) {
      return "These were too many questions at once; not looked up: "
          + String.join("; ", parts)
          + ".";
    }

    @Override
    String question(String text) {
      return "Question: " + text;
    }

    @Override
    String withoutPassages() {
      return " (no passages)";
    }
  };

  /// The language of a text: Chinese where it holds any Han character.
  static Wording of(String text) {
    return switch (Language.ofQuery(text)) {
      case CHINESE -> CHINESE;
      case LATIN -> ENGLISH;
    };
  }

  abstract String noNotes();

  abstract String notInNotes();

  /// Says what to write instead of a message that asks for nothing.
  abstract String nothingAsked();

  abstract String listedOnly(int places);

  /// Introduces what a model says of a question that the notes do not answer.
  abstract String modelAnswers();

  /// Introduces a sentence that clashes with what was said.
  abstract String alsoSaid(String sentence);

  /// Says which parts of a question the notes leave open.
  abstract String notCovered(List<String> parts);

  /// Says that the notes tell of each of some things and do not compare them.
  abstract String notCompared(List<String> sides);

  /// Says which parts of a long message were not looked for.
  abstract String leftOut(List<String> parts);

  /// The question as a prompt has it.
  abstract String question(String text);

  /// Stands in a prompt behind a part of the question that no passage speaks of.
  abstract String withoutPassages();
}
