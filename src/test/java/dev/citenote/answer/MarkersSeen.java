package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The markers that readers of a text see outside its code and formulas.
///
/// @param read in any spelling, from the start of the text on
/// @param found in any spelling, wherever one may begin
/// @param simple those of brackets around digits, which any client takes for markers
record MarkersSeen(List<String> read, List<String> found, List<String> simple) {
  private static final Pattern SIMPLE = Pattern.compile("\\[\\d+]");

  static MarkersSeen in(String text) {
    DraftLexer lexer = new DraftLexer(0);
    lexer.add(text);
    lexer.end();
    List<String> read = new ArrayList<>();
    StringBuilder outside = new StringBuilder();
    for (Optional<Token> next = lexer.next(); next.isPresent(); next = lexer.next()) {
      switch (next.get()) {
        case Token.Text it -> outside.append(it.c());
        case Token.Link it -> outside.append(it.text());
        case Token.Marks it -> {
          read.add(it.written());
          outside.append(it.written());
        }
        case Token.Whole ignored -> outside.append('_');
        case Token.CodeLine ignored -> outside.append("_\n");
      }
    }
    return new MarkersSeen(read, found(outside.toString()), simple(outside.toString()));
  }

  private static List<String> found(String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = MarkerReader.matcher(text);
    while (matcher.find()) {
      if (!MarkerReader.isInterval(matcher)) {
        found.add(matcher.group());
      }
    }
    return found;
  }

  private static List<String> simple(String text) {
    return SIMPLE.matcher(text).results().map(MatchResult::group).toList();
  }
}
