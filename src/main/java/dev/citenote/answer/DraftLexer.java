package dev.citenote.answer;

import dev.citenote.answer.Token.CodeLine;
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
  private static final Pattern INLINE = Pattern.compile("\\$(?![\\s$])[^$\\n]*+(?<!\\s)\\$(?!\\d)");

  /// A link or an image; not one whose text is a number, nor one with brackets inside.
  private static final Pattern LINK =
      Pattern.compile(
          "!?\\[(?![\\p{Nd}\\s,，、;；^\\-−–—~]*\\])[^\\[\\]\\n]{0,300}\\]\\((?:<[^<>\\[\\]\\n]*>|[^\\s()<\\[\\]]*(?:\\([^\\s()\\[\\]]*\\)[^\\s()\\[\\]]*){0,3})(?:\\s+(?:\"[^\"\\[\\]\\n]*\"|'[^'\\[\\]\\n]*'))?\\s*\\)");

  private static final Pattern PRIVATE = Pattern.compile("[\uE000-\uF8FF]");

  private final StringBuilder text = new StringBuilder();
  private final MarkerReader markers;
  private int at;
  private boolean lineStart = true;
  private boolean ended;
  private Optional<String> fence = Optional.empty();

  /// Up to where a line end was looked for in vain.
  private int searched;

  /// @param passages how many passages were given, numbered from 1
  DraftLexer(int passages) {
    this.markers = new MarkerReader(passages);
  }

  /// More of the draft. Characters for private use, which mean nothing to anybody, are left out.
  void add(String piece) {
    text.append(PRIVATE.matcher(piece).replaceAll(""));
  }

  /// Nothing follows.
  void end() {
    ended = true;
  }

  /// The next token; empty where there is none yet.
  Optional<Token> next() {
    if (at == text.length()) {
      return Optional.empty();
    }
    int from = at;
    Optional<Token> token = fence.isPresent() ? codeLine() : outside(text.charAt(at));
    for (int i = from; i < at; i++) {
      char c = text.charAt(i);
      lineStart = c == '\n' || (lineStart && Character.isWhitespace(c));
    }
    return token;
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
    return Optional.of(new Text(text.charAt(at++)));
  }

  private Optional<Token> fence(char c) {
    Matcher matcher = look(FENCE, WHOLE);
    boolean found = matcher.lookingAt();
    if (waits(matcher, WHOLE)) {
      return Optional.empty();
    }
    if (!found) {
      return code(c);
    }
    fence = Optional.of(matcher.group("run"));
    searched = matcher.end();
    return Optional.of(new CodeLine(take(matcher.end()), Part.OPENING));
  }

  private Optional<Token> code(char c) {
    if (c != '`') {
      return character();
    }
    Matcher run = look(RUN, WHOLE);
    boolean found = run.lookingAt();
    return waits(run, WHOLE) || !found
        ? Optional.empty()
        : enclosed(run.group(), run.group(), () -> Optional.of(new Whole(take(run.end()))));
  }

  /// A line inside a block of code, once its end is there.
  private Optional<Token> codeLine() {
    int end = text.indexOf("\n", Math.max(at, searched));
    if (end < 0 && !ended) {
      searched = text.length();
      return Optional.empty();
    }
    String line = text.substring(at, end < 0 ? text.length() : end);
    if (closes(line.strip())) {
      fence = Optional.empty();
      return Optional.of(new CodeLine(take(at + line.length()), Part.CLOSING));
    }
    return Optional.of(new CodeLine(take(end < 0 ? text.length() : end + 1), Part.INSIDE));
  }

  private boolean closes(String line) {
    String run = fence.orElseThrow();
    return line.startsWith(run) && line.chars().allMatch(c -> c == run.charAt(0));
  }

  private Optional<Token> marker(Otherwise otherwise) {
    Matcher matcher = MarkerReader.matcher(text).region(at, limit(MARKER));
    boolean found = matcher.lookingAt();
    if (waits(matcher, MARKER)) {
      return Optional.empty();
    }
    if (!found || MarkerReader.isInterval(matcher)) {
      return otherwise.token();
    }
    MarkerReader.Found marker = markers.read(matcher, lineStart);
    at = marker.end();
    return Optional.of(marker.marks());
  }

  private Optional<Token> whole(Pattern pattern, Otherwise otherwise) {
    Matcher matcher = look(pattern, WHOLE);
    boolean found = matcher.lookingAt();
    if (waits(matcher, WHOLE)) {
      return Optional.empty();
    }
    return found ? Optional.of(new Whole(take(matcher.end()))) : otherwise.token();
  }

  /// A link, whose words and address name no passage; of an image only its words.
  private Optional<Token> link(Otherwise otherwise) {
    return whole(LINK, otherwise)
        .map(it -> it instanceof Whole link ? new Whole(words(link.text())) : it);
  }

  private static String words(String link) {
    String plain = ForeignMarkers.plainLink(link);
    String alt = plain.startsWith("!") ? plain.substring(2, plain.indexOf("](")) : plain;
    return alt.isBlank() ? "…" : alt;
  }

  /// What stands between two marks, in one paragraph.
  private Optional<Token> enclosed(String open, String close, Otherwise otherwise) {
    int limit = limit(WHOLE);
    boolean over = ended || limit == at + WHOLE;
    int end = new Enclosure(open, close).end(text, at, limit, over);
    if (end == Enclosure.UNKNOWN) {
      return Optional.empty();
    }
    return end == Enclosure.NONE ? otherwise.token() : Optional.of(new Whole(take(end)));
  }

  private Matcher look(Pattern pattern, int most) {
    return pattern.matcher(text).region(at, limit(most));
  }

  private int limit(int most) {
    return Math.min(text.length(), at + most);
  }

  /// Whether more text could change what was found.
  private boolean waits(Matcher matcher, int most) {
    return matcher.hitEnd() && !ended && text.length() < at + most;
  }

  private String take(int end) {
    String taken = text.substring(at, end);
    at = end;
    return taken;
  }

  /// What a place is where it is not what was looked for.
  @FunctionalInterface
  private interface Otherwise {
    Optional<Token> token();
  }
}
