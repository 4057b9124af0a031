package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Which of the items below one parent ask: by their own words, or because enough of their list
/// does. Immutable.
///
/// @param asking items that ask by their own words
/// @param listed items of lists of interview prompts
record Prompts(BitSet asking, BitSet listed) {
  private static final Prompts NONE = new Prompts(new BitSet(), new BitSet());
  private static final int FEWEST_TITLES = 3;
  private static final int LONG_LIST = 8;

  /// The items below a parent.
  ///
  /// At least two of five items of a list must ask; of a long list of short items, one of four;
  /// below a title that says so ("面试题"), four of five must be short. Below a question, where its
  /// answer is expected, an item outside such a list asks only by its words.
  static Prompts of(Block parent, Verdicts verdicts, boolean inAnswer) {
    if (parent.children().stream().noneMatch(child -> child.kind() == Kind.ITEM)) {
      return NONE;
    }
    Prompts prompts = new Prompts(new BitSet(), new BitSet());
    ListTitle title = ListTitle.of(parent, verdicts);
    if (title.references()) {
      return prompts;
    }
    List<Block> siblings = parent.children();
    for (boolean bulleted : new boolean[] {true, false}) {
      BitSet run = new BitSet();
      for (int i = 0; i < siblings.size(); i++) {
        Block block = siblings.get(i);
        if (block.kind() == Kind.ITEM && isBulleted(block, verdicts.text()) == bulleted) {
          run.set(i);
        } else if (block.kind() == Kind.RULE || block.kind().isTitle()) {
          prompts.take(new Run(run, siblings, verdicts), title.collects() && !inAnswer, inAnswer);
          run = new BitSet();
        }
      }
      prompts.take(new Run(run, siblings, verdicts), title.collects() && !inAnswer, inAnswer);
    }
    return prompts;
  }

  private void take(Run run, boolean collected, boolean inAnswer) {
    if (run.isListOfPrompts(collected, inAnswer)) {
      listed.or(run.prompts());
      asking.or(run.asking());
    } else {
      asking.or(run.alone(inAnswer));
    }
  }

  /// What the title of a list says about it.
  private record ListTitle(boolean collects, boolean references) {

    static ListTitle of(Block parent, Verdicts verdicts) {
      int end =
          Math.min(parent.contentEnd(), parent.contentStart() + QuestionRules.LONGEST_QUESTION);
      String words = Title.of(verdicts.text().substring(parent.contentStart(), end));
      return new ListTitle(
          TitleWords.collectPrompts(words) && !QuestionRules.isBareQuestion(words),
          TitleWords.nameReferences(words));
    }
  }

  /// The items of one list.
  private record Run(BitSet items, List<Block> siblings, Verdicts verdicts) {

    boolean isListOfPrompts(boolean collected, boolean inAnswer) {
      int size = items.cardinality();
      int asking = asking().cardinality();
      if (size < 2 || asking * 5 >= size * (inAnswer ? 3 : 2)) {
        return size > 1;
      }
      boolean enough = collected || (!inAnswer && size >= LONG_LIST && asking * 4 >= size);
      return enough && able() * 5 >= size * 4L;
    }

    /// All but links that do not ask, such as one to the answers.
    private BitSet prompts() {
      return where(
          i -> on(i).asks() || !LineShape.isLink(siblings.get(i).content(verdicts.text())));
    }

    private BitSet asking() {
      return where(i -> on(i).asks() || on(i).byVerb());
    }

    private long able() {
      return items.stream().filter(i -> on(i).couldPrompt()).count();
    }

    /// The items that ask although their list does not.
    private BitSet alone(boolean inAnswer) {
      return where(i -> on(i).surely() && (!inAnswer || on(i).inWords()));
    }

    private Verdict on(int i) {
      return verdicts.on(siblings.get(i));
    }

    private BitSet where(IntPredicate holds) {
      return items.stream().filter(holds).collect(BitSet::new, BitSet::set, BitSet::or);
    }
  }

  /// Whether any item below a parent asks.
  boolean isEmpty() {
    return asking.isEmpty() && listed.isEmpty();
  }

  /// Which of the blocks below a parent are titles among questions: of three or more titles without
  /// titles below them, two thirds ask; of numbered ones, a third.
  static BitSet titles(Block parent, Verdicts verdicts) {
    BitSet found = new BitSet();
    for (Kind kind : List.of(Kind.HEADING, Kind.LABEL)) {
      List<Block> siblings = parent.children();
      BitSet leaves =
          IntStream.range(0, siblings.size())
              .filter(i -> siblings.get(i).kind() == kind && !holdsTitles(siblings.get(i)))
              .collect(BitSet::new, BitSet::set, BitSet::or);
      long asking = leaves.stream().filter(i -> verdicts.on(siblings.get(i)).asks()).count();
      long numbered =
          leaves.stream()
              .filter(i -> LineShape.isNumbered(siblings.get(i).content(verdicts.text())))
              .count();
      int all = leaves.cardinality();
      boolean list = numbered * 5 >= all * 4L ? asking * 3 >= all : asking * 3 >= all * 2L;
      if (all >= FEWEST_TITLES && list) {
        found.or(leaves);
      }
    }
    return found;
  }

  /// Whether a title stands above a list of prompts, and so is none itself unless it asks.
  static boolean heads(Block title, Verdicts verdicts) {
    return !of(title, verdicts, false).listed().isEmpty()
        || title.children().stream()
            .anyMatch(
                child -> child.kind().isTitle() && !of(child, verdicts, false).listed().isEmpty());
  }

  private static boolean holdsTitles(Block block) {
    return block.children().stream().anyMatch(child -> child.kind() == block.kind());
  }

  private static boolean isBulleted(Block item, String text) {
    return ListMarker.startsBulleted(text, item.start());
  }
}
