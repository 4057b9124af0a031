package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Reads Markdown, and text that only looks like it, into a tree of [Block]s in one pass over the
/// lines. Study notes break CommonMark's rules on indents all the time (a list indented by five
/// spaces below a bold line would be code there), so nesting follows indents loosely: an item
/// belongs to the item above it that is indented by at least two columns less, or whose number it
/// extends. Confined to one thread, used once.
final class BlockParser {
  private static final int DEEPEST_LIST = 32;
  private static final int LABEL_LEVEL = 7;

  private final String text;
  private final List<Line> lines;
  private final Node root = new Node(Kind.NOTE, 0, 0);
  private final Deque<Node> sections = new ArrayDeque<>();
  private final Deque<Node> items = new ArrayDeque<>();
  private Node open = root; // the paragraph or item that the next line may continue
  private int at;

  private BlockParser(String text) {
    this.text = text;
    this.lines = Line.of(text);
    sections.push(root);
  }

  /// The root of the text's block tree.
  static Block parse(String text) {
    BlockParser parser = new BlockParser(text);
    parser.frontMatter();
    while (parser.at < parser.lines.size()) {
      parser.next();
    }
    return parser.root.freeze();
  }

  private void next() {
    Line line = lines.get(at);
    if (line.isBlank()) {
      open = root;
      at++;
      return;
    }
    String content = line.text(text);
    if (LineShape.opensFence(content)) {
      fence(line, content);
    } else if (content.startsWith("$$")) {
      math(line, content);
    } else if (LineShape.isHeading(content)) {
      heading(line, content);
    } else if (LineShape.isRule(content)) {
      rule(line, content);
    } else if (isTable(content)) {
      table();
    } else if (content.startsWith(">")) {
      quote();
    } else if (LineShape.isTags(content)) {
      leaf(Kind.HTML, at, 1);
    } else {
      itemOrText(line, content);
    }
  }

  private void frontMatter() {
    if (!lines.getFirst().text(text).equals("---")) {
      return;
    }
    for (int i = 1; i < lines.size(); i++) {
      String content = lines.get(i).text(text);
      if (content.equals("---") || content.equals("...")) {
        leaf(Kind.FRONT_MATTER, 0, i + 1);
        return;
      }
    }
  }

  private void fence(Line first, String content) {
    String mark = content.substring(0, 3);
    int last = at + 1;
    while (last < lines.size() && !closes(lines.get(last), mark)) {
      last++;
    }
    boolean closed = last < lines.size();
    Node container = container(first, open != root);
    int contentStart = at + 1 < lines.size() ? lines.get(at + 1).start() : first.end();
    int contentEnd = Math.max(contentStart, lines.get(last - 1).end());
    Node block = new Node(Kind.CODE, first.textStart(), lines.get(closed ? last : last - 1).end());
    block.contentStart = Math.min(contentStart, block.end);
    block.contentEnd = Math.min(contentEnd, block.end);
    container.children.add(block);
    open = root;
    at = closed ? last + 1 : last;
  }

  private boolean closes(Line line, String mark) {
    String content = line.text(text);
    return content.startsWith(mark) && content.chars().allMatch(c -> c == mark.charAt(0));
  }

  private void math(Line first, String content) {
    int last = at;
    if (content.length() < 4 || !content.endsWith("$$")) {
      last++;
      while (last < lines.size() && !lines.get(last).text(text).endsWith("$$")) {
        last++;
      }
    }
    Node container = container(first, open != root);
    last = Math.min(last, lines.size() - 1);
    container.children.add(new Node(Kind.MATH, first.textStart(), lines.get(last).end()));
    open = root;
    at = last + 1;
  }

  private void heading(Line line, String content) {
    int level = 0;
    while (level < content.length() && content.charAt(level) == '#') {
      level++;
    }
    Node block = new Node(Kind.HEADING, line.textStart(), line.end());
    block.contentStart = skipSpaces(line.textStart() + level, line.end());
    block.contentEnd = line.end();
    while (block.contentEnd > block.contentStart && text.charAt(block.contentEnd - 1) == '#') {
      block.contentEnd--;
    }
    section(block, level);
    at++;
  }

  private void section(Node block, int level) {
    block.level = level;
    items.clear();
    while (sections.peek() != root && sections.element().level >= level) {
      sections.pop();
    }
    sections.element().children.add(block);
    sections.push(block);
    open = root;
  }

  private void rule(Line line, String content) {
    boolean underlines =
        LineShape.isUnderline(content)
            && open.kind == Kind.PARAGRAPH
            && items.isEmpty()
            && text.indexOf('\n', open.start) >= open.end;
    if (underlines) {
      Node title = open;
      sections.element().children.remove(title);
      title.kind = Kind.HEADING;
      title.end = line.end();
      section(title, content.charAt(0) == '=' ? 1 : 2);
      at++;
      return;
    }
    leaveLabel();
    leaf(Kind.RULE, at, 1);
  }

  private void leaveLabel() {
    items.clear();
    if (sections.element().level == LABEL_LEVEL) {
      sections.pop();
    }
  }

  private boolean isTable(String content) {
    return content.indexOf('|') >= 0
        && at + 1 < lines.size()
        && LineShape.isTableRule(lines.get(at + 1).text(text));
  }

  private void table() {
    int last = at + 1;
    while (last + 1 < lines.size() && lines.get(last + 1).text(text).indexOf('|') >= 0) {
      last++;
    }
    leaf(Kind.TABLE, at, last - at + 1);
  }

  private void quote() {
    int last = at;
    while (last + 1 < lines.size() && lines.get(last + 1).text(text).startsWith(">")) {
      last++;
    }
    leaf(Kind.QUOTE, at, last - at + 1);
  }

  /// A block of whole lines without structure of its own.
  private void leaf(Kind kind, int first, int count) {
    Line line = lines.get(first);
    Node container = container(line, false);
    container.children.add(new Node(kind, line.textStart(), lines.get(first + count - 1).end()));
    open = root;
    at = first + count;
  }

  private void itemOrText(Line line, String content) {
    ListMarker marker = ListMarker.of(content, !items.isEmpty());
    if (marker.exists()) {
      item(line, marker);
    } else if (isLabel(line, content)) {
      Node label = new Node(Kind.LABEL, line.textStart(), line.end());
      label.lasting = LineShape.isLastingLabel(content);
      section(label, LABEL_LEVEL);
    } else if (open != root) {
      open.end = line.end();
      open.contentEnd = line.end();
    } else {
      paragraph(line);
    }
    at++;
  }

  private void item(Line line, ListMarker marker) {
    while (!items.isEmpty() && !isChild(line, marker, items.element())) {
      items.pop();
    }
    Node container = items.isEmpty() ? sections.element() : items.element();
    Node block = new Node(Kind.ITEM, line.textStart(), line.end());
    block.contentStart = line.textStart() + marker.length();
    block.level = line.indent();
    block.marker = marker;
    container.children.add(block);
    items.push(block);
    open = block;
  }

  private boolean isChild(Line line, ListMarker marker, Node above) {
    if (items.size() >= DEEPEST_LIST) {
      return false;
    }
    boolean deeper = line.indent() >= above.level + 2;
    boolean otherKind = marker.bulleted() != above.marker.bulleted();
    return deeper
        || (otherKind && line.indent() > above.level)
        || marker.isNumberedBelow(above.marker);
  }

  private void paragraph(Line line) {
    Node container = container(line, false);
    if (container.kind == Kind.LABEL && !container.lasting && !container.children.isEmpty()) {
      leaveLabel();
      container = sections.element();
    }
    Node block = new Node(Kind.PARAGRAPH, line.textStart(), line.end());
    container.children.add(block);
    open = block;
  }

  /// Where a block that starts at the line belongs: in an item that it is indented below, or that
  /// it follows without a blank line, or in the section.
  private Node container(Line line, boolean follows) {
    while (!items.isEmpty() && !follows && line.indent() < items.element().level + 2) {
      items.pop();
    }
    return items.isEmpty() ? sections.element() : items.element();
  }

  private boolean isLabel(Line line, String content) {
    if (open != root || (!items.isEmpty() && line.indent() >= items.element().level + 2)) {
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

  private int skipSpaces(int from, int end) {
    int i = from;
    while (i < end && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /// A block that is still growing.
  private static final class Node {
    private Kind kind;
    private final int start;
    private int end;
    private int contentStart;
    private int contentEnd;
    private int level;
    private boolean lasting;
    private ListMarker marker = ListMarker.NONE;
    private final List<Node> children = new ArrayList<>();

    private Node(Kind kind, int start, int end) {
      this.kind = kind;
      this.start = start;
      this.end = end;
      this.contentStart = start;
      this.contentEnd = end;
    }

    private Block freeze() {
      return new Block(
          kind, start, end, contentStart, contentEnd, children.stream().map(Node::freeze).toList());
    }
  }
}
