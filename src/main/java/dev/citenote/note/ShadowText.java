package dev.citenote.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A [Shadow] that is being written, line by line. No line ever changes its length. Confined to one
/// thread, used once.
final class ShadowText {
  private final String source;
  private final char[] text;
  private final List<Line> lines;
  private final Map<Integer, Integer> headings = new HashMap<>();
  private final Set<Integer> code = new HashSet<>();

  ShadowText(String source) {
    this.source = source;
    this.text = source.toCharArray();
    this.lines = new ArrayList<>(Line.of(source));
  }

  int size() {
    return lines.size();
  }

  Line line(int i) {
    return lines.get(i);
  }

  /// A line of the original without its indent and trailing space; empty past the end.
  String original(int i) {
    return i >= 0 && i < size() ? lines.get(i).text(source) : "";
  }

  /// Rewrites a line after its indent; what is shorter is filled up with spaces.
  ///
  /// @throws IllegalArgumentException where the words are longer than the line
  void rewrite(int i, String words) {
    Line line = lines.get(i);
    int room = line.end() - line.textStart();
    if (words.length() > room) {
      throw new IllegalArgumentException(
          "words must be at most %d long, got %d".formatted(room, words.length()));
    }
    words.getChars(0, words.length(), text, line.textStart());
    Arrays.fill(text, line.textStart() + words.length(), line.end(), ' ');
  }

  void blank(int i) {
    rewrite(i, "");
  }

  boolean isBlanked(int i) {
    Line line = lines.get(i);
    return new String(text, line.start(), line.end() - line.start()).isBlank();
  }

  /// Says that a line is code, whatever it looks like.
  void code(int i) {
    code.add(lines.get(i).start());
  }

  /// Whether a mark fits on the line after its indent.
  boolean fits(int i, String mark) {
    return i < size() && lines.get(i).end() - lines.get(i).textStart() >= mark.length();
  }

  /// Says that a line is a title, whose words stay where they are.
  void heading(int i, int level) {
    headings.put(lines.get(i).start(), level);
  }

  Shadow finish() {
    return new Shadow(new String(text), headings, code);
  }
}
