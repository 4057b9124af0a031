package dev.citenote.note;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Finds headings, lists, tables and paragraphs in the printed lines of a PDF, which stores none of
/// them. Sizes and distances are compared with those that are commonest in the document. Confined
/// to one thread.
final class PdfLayout {
  private static final float HEADING_SIZE = 1.12f;
  private static final int LONGEST_HEADING = 120;
  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_CONTENTS = 400;

  /// A wider distance between baselines than this times the usual one parts paragraphs.
  private static final float PARAGRAPH_GAP = 1.35f;

  /// The dots that lead from a title to its page.
  private static final Pattern LEADER = Pattern.compile("(?:[.．·…] ?){5,}\\s*\\w+$");

  private final PdfFurniture furniture;
  private final float bodySize;
  private final float lineDistance;
  private final List<Float> headingSizes;

  PdfLayout(List<List<PdfLine>> pages) {
    this.furniture = new PdfFurniture(pages);
    this.bodySize = commonest(sizes(pages));
    this.lineDistance = commonest(distances(pages));
    TreeSet<Float> larger = new TreeSet<>(Collections.reverseOrder());
    pages.forEach(
        page ->
            page.stream().filter(this::isHeading).forEach(line -> larger.add(half(line.size()))));
    this.headingSizes = List.copyOf(larger);
  }

  /// The lines of a page without what pages repeat, and without a table of contents.
  List<PdfLine> body(List<PdfLine> page) {
    return IntStream.range(0, page.size())
        .filter(i -> !furniture.contains(page, i))
        .mapToObj(page::get)
        .filter(line -> !isContents(line.text()))
        .toList();
  }

  private static boolean isContents(String line) {
    return line.length() <= LONGEST_CONTENTS && LEADER.matcher(line).find();
  }

  /// Writes the lines of a page as blocks.
  void write(List<PdfLine> page, WordsWriter writer) throws UnreadableException {
    int at = 0;
    while (at < page.size()) {
      int end = at + 1;
      PdfLine first = page.get(at);
      if (first.cells().size() > 1 && isRow(first)) {
        while (end < page.size() && continuesTable(page.get(end - 1), page.get(end))) {
          end++;
        }
      }
      if (end > at + 1) {
        writer.table("", page.subList(at, end).stream().map(PdfLine::cells).toList());
      } else {
        while (end < page.size() && !starts(page.get(end - 1), page.get(end), first)) {
          end++;
        }
        block(page.subList(at, end), page, writer);
      }
      at = end;
    }
  }

  private boolean isRow(PdfLine line) {
    return !PdfItems.isItem(line.text()) && !isHeading(line);
  }

  private boolean continuesTable(PdfLine above, PdfLine line) {
    return line.cells().size() == above.cells().size()
        && line.baseline() > above.baseline()
        && isRow(line);
  }

  /// Whether a line starts a block of its own, rather than going on with the line above.
  private boolean starts(PdfLine above, PdfLine line, PdfLine first) {
    float distance = line.baseline() - above.baseline();
    float usual = Math.max(lineDistance, lineDistance * line.size() / bodySize);
    if (distance <= 0 || distance > PARAGRAPH_GAP * usual || !line.isAsLargeAs(above)) {
      return true;
    }
    boolean inItem = PdfItems.isItem(first.text());
    return PdfItems.isItem(line.text())
        || line.bold() != above.bold()
        || (line.cells().size() > 1 && isRow(line))
        || (inItem && line.left() < first.left() - .5 * line.size())
        || (!inItem && line.left() > above.left() + 1.2 * line.size());
  }

  private void block(List<PdfLine> lines, List<PdfLine> page, WordsWriter writer)
      throws UnreadableException {
    PdfLine first = lines.getFirst();
    String text = joined(lines, page);
    String flat = text.replace('\n', ' ');
    if (isHeading(first) && flat.length() <= LONGEST_HEADING) {
      writer.heading(headingSizes.indexOf(half(first.size())) + 1, flat);
    } else if (PdfItems.isItem(text)) {
      PdfItems.Item item = PdfItems.item(text);
      writer.item(margin(first, page), item.marker(), item.words());
    } else if (first.bold() && lines.size() == 1 && text.length() <= LONGEST_LABEL) {
      writer.paragraph("", "**" + text.strip() + "**");
    } else {
      writer.paragraph("", text);
    }
  }

  /// The margin of an item by how far it stands right of the leftmost one on its page.
  private static String margin(PdfLine item, List<PdfLine> page) {
    double leftmost =
        page.stream()
            .filter(line -> PdfItems.isItem(line.text()) && line.isAsLargeAs(item))
            .mapToDouble(PdfLine::left)
            .min()
            .orElse(item.left());
    long depth = Math.round((item.left() - leftmost) / (3 * item.size()));
    return WordsWriter.STEP.repeat(Math.clamp(depth, 0, 6));
  }

  /// Lines that were broken for lack of room become one; others keep their ends.
  private static String joined(List<PdfLine> lines, List<PdfLine> page) {
    StringBuilder text = new StringBuilder(lines.getFirst().text());
    for (int i = 1; i < lines.size(); i++) {
      PdfLine above = lines.get(i - 1);
      String next = lines.get(i).text();
      if (isFull(above, lines.get(i), page)) {
        PdfItems.join(text, next);
      } else {
        text.append('\n').append(next);
      }
    }
    return text.toString();
  }

  /// Whether the next line's first word had no room on this one, which tells a line that was
  /// broken from one that ends.
  private static boolean isFull(PdfLine line, PdfLine next, List<PdfLine> page) {
    double margin =
        page.stream()
            .filter(other -> other.left() < line.right() && other.right() > line.left())
            .filter(other -> other.left() > line.left() - 6 * line.size())
            .mapToDouble(PdfLine::right)
            .max()
            .orElse(line.right());
    String text = next.text();
    int word = PdfItems.isWide(text.codePointAt(0)) ? 2 : (text + " ").indexOf(' ') + 1;
    double letter = (next.right() - next.left()) / text.length();
    return line.right() + word * letter + .5 * line.size() > margin;
  }

  private boolean isHeading(PdfLine line) {
    return line.size() >= HEADING_SIZE * bodySize && line.text().length() <= LONGEST_HEADING;
  }

  private static Map<Float, Integer> sizes(List<List<PdfLine>> pages) {
    Map<Float, Integer> counts = new HashMap<>();
    for (List<PdfLine> page : pages) {
      for (PdfLine line : page) {
        counts.merge(half(line.size()), line.text().length(), Integer::sum);
      }
    }
    return counts;
  }

  private static Map<Float, Integer> distances(List<List<PdfLine>> pages) {
    Map<Float, Integer> counts = new HashMap<>();
    for (List<PdfLine> page : pages) {
      for (int i = 1; i < page.size(); i++) {
        float distance = page.get(i).baseline() - page.get(i - 1).baseline();
        if (distance > 0 && page.get(i).isAsLargeAs(page.get(i - 1))) {
          counts.merge(half(distance), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private static float commonest(Map<Float, Integer> counts) {
    List<Map.Entry<Float, Integer>> entries = new ArrayList<>(counts.entrySet());
    entries.sort(
        Map.Entry.<Float, Integer>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()));
    return entries.isEmpty() ? 12 : Math.max(1, entries.getFirst().getKey());
  }

  private static float half(float value) {
    return Math.round(value * 2) / 2f;
  }
}
