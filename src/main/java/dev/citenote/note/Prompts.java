package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.BitSet;
import java.util.List;

/// Which of the items below one parent ask: by their own words, or because enough of their list
/// does. Immutable.
///
/// @param asking items that ask by their own words
/// @param listed items of lists of interview prompts
record Prompts(BitSet asking, BitSet listed) {
  private static final Prompts NONE = new Prompts(new BitSet(), new BitSet());
  private static final List<Kind> TITLES = List.of(Kind.HEADING, Kind.LABEL);
  private static final int FEWEST_TITLES = 3;
  private static final int LONG_LIST = 8;

  /// The items below a parent.
  ///
  /// At least two of five items of a list must ask, unless they are there to be ticked off; of a
  /// long list of short items, one of four; below a title that says so ("面试题"), four of five must
  /// be short. Below a question, where its answer is expected, an item outside such a list asks
  /// only by its words.
  static Prompts of(Block parent, Verdicts verdicts, boolean inAnswer) {
    if (!holds(Kind.ITEM, parent)) {
      return NONE;
    }
    ListTitle title = ListTitle.of(parent, verdicts);
    if (title.references()) {
      return NONE;
    }
    Prompts prompts = new Prompts(new BitSet(), new BitSet());
    List<Block> siblings = parent.children();
    int from = 0;
    for (int i = 0; i <= siblings.size(); i++) {
      if (i == siblings.size() || endsList(siblings.get(i))) {
        List<Block> list = siblings.subList(from, i);
        boolean collected = title.collects() && !inAnswer;
        prompts.take(new Run(list, from, true, verdicts), collected, inAnswer);
        prompts.take(new Run(list, from, false, verdicts), collected, inAnswer);
        from = i + 1;
      }
    }
    return prompts;
  }

  private static boolean endsList(Block block) {
    return block.kind() == Kind.RULE || block.kind().isTitle();
  }

  private void take(Run run, boolean collected, boolean inAnswer) {
    boolean list = run.isListOfPrompts(collected, inAnswer);
    for (int i = 0; i < run.blocks.size(); i++) {
      if (run.holds(i)) {
        take(run, i, list, inAnswer);
      }
    }
  }

  /// Takes one item; where its list is none of prompts, it asks alone.
  private void take(Run run, int i, boolean list, boolean inAnswer) {
    Verdict verdict = run.on(i);
    boolean alone = verdict.surely() && (!inAnswer || verdict.inWords());
    if (list ? verdict.asksInList() : alone) {
      asking.set(run.first + i);
    }
    if (list && (verdict.asks() || !run.isLink(i))) {
      listed.set(run.first + i);
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

  /// The items of one list: those with bullets, or those without, among blocks side by side.
  ///
  /// @param first index of the first of the blocks below their parent
  private record Run(List<Block> blocks, int first, boolean bulleted, Verdicts verdicts) {

    boolean isListOfPrompts(boolean collected, boolean inAnswer) {
      int size = 0;
      int asking = 0;
      int requesting = 0;
      int able = 0;
      for (int i = 0; i < blocks.size(); i++) {
        if (holds(i)) {
          size++;
          asking += on(i).asks() ? 1 : 0;
          requesting += !on(i).asks() && on(i).byVerb() ? 1 : 0;
          able += on(i).couldPrompt() ? 1 : 0;
        }
      }
      // Verbs alone make lists of things to do.
      asking += asking > 0 ? requesting : 0;
      boolean enoughAsk = asking * 5 >= size * (inAnswer ? 3 : 2);
      if (size < 2 || (enoughAsk && !isTicked())) {
        return size > 1;
      }
      boolean enough = collected || (!inAnswer && size >= LONG_LIST && asking * 4 >= size);
      return enough && able * 5 >= size * 4;
    }

    /// Whether its items are there to be ticked off.
    private boolean isTicked() {
      return blocks.stream()
          .filter(block -> block.kind() == Kind.ITEM)
          .limit(1)
          .anyMatch(item -> ListMarker.isTask(verdicts.text(), item));
    }

    boolean holds(int i) {
      Block block = blocks.get(i);
      return block.kind() == Kind.ITEM
          && ListMarker.startsBulleted(verdicts.text(), block.start()) == bulleted;
    }

    /// A link that does not ask, such as one to the answers, is no prompt.
    boolean isLink(int i) {
      return LineShape.isLink(blocks.get(i).content(verdicts.text()));
    }

    Verdict on(int i) {
      return verdicts.on(blocks.get(i));
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
    for (Kind kind : TITLES) {
      if (holds(kind, parent)) {
        addTitles(found, kind, parent.children(), verdicts);
      }
    }
    return found;
  }

  private static void addTitles(BitSet found, Kind kind, List<Block> siblings, Verdicts verdicts) {
    BitSet leaves = new BitSet();
    int all = 0;
    int asking = 0;
    int inList = 0;
    for (int i = 0; i < siblings.size(); i++) {
      Block title = siblings.get(i);
      if (title.kind() == kind && !holds(kind, title)) {
        leaves.set(i);
        all++;
        asking += verdicts.on(title).asks() ? 1 : 0;
        inList += verdicts.on(title).asksInList() ? 1 : 0;
      }
    }
    boolean third = all >= FEWEST_TITLES && asking > 0 && inList * 3 >= all;
    if (third && (asking * 3 >= all * 2 || areNumbered(leaves, siblings, verdicts.text()))) {
      found.or(leaves);
    }
  }

  /// Whether four of five titles begin with a number.
  private static boolean areNumbered(BitSet titles, List<Block> siblings, String text) {
    int numbered = 0;
    for (int i = titles.nextSetBit(0); i >= 0; i = titles.nextSetBit(i + 1)) {
      numbered += LineShape.isNumbered(siblings.get(i).content(text)) ? 1 : 0;
    }
    return numbered * 5 >= titles.cardinality() * 4;
  }

  /// Whether a title stands above a list of prompts, and so is none itself unless it asks.
  static boolean heads(Block title, Verdicts verdicts) {
    return !of(title, verdicts, false).listed().isEmpty()
        || title.children().stream()
            .anyMatch(
                child -> child.kind().isTitle() && !of(child, verdicts, false).listed().isEmpty());
  }

  private static boolean holds(Kind kind, Block parent) {
    List<Block> children = parent.children();
    for (int i = 0; i < children.size(); i++) {
      if (children.get(i).kind() == kind) {
        return true;
      }
    }
    return false;
  }
}
