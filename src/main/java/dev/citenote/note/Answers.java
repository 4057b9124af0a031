package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the blocks below a question that state something: its answer. Stateless.
final class Answers {
  /// Stands where an answer is still to be written.
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)[\\s>*_`(（【\\[]*(?:略|无|暂无|待补充?|待完善|待更新|待续|未完待续|见上|见下|同上|to ?do|tbd|n/?a|\\.{2,}|…+|-+|—+|[?？]+)[\\s。.)）】\\]*_`]*");

  private static final int LONGEST_PLACEHOLDER = 24;

  private Answers() {}

  /// What stands below a title, an item or a paragraph that asks, further questions left out.
  static List<Block> below(Block question, Verdicts verdicts) {
    if (question.children().isEmpty()) {
      return List.of();
    }
    List<Block> found = new ArrayList<>();
    collect(question, verdicts, found);
    return holdsMoreThanPlaceholders(found, verdicts.text()) ? found : List.of();
  }

  private static boolean holdsMoreThanPlaceholders(List<Block> blocks, String text) {
    for (Block block : blocks) {
      Extent outer = outer(block);
      if (outer.length() > LONGEST_PLACEHOLDER || !isPlaceholder(outer.of(text))) {
        return true;
      }
    }
    return false;
  }

  private static void collect(Block parent, Verdicts verdicts, List<Block> found) {
    String text = verdicts.text();
    Prompts prompts = Prompts.of(parent, verdicts, true);
    List<Block> children = parent.children();
    for (int i = 0; i < children.size(); i++) {
      Block block = children.get(i);
      switch (block.kind()) {
        case HEADING, LABEL -> {
          String title = Title.of(block.content(text));
          if (!verdicts.on(block).asks() || QaMark.titlesAnswer(title)) {
            collect(block, verdicts, found);
          }
        }
        case ITEM -> {
          if (!prompts.listed().get(i) && !prompts.asking().get(i)) {
            found.add(block);
          }
        }
        case PARAGRAPH -> {
          if (!verdicts.asks(block) && !isBareMark(block, text)) {
            found.add(block);
          }
        }
        case CODE, MATH -> {
          if (!block.content(text).isBlank()) {
            found.add(block);
          }
        }
        case TABLE -> {
          if (QaTable.of(block, verdicts).isEmpty()) {
            found.add(block);
          }
        }
        case QUOTE -> collectQuote(block, verdicts, found);
        case NOTE, HTML, RULE, FRONT_MATTER, ROW, CELL -> {}
      }
    }
  }

  /// Whether nothing stands behind the mark of an answer.
  private static boolean isBareMark(Block block, String text) {
    Extent content = outer(block);
    return QaMark.ofAnswer(text, content) == content.length();
  }

  private static void collectQuote(Block quote, Verdicts verdicts, List<Block> found) {
    if (quote.children().isEmpty()) {
      found.add(quote);
    } else {
      collect(quote, verdicts, found);
    }
  }

  /// Whether a block may be part of the answer to a question that stands before it.
  ///
  /// @param asks whether it is an item that asks
  static boolean states(Block block, Verdicts verdicts, boolean asks) {
    return switch (block.kind()) {
      case PARAGRAPH -> !verdicts.asks(block);
      case CODE, MATH, QUOTE -> true;
      case TABLE -> QaTable.of(block, verdicts).isEmpty();
      case ITEM -> !asks;
      case HEADING, LABEL, NOTE, HTML, RULE, FRONT_MATTER, ROW, CELL -> false;
    };
  }

  /// Whether a text only says that an answer is still to be written, or stands elsewhere.
  static boolean isPlaceholder(String text) {
    String words = text.strip();
    boolean elsewhere = LineShape.isLink(words) || LineShape.isAddress(words);
    return words.isEmpty()
        || elsewhere
        || (words.length() <= LONGEST_PLACEHOLDER && PLACEHOLDER.matcher(words).matches());
  }

  /// A block with everything below it.
  private static Extent outer(Block block) {
    return block.kind() == Kind.CODE ? block.extent() : new Extent(block.start(), block.outerEnd());
  }
}
