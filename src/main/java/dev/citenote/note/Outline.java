package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A note as it will be cut: what it asks and what it states, in reading order. Confined to one
/// thread.
final class Outline {
  private static final Pattern INNER_LINK = Pattern.compile("\\[[^\\[\\]]*]\\(#[^()]*\\)");

  private final Note note;
  private final String text;
  private final Verdicts verdicts;
  private final SpanIndex spans;
  private final QuestionRecords askings;
  private final List<Part> parts = new ArrayList<>();

  private Outline(Note note) {
    this.note = note;
    this.text = note.text();
    this.verdicts = new Verdicts(text);
    this.spans = new SpanIndex(note);
    this.askings = new QuestionRecords(note, spans);
  }

  /// A part of a note.
  sealed interface Part {}

  /// The note asks something.
  ///
  /// @param surely false for an empty heading that does not ask by its words
  record Asked(Question question, boolean surely) implements Part {}

  /// The note states something.
  ///
  /// @param extent where
  /// @param context what must be read before it
  /// @param whole whether it must not be torn: code and formulas
  record Stated(Extent extent, List<String> headings, String context, boolean whole)
      implements Part {

    /// This and what follows up to an offset.
    Stated upTo(int end) {
      return new Stated(new Extent(extent.start(), end), headings, context, whole);
    }
  }

  /// What stands before and after must not be joined.
  record Break() implements Part {}

  /// The outline of a note.
  static Outline of(Note note) {
    Outline outline = new Outline(note);
    Block root = FollowingAnswers.moved(BlockParser.parse(note), outline.verdicts);
    outline.below(root, outline.titled());
    if (outline.parts.stream().noneMatch(Outline::surelyAsks)) {
      outline.parts.removeIf(part -> part instanceof Asked);
    }
    return outline;
  }

  /// The title that the note's metadata give it.
  private Above titled() {
    String title = Metadata.of(note).title().map(Title::of).orElse("");
    int at = title.isEmpty() ? -1 : text.indexOf(title);
    return at < 0
        ? Above.NOTHING
        : Above.NOTHING.section(new Above.Title(title, new Extent(at, at + title.length()), false));
  }

  List<Part> parts() {
    return parts;
  }

  private static boolean surelyAsks(Part part) {
    return part instanceof Asked asked && asked.surely();
  }

  /// Where spans of the note are made.
  SpanIndex spans() {
    return spans;
  }

  private void below(Block parent, Above above) {
    Prompts prompts = Prompts.of(parent, verdicts, above.inAnswer());
    BitSet titles = Prompts.titles(parent, verdicts);
    List<Block> children = parent.children();
    for (int i = 0; i < children.size(); i++) {
      Block block = children.get(i);
      switch (block.kind()) {
        case HEADING, LABEL -> title(block, above, titles.get(i));
        case ITEM -> item(block, above, prompts.asking().get(i), prompts.listed().get(i));
        case PARAGRAPH -> paragraph(block, above);
        case CODE, MATH -> state(block.extent(), above, "", true);
        case TABLE -> table(block, above);
        case QUOTE -> quote(block, above);
        case RULE -> separate();
        case HTML, FRONT_MATTER, NOTE, ROW, CELL -> {}
      }
    }
  }

  private void title(Block block, Above above, boolean prompt) {
    separate();
    askings.forgetEarlier();
    String title = Title.of(block.content(text));
    if (title.isEmpty() || above.endsWith(title) || QaMark.titlesAnswer(title)) {
      below(block, above);
      separate();
      return;
    }
    boolean asks = asks(block, title) || (prompt && couldAsk(block, title));
    List<Block> answer = asks ? Answers.below(block, verdicts) : List.of();
    boolean empty = !asks && isEmptyTopic(block, above) && couldAsk(block, title);
    boolean own = answer.isEmpty() || speaksOf(block, title, answer);
    if (asks || (empty && !LineShape.isLink(block.content(text)))) {
      ask(new Asking(block, own ? answer : List.of(), asks), above);
    }
    Above.Title words = new Above.Title(title, block.extent(), asks);
    Above inside = block.kind() == Kind.HEADING ? above.section(words) : above.plus(words);
    below(block, own ? inside : above);
    separate();
    askings.forgetEarlier();
  }

  /// Whether nothing stands below a heading that is not the note's own title.
  private boolean isEmptyTopic(Block title, Above above) {
    boolean first = above.titles().isEmpty() && parts.isEmpty();
    return title.kind() == Kind.HEADING && title.children().isEmpty() && !first;
  }

  private boolean asks(Block title, String words) {
    return QuestionRules.isBareQuestion(words)
        || (verdicts.on(title).asks() && (!Prompts.heads(title, verdicts) || holdsProse(title)));
  }

  private boolean holdsProse(Block title) {
    return title.children().stream()
        .limit(1)
        .anyMatch(child -> child.kind() == Kind.PARAGRAPH && !verdicts.asks(child));
  }

  private boolean couldAsk(Block title, String words) {
    boolean heads = title.kind() == Kind.HEADING || LineShape.isNumbered(title.content(text));
    return heads && !TitleWords.areGeneric(words) && verdicts.on(title).couldPrompt();
  }

  private boolean speaksOf(Block title, String words, List<Block> answer) {
    Extent below = new Extent(answer.getFirst().start(), answer.getLast().outerEnd());
    int gap = SpanIndex.blankLines(text, title.end(), below.start());
    return Relevance.speaksOf(words, text, below, gap);
  }

  private void item(Block block, Above above, boolean asks, boolean listed) {
    boolean mayAsk = asks || (listed && verdicts.on(block).couldPrompt());
    List<Block> answer = mayAsk ? Answers.below(block, verdicts) : List.of();
    if (isInnerLink(block)) {
      below(block, above);
    } else if (asks || (mayAsk && (block.children().isEmpty() || !answer.isEmpty()))) {
      within(block, ask(new Asking(block, answer, true), above));
    } else {
      statement(block, above);
    }
  }

  /// An item that does not ask: the title of a group, or a statement.
  private void statement(Block item, Above above) {
    String content = head(item);
    if (isGroup(item, content)) {
      separate();
      below(item, above.plus(new Above.Title(Title.of(content), item.extent(), false)));
      separate();
    } else {
      state(item.extent(), above, "", false);
      below(item, above);
    }
  }

  /// Whether an item only links to a place in its note, as in a table of contents.
  private boolean isInnerLink(Block item) {
    return !item.extent().isEmpty()
        && text.charAt(item.contentStart()) == '['
        && INNER_LINK.matcher(head(item)).matches();
  }

  /// What stands below a question in an item or a paragraph.
  private void within(Block block, Above inside) {
    if (!block.children().isEmpty()) {
      below(block, inside);
      separate();
    }
  }

  private String head(Block block) {
    int end = Math.min(block.contentEnd(), block.contentStart() + QuestionRules.LONGEST_QUESTION);
    return text.substring(block.contentStart(), end);
  }

  private boolean isGroup(Block item, String content) {
    return LineShape.couldTitleGroup(content)
        && (titlesItems(item, content) || verdicts.on(item).namesGroup());
  }

  private boolean titlesItems(Block item, String content) {
    boolean holdsItems = item.children().stream().anyMatch(child -> child.kind() == Kind.ITEM);
    return holdsItems
        && (LineShape.couldTitleItems(content)
            || !Prompts.of(item, verdicts, false).listed().isEmpty());
  }

  private void paragraph(Block block, Above above) {
    if (verdicts.asks(block)) {
      within(block, ask(new Asking(block, Answers.below(block, verdicts), true), above));
    } else {
      state(block.extent(), above, "", false);
    }
  }

  private void quote(Block block, Above above) {
    if (block.children().isEmpty()) {
      state(block.extent(), above, "", false);
    } else {
      below(block, above);
    }
  }

  private void table(Block table, Above above) {
    if (table.children().isEmpty()) {
      return;
    }
    separate();
    Optional<QaTable> asking = QaTable.of(table, verdicts);
    Extent header = extent(table.children().getFirst());
    List<Block> rows = asking.isPresent() && headerAsks(table) ? table.children() : below(table);
    if (rows.isEmpty()) {
      state(header, above, "", false);
    }
    for (Block row : rows) {
      asking.ifPresentOrElse(
          it -> askedRow(row, it, above), () -> state(extent(row), above, header.of(text), false));
    }
    separate();
  }

  private static List<Block> below(Block table) {
    return table.children().subList(1, table.children().size());
  }

  /// Whether a table has no header, and begins with a question.
  private boolean headerAsks(Block table) {
    return verdicts.on(QaTable.cell(table.children().getFirst(), 0)).surely();
  }

  private static Extent extent(Block row) {
    int start = row.children().isEmpty() ? row.start() : row.children().getFirst().start();
    return new Extent(start, row.outerEnd());
  }

  private void askedRow(Block row, QaTable columns, Above above) {
    Block question = QaTable.cell(row, columns.question());
    if (question.extent().isEmpty()) {
      state(extent(row), above, "", false);
      return;
    }
    Block answer = QaTable.cell(row, columns.answer());
    boolean answered = !Answers.isPlaceholder(answer.content(text));
    ask(new Asking(question, answered ? List.of(answer) : List.of(), true), above);
    Above.Title title = new Above.Title(Title.of(question.content(text)), question.extent(), true);
    Above inside = above.plus(title);
    for (Block cell : row.children()) {
      if (!cell.equals(question) && !Answers.isPlaceholder(cell.content(text))) {
        state(cell.extent(), inside, "", false);
      }
    }
    separate();
  }

  /// A block that asks.
  ///
  /// @param answer the blocks that answer it
  private record Asking(Block block, List<Block> answer, boolean surely) {}

  /// Adds the questions of a block; returns what stands above its answer.
  private Above ask(Asking asking, Above above) {
    separate();
    Extent content = asking.block().extent();
    if (asking.block().kind().isTitle()) {
      int marker = ListMarker.of(content.of(text), true).length();
      content = new Extent(content.start() + marker, content.end());
    }
    QuestionHead head = QuestionHead.read(text, content);
    for (Question question : askings.questions(head, asking.answer(), above)) {
      parts.add(new Asked(question, asking.surely()));
    }
    if (head.answer().isEmpty() && asking.block().children().isEmpty()) {
      return above;
    }
    Above inside = above.plus(head.title(text));
    head.answer().ifPresent(answer -> state(answer, inside, "", false));
    return inside;
  }

  private void state(Extent extent, Above above, String context, boolean whole) {
    Extent trimmed = extent.trim(text);
    Extent own =
        new Extent(trimmed.start() + QaMark.ofAnswer(text, trimmed), trimmed.end()).trim(text);
    if (!own.isEmpty()) {
      parts.add(new Stated(own, above.headings(), context, whole));
    }
  }

  private void separate() {
    if (!parts.isEmpty() && !(parts.getLast() instanceof Break)) {
      parts.add(new Break());
    }
  }
}
