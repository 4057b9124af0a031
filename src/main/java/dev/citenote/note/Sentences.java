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
  private static final int LONGEST_ABBREVIATION = 12;
  private static final int LONGEST_MARKER = 40;
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g", "i.e", "etc", "vs", "al", "fig", "figs", "eq", "eqs", "no", "nos", "dr", "mr",
          "mrs", "ms", "st", "cf", "approx", "resp", "inc", "ltd", "jr", "sr", "prof", "vol", "pp",
          "sec", "ch", "ref", "refs", "viz", "ca", "dept", "est", "incl", "max", "min", "avg");

  private final String text;
  private final List<Range> sentences = new ArrayList<>();
  private int start;

  /// First character of the sentence under way that is not white space; −1 before it is met.
  private int head = -1;

  /// End of a line that is known to hold no further `$`, or backtick, that closes another.
  private int noFormulaUntil;
  private int noCodeUntil;

  /// End of the line under way.
  private int lineEnd = -1;

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
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (head < 0 && !Character.isWhitespace(c)) {
        head = i;
      }
      i = isBreak(i) ? lineBreak(i) : within(i, c);
    }
    close(text.length());
    return sentences;
  }

  /// The second half of `\r\n`, or a lone `\n` or `\r`.
  private boolean isBreak(int i) {
    char c = text.charAt(i);
    return c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
  }

  private int lineBreak(int i) {
    if (endsAtLineBreak(i)) {
      close(i);
    }
    return i + 1;
  }

  /// Looks at a character inside a line; returns where to go on.
  private int within(int i, char c) {
    if (c == '$') {
      return afterFormula(i);
    }
    if (c == '`') {
      return text.startsWith("```", i) ? i + 3 : afterCode(i);
    }
    if (endsAt(i, c)) {
      int end = skipClosing(i) + 1;
      close(end);
      return end;
    }
    return i + 1;
  }

  /// Behind the formula that a `$` opens; behind the `$` where it opens none.
  private int afterFormula(int i) {
    if (i < noFormulaUntil) {
      return i + 1;
    }
    if (text.startsWith("$$", i)) {
      int end = text.indexOf("$$", i + 2);
      return end < 0 ? i + 2 : end + 2;
    }
    int lineEnd = lineEnd(i);
    int end = text.indexOf('$', i + 1, lineEnd);
    if (end < 0) {
      noFormulaUntil = lineEnd;
      return i + 1;
    }
    boolean prices = isDigit(i + 1) && Character.isWhitespace(text.charAt(end - 1));
    return prices ? i + 1 : end + 1;
  }

  private int afterCode(int i) {
    if (i < noCodeUntil) {
      return i + 1;
    }
    int lineEnd = lineEnd(i);
    int end = text.indexOf('`', i + 1, lineEnd);
    if (end < 0) {
      noCodeUntil = lineEnd;
    }
    return end < 0 ? i + 1 : end + 1;
  }

  private int lineEnd(int i) {
    if (lineEnd < i) {
      lineEnd = i;
      while (lineEnd < text.length() && "\n\r".indexOf(text.charAt(lineEnd)) < 0) {
        lineEnd++;
      }
    }
    return lineEnd;
  }

  private boolean endsAt(int i, char c) {
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
    int earliest = Math.max(start, stop - LONGEST_ABBREVIATION);
    while (from > earliest && (isWord(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
      from--;
    }
    if (from == stop) {
      return false;
    }
    String word = text.substring(from, stop).toLowerCase(Locale.ROOT);
    boolean initial = word.length() == 1 && Character.isUpperCase(text.charAt(from));
    // "1." and "2." number the points of a list, at the start of a sentence or within a line.
    boolean number =
        word.chars().allMatch(Character::isDigit)
            && (from <= head || (word.length() <= 2 && isGap(from - 1)));
    return initial || number || isInitials(word) || ABBREVIATIONS.contains(word);
  }

  /// Single letters with stops between them, as "U.S".
  private static boolean isInitials(String word) {
    for (int i = 0; i < word.length(); i++) {
      boolean stop = word.charAt(i) == '.';
      if (stop != (i % 2 == 1) || (!stop && !isLatin(word.charAt(i)))) {
        return false;
      }
    }
    return word.length() > 1;
  }

  /// A line break ends a sentence unless a Latin sentence was wrapped there.
  private boolean endsAtLineBreak(int i) {
    int next = i + 1;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    int last = i > 0 && text.charAt(i) == '\n' && text.charAt(i - 1) == '\r' ? i - 2 : i - 1;
    char before = last >= 0 ? text.charAt(last) : '\n';
    boolean wrapped =
        next < text.length()
            && Character.isLowerCase(text.charAt(next))
            && isLatin(text.charAt(next))
            && (isLatin(before) || before == ',');
    boolean goesOn =
        (before == '，' || before == '、') && next < text.length() && !startsLine(next, i + 1);
    return !(wrapped || goesOn) || (head >= 0 && text.startsWith("```", head));
  }

  /// Whether a blank line or a list item starts at a place.
  private boolean startsLine(int at, int lineStart) {
    String line = text.substring(at, Math.min(lineEnd(lineStart), at + LONGEST_MARKER));
    return line.isBlank() || ListMarker.of(line, true).exists();
  }

  private int skipClosing(int i) {
    int last = i;
    while (last + 1 < text.length() && CLOSING.indexOf(text.charAt(last + 1)) >= 0) {
      last++;
    }
    return last;
  }

  private void close(int end) {
    int from = head < 0 ? end : Math.min(head, end);
    int to = end;
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    boolean fence = text.startsWith("```", from);
    if (startsLine(from)) {
      String head = text.substring(from, Math.min(to, from + LONGEST_MARKER));
      String line = head.lines().findFirst().orElse("");
      from = Math.min(to, from + ListMarker.of(line, true).length());
    }
    start = end;
    head = -1;
    if (!fence && holdsContent(from, to)) {
      sentences.add(new Range(from, to));
    }
  }

  private boolean holdsContent(int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean startsLine(int at) {
    int i = at - 1;
    while (i >= start && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n' || text.charAt(i) == '\r';
  }

  private boolean isGap(int at) {
    return at >= 0 && Character.isWhitespace(text.charAt(at));
  }

  private boolean isDigit(int at) {
    return at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static boolean isLatin(char c) {
    return Character.isLetter(c) && c < 0x250;
  }
}
