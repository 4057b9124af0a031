package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves what follows a question, and answers it, below the question in the tree: people put a
/// blank line between a numbered question and the prose that answers it. Also moves a list below
/// the item that titles it. Confined to one thread.
final class FollowingAnswers {
  private final Verdicts verdicts;
  private final String text;

  private FollowingAnswers(Verdicts verdicts) {
    this.verdicts = verdicts;
    this.text = verdicts.text();
  }

  /// The tree with answers below their questions.
  static Block moved(Block root, Verdicts verdicts) {
    return new FollowingAnswers(verdicts).moved(root, false);
  }

  /// @param inAnswer whether the parent is a question, or part of an answer
  private Block moved(Block parent, boolean inAnswer) {
    if (parent.children().isEmpty() || parent.kind() == Kind.TABLE) {
      return parent;
    }
    List<Block> children = new ArrayList<>(parent.children().size());
    for (Block child : parent.children()) {
      children.add(child.children().isEmpty() ? child : moved(child, isAnswer(child, inAnswer)));
    }
    return parent.with(new Siblings(parent, children, inAnswer).regrouped());
  }

  /// Whether what stands below a block answers it, or goes on with an answer.
  private boolean isAnswer(Block block, boolean inAnswer) {
    return (inAnswer && block.kind() != Kind.HEADING) || verdicts.on(block).asks();
  }

  /// The blocks right below one parent.
  private final class Siblings {
    private final Block parent;
    private final List<Block> blocks;
    private final Prompts prompts;

    /// The same where an answer is expected; null before it matters.
    private @Nullable Prompts inAnswer;

    /// Whether an earlier question of this list had its answer below it.
    private boolean answeredBefore;

    /// @param blocks the parent's children, with answers below their questions
    Siblings(Block parent, List<Block> blocks, boolean inAnswer) {
      this.blocks = blocks;
      this.parent = parent;
      this.prompts = Prompts.of(parent, verdicts, inAnswer);
      this.inAnswer = inAnswer ? prompts : null;
    }

    private Prompts inAnswer() {
      Prompts known = inAnswer;
      if (known == null) {
        known = Prompts.of(parent, verdicts, true);
        inAnswer = known;
      }
      return known;
    }

    List<Block> regrouped() {
      List<Block> groups = new ArrayList<>(blocks.size());
      int i = 0;
      while (i < blocks.size()) {
        Block block = blocks.get(i);
        int last = i + following(i);
        if (last > i) {
          List<Block> inside = new ArrayList<>(block.children());
          inside.addAll(blocks.subList(i + 1, last + 1));
          block = block.with(inside);
        }
        answeredBefore |= block.kind() == Kind.ITEM && !block.children().isEmpty();
        groups.add(block);
        i = last + 1;
      }
      return groups;
    }

    /// How many blocks after one belong below it.
    private int following(int at) {
      Block block = blocks.get(at);
      return switch (block.kind()) {
        case HEADING, LABEL -> isAnswerTitle(at + 1) && isEmptyQuestion(block) ? 1 : 0;
        case ITEM -> isQuestion(at) ? answer(at) : titled(at);
        case PARAGRAPH -> verdicts.asks(block) ? answer(at) : 0;
        case NOTE, CODE, MATH, TABLE, ROW, CELL, QUOTE, HTML, RULE, FRONT_MATTER -> 0;
      };
    }

    private boolean isAnswerTitle(int at) {
      return at < blocks.size()
          && blocks.get(at).kind().isTitle()
          && QaMark.titlesAnswer(Title.of(blocks.get(at).content(text)));
    }

    private boolean isEmptyQuestion(Block title) {
      return title.children().isEmpty() && verdicts.on(title).asks();
    }

    private boolean isQuestion(int at) {
      return prompts.asking().get(at)
          || (prompts.listed().get(at) && verdicts.on(blocks.get(at)).couldPrompt());
    }

    private int answer(int at) {
      Block question = blocks.get(at);
      int last = at;
      while (last + 1 < blocks.size() && mayAnswer(question, last + 1)) {
        last++;
      }
      return last > at && isAnswered(at, last) ? last - at : 0;
    }

    private boolean mayAnswer(Block question, int at) {
      Block block = blocks.get(at);
      boolean sameList =
          block.kind() == Kind.ITEM && isSameList(question, block) && !isMarked(block);
      return !sameList
          && !inAnswer().listed().get(at)
          && Prompts.of(block, verdicts, true).listed().isEmpty()
          && !(block.kind() == Kind.ITEM && verdicts.on(block).namesGroup())
          && Answers.states(block, verdicts, inAnswer().asking().get(at));
    }

    private boolean isMarked(Block answer) {
      return QaMark.ofAnswer(answer.content(text)) > 0;
    }

    private boolean isSameList(Block question, Block item) {
      return question.kind() == Kind.ITEM
          && ListMarker.startsBulleted(text, question.start())
              == ListMarker.startsBulleted(text, item.start());
    }

    /// Whether the blocks up to the last one answer the question: marked so, or speaking of it. At
    /// the end of a list whose other questions have no answer, text must speak of it by its words.
    private boolean isAnswered(int at, int last) {
      Block question = blocks.get(at);
      Block first = blocks.get(at + 1);
      if (QaMark.ofAnswer(text, new Extent(first.contentStart(), first.outerEnd())) > 0) {
        return true;
      }
      String asked = Title.of(question.content(text));
      Extent below = new Extent(first.start(), blocks.get(last).outerEnd());
      int gap = SpanIndex.blankLines(text, question.end(), first.start());
      boolean goesOn = last + 1 < blocks.size() && blocks.get(last + 1).kind() == question.kind();
      boolean alone =
          question.kind() == Kind.PARAGRAPH
              || at == 0
              || blocks.get(at - 1).kind() != question.kind();
      boolean expected = goesOn || alone || answeredBefore;
      return expected
          ? Relevance.speaksOf(asked, text, below, gap)
          : Relevance.shares(asked, text, below);
    }

    /// How many items of another kind of list follow an item that is only a title.
    private int titled(int at) {
      Block title = blocks.get(at);
      if (!title.children().isEmpty() || !LineShape.couldTitleItems(title.content(text))) {
        return 0;
      }
      int last = at;
      while (last + 1 < blocks.size()
          && blocks.get(last + 1).kind() == Kind.ITEM
          && !isSameList(title, blocks.get(last + 1))) {
        last++;
      }
      return last - at;
    }
  }
}
