package dev.citenote.answer;

import dev.citenote.answer.Token.CodeLine;
import dev.citenote.answer.Token.Link;
import dev.citenote.answer.Token.Part;
import dev.citenote.answer.Token.Text;
import dev.citenote.answer.Token.Whole;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Divides a draft into tokens while it comes. What a place is depends on the text alone, not on
/// the pieces that it came in: where that cannot be told yet, the lexer waits. It looks ahead a
/// bounded number of characters only, so that its time grows with the length of the text. Confined
/// to one thread.
final class DraftLexer {
  /// Longest marker, in characters.
  private static final int MARKER = 300;

  /// Longest code between backticks, link or formula.
  private static final int WHOLE = 2_000;

  private static final Pattern RUN = Pattern.compile("`++");
  private static final Pattern FENCE = Pattern.compile("(?<run>`{3,}+|~{3,}+)[^`\\n]*+(?:\\n|$)");
  private static final Pattern INLINE =
      Pattern.compile("\\$(?![\\s$])[^$＄\\n]*+(?<!\\s)\\$(?!\\d)");

  /// A link or an image; not one whose text is a number, nor one with brackets inside.
  private static final Pattern LINK =
      Pattern.compile(
          "!?\\[(?![\\p{Nd}\\s,，、;；^\\-−–—~]*\\])[^\\[\\]\\n]{0,300}\\]\\((?:<[^<>\\[\\]\\n]*>|[^\\s()<\\[\\]]*(?:\\([^\\s()\\[\\]]*\\)[^\\s()\\[\\]]*){0,3})(?:\\s+(?:\"[^\"\\[\\]\\n]*\"|'[^'\\[\\]\\n]*'))?\\s*\\)");

  private final Lookahead ahead = new Lookahead();
  private final StringBuilder text = ahead.text();
  private final MarkerReader markers;
  private boolean lineStart = true;

  private boolean began;
  private Optional<String> fence = Optional.empty();

  /// Up to where a line end was looked for in vain.
  private int searched;

  /// @param passages how many passages were given, numbered from 1
  DraftLexer(int passages) {
    this.markers = new MarkerReader(passages);
  }

  /// More of the draft.
  void add(String piece) {
    ahead.add(piece);
  }

  /// Nothing follows.
  void end() {
    ahead.end();
  }

  /// The next token; empty where there is none yet.
  Optional<Token> next() {
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    int from = ahead.at();
    began = lineStart;
    Optional<Token> token = fence.isPresent() ? codeLine() : outside(text.charAt(from));
    for (int i = from; i < ahead.at(); i++) {
      char c = text.charAt(i);
      lineStart = c == '\n' || (lineStart && Character.isWhitespace(c));
    }
    return token;
  }

  /// How much of the text the tokens take up that there were.
  int at() {
    return ahead.at();
  }

  /// A part of the text.
  String written(int from, int end) {
    return text.substring(from, end);
  }

  /// Takes back the last token, which was code or a formula: its marks become text that means
  /// nothing, of the same length.
  ///
  /// @param from where it began
  void disarm(int from) {
    VerbatimMarks.disarm(text, from, ahead.at());
    ahead.back(from);
    lineStart = began;
    fence = Optional.empty();
  }

  private Optional<Token> outside(char c) {
    return switch (c) {
      case '`', '~' -> lineStart ? fence(c) : code(c);
      case '$' -> enclosed("$$", "$$", () -> whole(INLINE, this::character));
      case '[', '【', '［' -> marker(() -> link(this::character));
      case '\\' ->
          marker(() -> enclosed("\\[", "\\]", () -> enclosed("\\(", "\\)", this::character)));
      case '!' -> link(this::character);
      default -> character();
    };
  }

  private Optional<Token> character() {
    return Optional.of(new Text(ahead.take(ahead.at() + 1).charAt(0)));
  }

  private Optional<Token> fence(char c) {
    Matcher matcher = ahead.look(FENCE, WHOLE);
    boolean found = matcher.lookingAt();
    if (ahead.waits(matcher, WHOLE)) {
      return Optional.empty();
    }
    if (!found) {
      return code(c);
    }
    fence = Optional.of(matcher.group("run"));
    searched = matcher.end();
    return Optional.of(new CodeLine(ahead.take(matcher.end()), Part.OPENING));
  }

  private Optional<Token> code(char c) {
    if (c != '`') {
      return character();
    }
    Matcher run = ahead.look(RUN, WHOLE);
    boolean found = run.lookingAt();
    return ahead.waits(run, WHOLE) || !found
        ? Optional.empty()
        : enclosed(run.group(), run.group(), () -> Optional.of(new Whole(ahead.take(run.end()))));
  }

  /// A line inside a block of code, once its end is there.
  private Optional<Token> codeLine() {
    int end = text.indexOf("\n", Math.max(ahead.at(), searched));
    if (end < 0 && !ahead.ended()) {
      searched = text.length();
      return Optional.empty();
    }
    String line = text.substring(ahead.at(), end < 0 ? text.length() : end);
    if (closes(line.strip())) {
      fence = Optional.empty();
      return Optional.of(new CodeLine(ahead.take(ahead.at() + line.length()), Part.CLOSING));
    }
    return Optional.of(new CodeLine(ahead.take(end < 0 ? text.length() : end + 1), Part.INSIDE));
  }

  private boolean closes(String line) {
    String run = fence.orElseThrow();
    return line.startsWith(run) && line.chars().allMatch(c -> c == run.charAt(0));
  }

  private Optional<Token> marker(Otherwise otherwise) {
    Matcher matcher = MarkerReader.matcher(text).region(ahead.at(), ahead.limit(MARKER));
    boolean found = matcher.lookingAt();
    if (ahead.waits(matcher, MARKER)) {
      return Optional.empty();
    }
    if (!found || MarkerReader.isInterval(matcher)) {
      return otherwise.token();
    }
    MarkerReader.Found marker = markers.read(matcher, lineStart);
    ahead.take(marker.end());
    return Optional.of(marker.marks());
  }

  private Optional<Token> whole(Pattern pattern, Otherwise otherwise) {
    Matcher matcher = ahead.look(pattern, WHOLE);
    boolean found = matcher.lookingAt();
    if (ahead.waits(matcher, WHOLE)) {
      return Optional.empty();
    }
    return found ? Optional.of(new Whole(ahead.take(matcher.end()))) : otherwise.token();
  }

  private Optional<Token> link(Otherwise otherwise) {
    return whole(LINK, otherwise).map(it -> it instanceof Whole link ? new Link(link.text()) : it);
  }

  /// What stands between two marks, in one paragraph.
  private Optional<Token> enclosed(String open, String close, Otherwise otherwise) {
    int limit = ahead.limit(WHOLE);
    boolean over = ahead.ended() || limit == ahead.at() + WHOLE;
    int end = new Enclosure(open, close).end(text, ahead.at(), limit, over);
    if (end == Enclosure.UNKNOWN) {
      return Optional.empty();
    }
    return end == Enclosure.NONE ? otherwise.token() : Optional.of(new Whole(ahead.take(end)));
  }

  /// What a place is where it is not what was looked for.
  @FunctionalInterface
  private interface Otherwise {
    Optional<Token> token();
  }
}
