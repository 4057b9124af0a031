package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Splits text of both languages into sentences by rule. Numbers, abbreviations, formulas between
/// dollars and code between backticks are not torn; list markers belong to no sentence. Stateless.
public final class Sentences {
  private static final String CHINESE_END = "。！？!?…";
  private static final String CLOSING = "”’」』）)】》\"'*";
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g", "i.e", "etc", "vs", "al", "fig", "eq", "no", "dr", "mr", "mrs", "ms", "st", "cf");

  private final String text;
  private final List<Range> sentences = new ArrayList<>();
  private int start;
  private boolean inFormula;
  private boolean inCode;

  private Sentences(String text) {
    this.text = text;
  }

  /// Where a sentence lies in its text.
  ///
  /// @param start first UTF-16 code unit
  /// @param end one past the last
  public record Range(int start, int end) {

    /// The sentence.
    public String of(String text) {
      return text.substring(start, end);
    }
  }

  /// The sentences of a text in reading order, trimmed; fragments without a letter or digit are
  /// left out.
  public static List<Range> split(String text) {
    return new Sentences(text).split();
  }

  /// Where a sentence of a passage lies in its note.
  public static Span locate(Passage passage, Range sentence) {
    String text = passage.text();
    int first = passage.span().firstLine() + SpanIndex.breaks(text, 0, sentence.start());
    int last = first + SpanIndex.breaks(text, sentence.start(), sentence.end());
    int offset = passage.span().start();
    return new Span(
        offset + sentence.start(), offset + sentence.end(), first, last, passage.span().place());
  }

  private List<Range> split() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        if (endsAtLineBreak(i)) {
          close(i);
          inFormula = false;
          inCode = false;
        }
      } else if (c == '$' && !inCode) {
        inFormula = !inFormula;
      } else if (text.startsWith("```", i)) {
        i += 2;
      } else if (c == '`') {
        inCode = !inCode;
      } else if (!inFormula && !inCode && endsAt(i)) {
        i = skipClosing(i);
        close(i + 1);
      }
    }
    close(text.length());
    return sentences;
  }

  private boolean endsAt(int i) {
    char c = text.charAt(i);
    if (c == '.') {
      return endsAtFullStop(i);
    }
    if (CHINESE_END.indexOf(c) < 0) {
      return false;
    }
    boolean more = i + 1 < text.length() && CHINESE_END.indexOf(text.charAt(i + 1)) >= 0;
    boolean inWord = (c == '!' || c == '?') && i + 1 < text.length() && isWord(text.charAt(i + 1));
    return !more && !inWord;
  }

  private boolean endsAtFullStop(int i) {
    int next = i + 1;
    while (next < text.length() && CLOSING.indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next < text.length() && !Character.isWhitespace(text.charAt(next))) {
      return false;
    }
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    boolean lowerFollows = next < text.length() && Character.isLowerCase(text.charAt(next));
    return !lowerFollows && !isAbbreviation(i);
  }

  private boolean isAbbreviation(int stop) {
    int from = stop;
    while (from > start && (isWord(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
      from--;
    }
    String word = text.substring(from, stop).toLowerCase(Locale.ROOT);
    boolean initial = word.length() == 1 && Character.isUpperCase(text.charAt(from));
    boolean digits = !word.isEmpty() && word.chars().allMatch(Character::isDigit);
    // "1." and "2." number the points of a list, at the start of a sentence or within a line.
    boolean number =
        digits
            && (text.substring(start, from).isBlank() || (word.length() <= 2 && isGap(from - 1)));
    return initial || number || ABBREVIATIONS.contains(word);
  }

  /// A line break ends a sentence unless a Latin sentence was wrapped there.
  private boolean endsAtLineBreak(int i) {
    int next = i + 1;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    char before = i > 0 ? text.charAt(i - 1) : '\n';
    boolean wrapped =
        next < text.length()
            && Character.isLowerCase(text.charAt(next))
            && isLatin(text.charAt(next))
            && (isLatin(before) || before == ',');
    return !wrapped || text.substring(start, i).strip().startsWith("```");
  }

  private int skipClosing(int i) {
    int last = i;
    while (last + 1 < text.length() && CLOSING.indexOf(text.charAt(last + 1)) >= 0) {
      last++;
    }
    return last;
  }

  private void close(int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    int lineEnd = text.indexOf('\n', from, to);
    String line = text.substring(from, lineEnd < 0 ? to : lineEnd);
    if (startsLine(from)) {
      from = Math.min(to, from + ListMarker.of(line, true).length());
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    start = end;
    if (!line.startsWith("```")
        && text.substring(from, to).chars().anyMatch(Sentences::isContent)) {
      sentences.add(new Range(from, to));
    }
  }

  private boolean startsLine(int at) {
    int i = at - 1;
    while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n';
  }

  private boolean isGap(int at) {
    return at >= 0 && Character.isWhitespace(text.charAt(at));
  }

  private static boolean isContent(int c) {
    return Character.isLetterOrDigit(c);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static boolean isLatin(char c) {
    return Character.isLetter(c) && c < 0x250;
  }
}
