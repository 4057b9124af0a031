package dev.citenote.note;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The lines that pages of a PDF repeat at their head or foot, numbers aside: running titles and
/// page numbers. Immutable.
final class PdfFurniture {

  /// Lines at the head and at the foot of a page that may be repeated.
  private static final int DEPTH = 2;

  private static final int FEWEST_PAGES = 3;

  private static final Pattern NUMBERED = Pattern.compile("#.*@-?\\d+|.*#@-?\\d+");

  private final Set<String> repeated = new HashSet<>();

  PdfFurniture(List<List<PdfLine>> pages) {
    Map<String, Integer> seen = new HashMap<>();
    for (List<PdfLine> page : pages) {
      Set<String> here = new HashSet<>();
      for (int i = 0; i < page.size(); i++) {
        if (isAtEdge(i, page)) {
          here.add(form(page.get(i)));
        }
      }
      here.forEach(form -> seen.merge(form, 1, Integer::sum));
    }
    long written = pages.stream().filter(page -> !page.isEmpty()).count();
    seen.forEach(
        (form, count) -> {
          boolean numbered = NUMBERED.matcher(form).matches(); // a chapter's title, with the page
          if (count >= FEWEST_PAGES && (numbered || count > written / 2)) {
            repeated.add(form);
          }
        });
  }

  /// Whether the i-th line of a page is repeated.
  boolean contains(List<PdfLine> page, int i) {
    return isAtEdge(i, page) && repeated.contains(form(page.get(i)));
  }

  private static boolean isAtEdge(int i, List<PdfLine> page) {
    return i < DEPTH || i >= page.size() - DEPTH;
  }

  private static String form(PdfLine line) {
    return line.text().replaceAll("\\d+", "#") + "@" + Math.round(line.baseline() / 4);
  }
}
