package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.ArrayDeque;
import java.util.Deque;

/// The block tree of a text while it is read: which titles and list items are open, and where the
/// next block belongs. Confined to one thread.
///
/// Study notes break CommonMark's rules on indents all the time (a list indented by five spaces
/// below a bold line would be code there), so nesting follows indents loosely: an item belongs to
/// the item above it that is indented by at least two columns less, or whose number it extends.
final class GrowingTree {
  private static final int DEEPEST_LIST = 32;

  /// Labels stand below all headings.
  static final int LABEL_LEVEL = 10;

  private final GrowingBlock root = new GrowingBlock(Kind.NOTE, 0, 0);
  private final Deque<GrowingBlock> sections = new ArrayDeque<>();
  private final Deque<GrowingBlock> items = new ArrayDeque<>();

  /// The paragraph or item that the next line may continue; the root where there is none.
  private GrowingBlock open = root;

  /// Whether a folded answer is open.
  private boolean folded;

  GrowingTree() {
    sections.push(root);
  }

  Block freeze() {
    return root.freeze();
  }

  boolean isOpen() {
    return open != root;
  }

  GrowingBlock open() {
    return open;
  }

  /// Ends the paragraph under way.
  void endText() {
    open = root;
  }

  boolean inList() {
    return !items.isEmpty();
  }

  /// Whether a line is indented below the last item, or follows it without a blank line.
  boolean isInsideItem(Line line) {
    return inList() && (isOpen() || line.indent() >= items.element().level + 2);
  }

  /// Columns of indent of the last item; 0 outside of lists.
  int itemIndent() {
    return inList() ? items.element().level : 0;
  }

  /// Adds the title of a folded answer; headings stand below it until it is closed.
  void foldedTitle(GrowingBlock block) {
    folded = false;
    title(block, LABEL_LEVEL);
    folded = true;
  }

  /// Ends a folded answer.
  void unfold() {
    folded = false;
    while (sections.element().level >= LABEL_LEVEL) {
      sections.pop();
    }
    items.clear();
    open = root;
  }

  /// Adds a title; what follows stands below it.
  void title(GrowingBlock block, int titleLevel) {
    int level = folded ? titleLevel + LABEL_LEVEL : titleLevel;
    block.level = level;
    items.clear();
    while (sections.element() != root && sections.element().level >= level) {
      sections.pop();
    }
    sections.element().children.add(block);
    sections.push(block);
    open = root;
  }

  /// Makes a heading of the paragraph under way, which is one line long at the top of its section.
  void promote(Line underline, int level) {
    GrowingBlock title = open;
    sections.element().children.removeLast();
    title.kind = Kind.HEADING;
    title.end = underline.end();
    title(title, level);
  }

  /// Ends lists, and the label above them.
  void leaveLabel() {
    items.clear();
    if (!folded && sections.element().level == LABEL_LEVEL) {
      sections.pop();
    }
  }

  /// Adds a block that no line can continue.
  void leaf(GrowingBlock block, Line first, boolean follows) {
    container(first, follows).children.add(block);
    open = root;
  }

  void item(Line line, ListMarker marker) {
    while (inList() && !isChild(line, marker, items.element())) {
      items.pop();
    }
    GrowingBlock container = inList() ? items.element() : sections.element();
    GrowingBlock block = new GrowingBlock(Kind.ITEM, line.textStart(), line.end());
    block.contentStart = line.textStart() + marker.length();
    block.level = line.indent();
    block.marker = marker;
    container.children.add(block);
    items.push(block);
    open = block;
  }

  /// Adds a line of a list without markers.
  void unmarkedItem(Line line) {
    items.clear();
    open = root;
    sections.element().children.add(new GrowingBlock(Kind.ITEM, line.textStart(), line.end()));
  }

  private boolean isChild(Line line, ListMarker marker, GrowingBlock above) {
    if (items.size() >= DEEPEST_LIST) {
      return false;
    }
    boolean deeper = line.indent() >= above.level + 2;
    boolean otherKind = marker.bulleted() != above.marker.bulleted();
    return deeper
        || (otherKind && line.indent() > above.level)
        || marker.isNumberedBelow(above.marker);
  }

  void paragraph(Line line) {
    GrowingBlock container = container(line, isOpen());
    if (container.kind == Kind.LABEL && !container.lasting && !container.children.isEmpty()) {
      leaveLabel();
      container = sections.element();
    }
    GrowingBlock block = new GrowingBlock(Kind.PARAGRAPH, line.textStart(), line.end());
    container.children.add(block);
    open = block;
  }

  /// Where a block that starts at the line belongs: in an item that it is indented below, or that
  /// it follows without a blank line, or in the section.
  private GrowingBlock container(Line line, boolean follows) {
    while (inList() && !follows && line.indent() < items.element().level + 2) {
      items.pop();
    }
    return inList() ? items.element() : sections.element();
  }
}
