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
    String title = title(parent, verdicts.text());
    if (TitleWords.nameReferences(title)) {
      return NONE;
    }
    Prompts prompts = new Prompts(new BitSet(), new BitSet());
    boolean collected = !inAnswer && collectsPrompts(title);
    List<Block> siblings = parent.children();
    int from = 0;
    for (int i = 0; i <= siblings.size(); i++) {
      if (i == siblings.size() || startsList(siblings, i, verdicts.text())) {
        prompts.take(new Stretch(siblings, from, i, verdicts), collected, inAnswer);
        from = i;
      }
    }
    return prompts;
  }

  /// Whether another list begins at a block: a title, a rule, or the number one behind text.
  private static boolean startsList(List<Block> siblings, int i, String text) {
    Block block = siblings.get(i);
    boolean first =
        block.kind() == Kind.ITEM
            && i > 0
            && siblings.get(i - 1).kind() != Kind.ITEM
            && ListMarker.isFirst(text, block.start());
    return first || block.kind() == Kind.RULE || block.kind().isTitle();
  }

  /// Takes the items with bullets and those without as a list each.
  private void take(Stretch stretch, boolean collected, boolean inAnswer) {
    Tally bulleted = new Tally();
    Tally others = new Tally();
    for (int i = stretch.from; i < stretch.to; i++) {
      if (stretch.isItem(i)) {
        (stretch.isBulleted(i) ? bulleted : others).count(stretch.on(i), stretch.isTask(i));
      }
    }
    boolean bulletedPrompt = bulleted.isListOfPrompts(collected, inAnswer);
    boolean othersPrompt = others.isListOfPrompts(collected, inAnswer);
    for (int i = stretch.from; i < stretch.to; i++) {
      if (stretch.isItem(i)) {
        take(stretch, i, stretch.isBulleted(i) ? bulletedPrompt : othersPrompt, inAnswer);
      }
    }
  }

  /// Takes one item; where its list is none of prompts, it asks alone. A link that does not ask,
  /// such as one to the answers, is no prompt.
  private void take(Stretch stretch, int i, boolean inList, boolean inAnswer) {
    Verdict verdict = stretch.on(i);
    boolean alone = verdict.surely() && (!inAnswer || verdict.inWords());
    if (inList ? verdict.asksInList() : alone) {
      asking.set(i);
    }
    if (inList && (verdict.asks() || !stretch.isLink(i))) {
      listed.set(i);
    }
  }

  private static String title(Block parent, String text) {
    int longest = parent.contentStart() + QuestionRules.LONGEST_QUESTION;
    return Title.of(text.substring(parent.contentStart(), Math.min(parent.contentEnd(), longest)));
  }

  private static boolean collectsPrompts(String title) {
    return TitleWords.collectPrompts(title) && !QuestionRules.isBareQuestion(title);
  }

  /// Blocks side by side with neither a title nor a rule among them.
  ///
  /// @param from index of the first below their parent
  /// @param to one past the last
  private record Stretch(List<Block> siblings, int from, int to, Verdicts verdicts) {

    boolean isItem(int i) {
      return siblings.get(i).kind() == Kind.ITEM;
    }

    boolean isBulleted(int i) {
      return ListMarker.startsBulleted(verdicts.text(), siblings.get(i).start());
    }

    boolean isTask(int i) {
      return ListMarker.isTask(verdicts.text(), siblings.get(i));
    }

    boolean isLink(int i) {
      return LineShape.isLink(siblings.get(i).content(verdicts.text()));
    }

    Verdict on(int i) {
      return verdicts.on(siblings.get(i));
    }
  }

  /// How many items of one list ask, or could.
  private static final class Tally {
    private int items;
    private int asking;
    private int requesting;
    private int able;
    private int tasks;

    void count(Verdict item, boolean task) {
      items++;
      asking += item.asks() ? 1 : 0;
      requesting += item.byVerb() && !item.asks() ? 1 : 0;
      able += item.couldPrompt() ? 1 : 0;
      tasks += task ? 1 : 0;
    }

    boolean isListOfPrompts(boolean collected, boolean inAnswer) {
      // Verbs alone make lists of things to do, as boxes to tick do.
      int all = asking == 0 ? 0 : asking + requesting;
      if (items < 2 || (tasks == 0 && all * 5 >= items * (inAnswer ? 3 : 2))) {
        return items > 1;
      }
      boolean enough = collected || (!inAnswer && items >= LONG_LIST && all * 4 >= items);
      return enough && able * 5 >= items * 4;
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
