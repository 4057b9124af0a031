package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.List;

/// What the list items of a block tree are to each other: prompts, group titles, answers.
/// Stateless.
final class QuestionList {
  private static final int LONGEST_GROUP_TITLE = 40;

  private QuestionList() {}

  /// Whether the items right below a block are a list of interview prompts: at least two of five
  /// leaf items ask by their own words, and there is more than one.
  static boolean isListOfPrompts(Block parent, String text) {
    int leaves = 0;
    int asking = 0;
    for (Block block : parent.children()) {
      if (block.kind() == Kind.ITEM) {
        leaves++;
        asking += QuestionRules.asks(block.content(text)) ? 1 : 0;
      }
    }
    return leaves > 1 && asking * 5 >= leaves * 2;
  }

  /// Whether an item is only a title above the items below it.
  static boolean isGroupTitle(Block item, String text) {
    String content = item.content(text);
    boolean holdsItems = item.children().stream().anyMatch(child -> child.kind() == Kind.ITEM);
    return content.length() <= LONGEST_GROUP_TITLE
        && (holdsItems || QuestionRules.namesGroup(content));
  }

  /// Whether a title stands above a list of prompts, and so is none itself unless it asks.
  static boolean titlesPrompts(Block title, String text) {
    return isListOfPrompts(title, text)
        || title.children().stream()
            .anyMatch(child -> child.kind().isTitle() && isListOfPrompts(child, text));
  }

  /// The blocks below a title or an item that state something: its answer if it is a question.
  /// Empty where there are only further titles and questions.
  static List<Block> answerOf(Block question, String text) {
    boolean prompts = isListOfPrompts(question, text);
    return question.children().stream()
        .takeWhile(child -> !child.kind().isTitle())
        .filter(child -> states(child, text, prompts))
        .toList();
  }

  private static boolean states(Block block, String text, boolean prompts) {
    return switch (block.kind()) {
      case PARAGRAPH -> !QuestionRules.isBareQuestion(block.content(text));
      case ITEM -> !prompts && !QuestionRules.asks(block.content(text));
      case CODE, MATH, TABLE, QUOTE -> !block.content(text).isBlank();
      case NOTE, HEADING, LABEL, HTML, RULE, FRONT_MATTER, ROW, CELL -> false;
    };
  }
}
