package dev.citenote.answer;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sentence of a draft that is under way. Confined to one thread.
final class DraftSentence {
  /// What stands before the words of a line: marks of lists, quotes, headings and tables.
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:[\\s|>]|#{1,6}\\s|[-*+•·]\\s(?:\\[[ xX]\\]\\s)?|\\d{1,9}(?:[.)．]\\s|、))*+");

  private static final Pattern FENCES =
      Pattern.compile("^[ \\t]*+(?:`{3,}|~{3,}).*\\R?", Pattern.MULTILINE);
  private static final int DEEPEST = 6;

  final Kind kind;

  /// White space before it.
  final String gap;

  final StringBuilder words = new StringBuilder();
  final Set<Integer> named = new LinkedHashSet<>();
  final SentenceStop stop = new SentenceStop();

  /// Whether a marker stands before its first word.
  final boolean led;

  private boolean content;
  private boolean closedCode;

  DraftSentence(Kind kind, String gap, Set<Integer> leading) {
    this.kind = kind;
    this.gap = gap;
    this.led = !leading.isEmpty();
    named.addAll(leading);
  }

  /// What a line is.
  enum Kind {
    PROSE,
    HEADING,
    /// The first row of a table.
    TABLE_HEAD,
    TABLE_ROW,
    CODE;

    boolean inTable() {
      return this == TABLE_HEAD || this == TABLE_ROW;
    }
  }

  void add(String gap, String piece) {
    words.append(gap).append(piece);
    content = content || piece.chars().anyMatch(Character::isLetterOrDigit);
    stop.grown(piece);
  }

  void addCode(String line, boolean closing) {
    words.append(line);
    content = true;
    closedCode = closing;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /// Whether it says anything at all.
  boolean saysSomething() {
    return content;
  }

  /// Whether it only gives what follows its place, and claims nothing.
  boolean isStructure() {
    boolean names = kind == Kind.HEADING || kind == Kind.TABLE_HEAD;
    return (names && named.isEmpty() && !stop.pending()) || (kind.inTable() && !content);
  }

  /// How deep it lies as structure, from 1: levels of headings, then the parts of a table.
  int level() {
    if (kind.inTable()) {
      return content ? DEEPEST + 1 : DEEPEST + 2;
    }
    String line = words.toString().strip();
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    return level;
  }

  /// Whether markers may stand behind it.
  boolean takesMarkers() {
    return kind != Kind.CODE || closedCode;
  }

  /// Whether it goes on over the end of a line, where it was wrapped.
  ///
  /// @param first what follows there
  boolean goesOnWith(char first) {
    char last = words.charAt(words.length() - 1);
    boolean wrapped = Character.isLowerCase(first) && (isLatin(last) || last == ',');
    boolean comma = (last == '，' || last == '、') && Character.isIdeographic(first);
    return kind == Kind.PROSE && (wrapped || comma);
  }

  private static boolean isLatin(char c) {
    return Character.isLetter(c) && c < 0x250;
  }

  /// Marks of its line before the words.
  String prefix() {
    Matcher prefix = PREFIX.matcher(words);
    return kind != Kind.CODE && prefix.lookingAt() ? prefix.group() : "";
  }

  /// The words alone.
  String plain() {
    return kind == Kind.CODE
        ? FENCES.matcher(words).replaceAll("").strip()
        : words.substring(prefix().length()).strip();
  }
}
