package dev.citenote.answer;

import dev.citenote.answer.Token.CodeLine;
import dev.citenote.answer.Token.Marks;
import dev.citenote.answer.Token.Text;
import dev.citenote.answer.Token.Whole;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What looks like a marker and is none of the draft's own: the references of a note, brackets
/// around numbers in a question. Its brackets become parentheses, so that it leads nowhere and
/// still says what it says. Stateless.
final class ForeignMarkers {
  private static final Pattern OPEN = Pattern.compile("(?:\\\\?\\[)+\\^?");
  private static final Pattern CLOSE = Pattern.compile("(?:\\\\?])+");
  private static final Pattern WIDE_OPEN = Pattern.compile("(?:\\\\?[【［])+\\^?");
  private static final Pattern WIDE_CLOSE = Pattern.compile("(?:\\\\?[】］])+");

  /// An end of numbers in brackets, which a marker before the text would make one.
  private static final Pattern HEAD =
      Pattern.compile(
          "^([-*+>\\s,，、;；\\-–—~]*)(\\^?[-−]?\\d[\\d\\s,，、;；\\-–—~^−]*)((?:\\\\?[\\]】］])+)",
          Pattern.UNICODE_CHARACTER_CLASS);

  /// A start of numbers in brackets, which a marker behind the text would make one.
  private static final Pattern TAIL =
      Pattern.compile(
          "(?:\\\\?[\\[【［])+\\^?([-−]?\\d[\\d\\s,，、;；\\-–—~^−]*[,，、;；\\-–—~]\\s*)$",
          Pattern.UNICODE_CHARACTER_CLASS);

  private ForeignMarkers() {}

  /// A text that may stand between the markers of a draft; code and formulas in it stay as they
  /// are.
  static String plain(String text) {
    String inside = MarkerReader.matcher(text).find() ? outsideCode(text) : text;
    String begun = HEAD.matcher(inside).replaceFirst("$1$2)");
    return TAIL.matcher(begun).replaceFirst("($1");
  }

  /// A link, whose own brackets stay.
  static String plainLink(String link) {
    return MarkerReader.matcher(link).find()
        ? link.replaceAll("[【［]", "（").replaceAll("[】］]", "）")
        : link;
  }

  private static String outsideCode(String text) {
    DraftLexer lexer = new DraftLexer(0);
    lexer.add(text);
    lexer.end();
    StringBuilder plain = new StringBuilder();
    Optional<Token> next = lexer.next();
    while (next.isPresent()) {
      switch (next.get()) {
        case Text it -> plain.append(it.c());
        case Whole it -> plain.append(it.text());
        case CodeLine it -> plain.append(it.text());
        case Marks it -> append(inParentheses(it.written()), plain);
      }
      next = lexer.next();
    }
    return plain.toString();
  }

  /// Right behind a bracket, parentheses would make a link.
  private static void append(String parenthesized, StringBuilder text) {
    boolean behindBracket = !text.isEmpty() && text.charAt(text.length() - 1) == ']';
    text.append(behindBracket ? " " : "").append(parenthesized);
  }

  /// A marker without its link.
  private static String inParentheses(String marker) {
    Matcher read = MarkerReader.matcher(marker);
    boolean links = read.lookingAt() && read.group("link") != null;
    String bare =
        links
            ? marker.substring(0, read.start("link")) + marker.substring(read.end("link"))
            : marker;
    String narrow = CLOSE.matcher(OPEN.matcher(bare).replaceAll("(")).replaceAll(")");
    return WIDE_CLOSE.matcher(WIDE_OPEN.matcher(narrow).replaceAll("（")).replaceAll("）");
  }
}
