package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads Markdown, and text that only looks like it, into a tree of [Block]s in one pass over the
/// lines. Confined to one thread, used once.
final class BlockParser {
  private static final int DEEPEST_QUOTE = 8;

  /// Columns of indent that make code of what looks like it.
  private static final int CODE_INDENT = 4;

  private final String text;
  private final List<Line> lines;
  private final Shadow shadow;
  private final int quoteDepth;
  private final GrowingTree tree = new GrowingTree();
  private final PromptLines promptLines;
  private final LineSearch commentEnds;
  private final LineSearch formulaEnds;
  private int at;

  private BlockParser(Shadow shadow, List<Line> lines, int quoteDepth) {
    this.text = shadow.text();
    this.lines = lines;
    this.shadow = shadow;
    this.quoteDepth = quoteDepth;
    this.promptLines = new PromptLines(text, lines);
    this.commentEnds = new LineSearch(text, lines, line -> line.contains("-->"));
    this.formulaEnds = new LineSearch(text, lines, line -> line.endsWith("$$"));
  }

  /// The root of the block tree of a note, whatever its markup.
  static Block parse(Note note) {
    return switch (note.markup()) {
      case MARKDOWN -> parse(note.text());
      case ORG -> parse(OrgShadow.of(note.text()));
      case RESTRUCTURED_TEXT -> parse(RstShadow.of(note.text()));
      case CSV -> CsvTree.parse(note.text());
    };
  }

  /// The root of the block tree of a text in Markdown.
  static Block parse(String text) {
    return parse(new Shadow(text));
  }

  /// The root of the block tree of a text that is shown to the parser in Markdown.
  static Block parse(Shadow shadow) {
    BlockParser parser = new BlockParser(shadow, Line.of(shadow.text()), 0);
    parser.frontMatter();
    return parser.parseLines();
  }

  private Block parseLines() {
    while (at < lines.size()) {
      next();
    }
    return tree.freeze();
  }

  private void next() {
    Line line = lines.get(at);
    if (line.isBlank()) {
      tree.endText();
      at++;
      return;
    }
    String content = line.text(text);
    Integer level = shadow.headings().isEmpty() ? null : shadow.headings().get(line.start());
    if (shadow.code().contains(line.start())) {
      markedCode();
    } else if (level != null) {
      heading(line, level, new Content(0, content.length()));
    } else if (!special(line, content)) {
      itemOrText(line, content);
    }
  }

  private boolean special(Line line, String content) {
    return indentedCode(line, content) || marked(line, content) || ruleOrTable(line, content);
  }

  /// Reads a line that its first character tells from an item or text.
  private boolean marked(Line line, String content) {
    return switch (content.charAt(0)) {
      case '`', '~' -> LineShape.opensFence(content) && fence(line, content);
      case '$' -> content.startsWith("$$") && math(line, content);
      case '#' -> LineShape.isHeading(content) && heading(line, 0, content);
      case '>' -> quote();
      case '<' -> html(line, content);
      default -> false;
    };
  }

  private void frontMatter() {
    int end = FrontMatter.lastLine(text, lines);
    if (end > 0) {
      leaf(Kind.FRONT_MATTER, end + 1);
    }
  }

  private boolean fence(Line first, String content) {
    String mark = LineShape.fenceMark(content);
    int last = at + 1;
    while (last < lines.size() && !LineShape.closesFence(lines.get(last).text(text), mark)) {
      last++;
    }
    boolean closed = last < lines.size();
    int contentStart = at + 1 < lines.size() ? lines.get(at + 1).start() : first.end();
    int contentEnd = Math.max(contentStart, lines.get(last - 1).end());
    int end = lines.get(closed ? last : last - 1).end();
    GrowingBlock block = new GrowingBlock(Kind.CODE, first.textStart(), end);
    tree.leaf(block.content(contentStart, contentEnd), first, tree.isOpen());
    at = closed ? last + 1 : last;
    return true;
  }

  private boolean math(Line first, String content) {
    int closing = content.indexOf("$$", 2);
    if (closing >= 0 && closing < content.length() - 2) {
      return false; // a line of text that begins with a formula
    }
    int last = closing >= 0 ? at : formulaEnds.from(at + 1).orElse(at);
    GrowingBlock block = new GrowingBlock(Kind.MATH, first.textStart(), lines.get(last).end());
    tree.leaf(block, first, tree.isOpen());
    at = last + 1;
    return true;
  }

  private boolean heading(Line line, int offset, String content) {
    int level = LineShape.headingLevel(content, offset);
    int end = content.length();
    while (end > offset + level && content.charAt(end - 1) == '#') {
      end--;
    }
    heading(line, level, new Content(offset + level, end));
    return true;
  }

  /// Where the content of a line lies in its text.
  private record Content(int start, int end) {}

  private void heading(Line line, int level, Content content) {
    GrowingBlock block = new GrowingBlock(Kind.HEADING, line.textStart(), line.end());
    int from = line.textStart() + content.start();
    while (from < line.end() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    block.content(from, Math.max(from, line.textStart() + content.end()));
    tree.title(block, level);
    at++;
  }

  private boolean ruleOrTable(Line line, String content) {
    if (LineShape.isRule(content)) {
      rule(line, content);
      return true;
    }
    boolean table =
        content.indexOf('|') >= 0
            && at + 1 < lines.size()
            && LineShape.isTableRule(lines.get(at + 1).text(text));
    if (table) {
      int count = 2;
      while (at + count < lines.size() && lines.get(at + count).text(text).indexOf('|') >= 0) {
        count++;
      }
      List<Line> rows = lines.subList(at, at + count);
      tree.leaf(PipeTable.read(text, rows), line, false);
      at += count;
    }
    return table;
  }

  private void rule(Line line, String content) {
    GrowingBlock above = tree.open();
    boolean underlines =
        LineShape.isUnderline(content)
            && above.kind == Kind.PARAGRAPH
            && !tree.inList()
            && above.lastLine == above.start;
    if (underlines) {
      tree.promote(line, content.charAt(0) == '=' ? 1 : 2);
      at++;
      return;
    }
    tree.leaveLabel();
    leaf(Kind.RULE, 1);
  }

  private boolean quote() {
    int last = at;
    List<Line> inside = new ArrayList<>();
    while (last < lines.size() && lines.get(last).text(text).startsWith(">")) {
      inside.add(lines.get(last).quoted(text));
      last++;
    }
    Line first = lines.get(at);
    if (quoteDepth >= DEEPEST_QUOTE) {
      leaf(Kind.QUOTE, last - at);
      return true;
    }
    Block quoted = new BlockParser(new Shadow(text), inside, quoteDepth + 1).parseLines();
    GrowingBlock block = new GrowingBlock(Kind.QUOTE, first.textStart(), first.textStart());
    block.read = quoted.children();
    tree.leaf(block, first, tree.isOpen());
    at = last;
    return true;
  }

  /// Reads comments, lines of tags, and tags that title what follows.
  private boolean html(Line line, String content) {
    if (content.startsWith("<!--")) {
      Optional<Integer> last = commentEnds.from(at);
      leaf(Kind.HTML, last.orElse(at) - at + 1);
      return true;
    }
    Optional<HtmlTitle> title = HtmlTitle.of(content);
    if (title.isPresent()) {
      titleOfHtml(line, title.get());
      return true;
    }
    if (!LineShape.isTags(content)) {
      return false;
    }
    if (LineShape.closesDetails(content)) {
      tree.unfold();
    }
    leaf(Kind.HTML, 1);
    return true;
  }

  private void titleOfHtml(Line line, HtmlTitle title) {
    if (title.level() < GrowingTree.LABEL_LEVEL) {
      heading(line, title.level(), new Content(title.start(), title.end()));
      return;
    }
    GrowingBlock label = new GrowingBlock(Kind.LABEL, line.textStart(), line.end());
    label.lasting = true;
    int at = line.textStart();
    tree.foldedTitle(label.content(at + title.start(), at + title.end()));
    this.at++;
  }

  /// A block of whole lines without structure of its own.
  private void leaf(Kind kind, int count) {
    Line line = lines.get(at);
    int end = lines.get(at + count - 1).end();
    tree.leaf(new GrowingBlock(kind, line.textStart(), end), line, false);
    at += count;
  }

  private boolean indentedCode(Line line, String content) {
    int deep = tree.inList() ? tree.itemIndent() + 2 + CODE_INDENT : CODE_INDENT;
    if (tree.isOpen() || line.indent() < deep || !startsCode(content)) {
      return false;
    }
    int last = at;
    for (int i = at + 1; i < lines.size() && continuesCode(lines.get(i), deep); i++) {
      last = lines.get(i).isBlank() ? last : i;
    }
    leaf(Kind.CODE, last - at + 1);
    return true;
  }

  /// Lines of code that the markup says are code.
  private void markedCode() {
    int last = at;
    for (int i = at + 1; i < lines.size() && isBlankOrCode(lines.get(i)); i++) {
      last = lines.get(i).isBlank() ? last : i;
    }
    leaf(Kind.CODE, last - at + 1);
  }

  private boolean isBlankOrCode(Line line) {
    return line.isBlank() || shadow.code().contains(line.start());
  }

  private boolean startsCode(String content) {
    if (!content.startsWith("# ") && !content.startsWith("//")) {
      return LineShape.looksLikeCode(content);
    }
    return at + 1 < lines.size() && LineShape.looksLikeCode(lines.get(at + 1).text(text));
  }

  private boolean continuesCode(Line line, int deep) {
    return line.isBlank() || (line.indent() >= deep && !LineShape.isProse(line.text(text)));
  }

  private void itemOrText(Line line, String content) {
    ListMarker marker = ListMarker.of(content, tree.inList());
    if (marker.exists() && titles(content, marker)) {
      heading(line, marker.length(), content);
      return;
    }
    if (marker.exists()) {
      tree.item(line, marker);
    } else if (isLabel(line, content)) {
      GrowingBlock label = new GrowingBlock(Kind.LABEL, line.textStart(), line.end());
      label.lasting = LineShape.isLastingLabel(content);
      tree.title(label, GrowingTree.LABEL_LEVEL);
    } else if (!tree.isOpen() && prompts(line)) {
      return;
    } else if (tree.isOpen() && !breaksBefore(content)) {
      tree.open().extend(line);
    } else {
      tree.paragraph(line);
    }
    at++;
  }

  /// Whether the content of an item is a heading.
  private static boolean titles(String content, ListMarker marker) {
    return content.charAt(marker.length()) == '#'
        && LineShape.isHeading(content.substring(marker.length()));
  }

  /// Reads a list of questions without markers as the list that it is.
  private boolean prompts(Line line) {
    int count = tree.isInsideItem(line) ? 0 : promptLines.count(at);
    for (int i = 0; i < count; i++) {
      tree.unmarkedItem(lines.get(at + i));
    }
    at += count;
    return count > 0;
  }

  /// Whether a line begins something new although no blank line stands before it.
  private boolean breaksBefore(String content) {
    GrowingBlock open = tree.open();
    String above = text.substring(Math.max(open.lastLine, open.contentStart), open.end);
    return open.kind == Kind.ITEM
        ? QuestionBreak.inItem(above, content)
        : QuestionBreak.inParagraph(above, content);
  }

  private boolean isLabel(Line line, String content) {
    boolean card = QaMark.ofAnswer(content) > 0 || content.startsWith("【问】");
    if (card || tree.isOpen() || tree.isInsideItem(line)) {
      return false;
    }
    return LineShape.isLastingLabel(content)
        || (LineShape.couldLabel(content) && startsList(at + 1, LineShape.asks(content) ? 0 : 1));
  }

  private boolean startsList(int from, int blanks) {
    int i = from;
    while (i < lines.size() && lines.get(i).isBlank() && i < from + blanks) {
      i++;
    }
    return i < lines.size() && ListMarker.of(lines.get(i).text(text), false).exists();
  }
}
