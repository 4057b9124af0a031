package dev.citenote.note;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the next line that has something, looking at every line once however often it is asked.
/// Confined to one thread.
final class LineSearch {
  private final String text;
  private final List<Line> lines;
  private final Predicate<String> wanted;
  private int found = -1;

  LineSearch(String text, List<Line> lines, Predicate<String> wanted) {
    this.text = text;
    this.lines = lines;
    this.wanted = wanted;
  }

  /// Index of the first such line at or after another; asked for in ascending order.
  Optional<Integer> from(int first) {
    if (found < first) {
      found = first;
      while (found < lines.size() && !wanted.test(lines.get(found).text(text))) {
        found++;
      }
    }
    return found < lines.size() ? Optional.of(found) : Optional.empty();
  }
}
