package dev.citenote.note;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lines that most pages of a PDF repeat at their head or foot, numbers aside: running titles
/// and page numbers. Immutable.
final class PdfFurniture {

  /// Lines at the head and at the foot of a page that may be repeated.
  private static final int DEPTH = 2;

  private static final int FEWEST_PAGES = 3;

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
          if (count >= FEWEST_PAGES && count > written / 2) {
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
