package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// What looks like a marker and is none of the draft's own: the references of a note, brackets
/// around numbers in a question. Its brackets become parentheses, so that it leads nowhere and
/// still says what it says. Stateless.
final class ForeignMarkers {
  private static final String OPEN = "[【［";
  private static final String CLOSE = "]】］";

  private ForeignMarkers() {}

  /// A text that holds no marker of its own; code and formulas in its lines stay as they are.
  static String plain(String text) {
    MarkedText plain = new MarkedText();
    plain.say(text);
    plain.end();
    return plain.text();
  }

  /// A link, whose own brackets stay.
  static String plainLink(String link) {
    return MarkerReader.matcher(link).find()
        ? link.replaceAll("[【［]", "（").replaceAll("[】］]", "）")
        : link;
  }

  /// A marker in parentheses, without its link: what stands for each of its characters.
  static List<String> plainMarker(String marker) {
    Matcher read = MarkerReader.matcher(marker);
    boolean links = read.lookingAt() && read.group("link") != null;
    int from = links ? read.start("link") : marker.length();
    int to = links ? read.end("link") : marker.length();
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < marker.length(); i++) {
      plain.add(i >= from && i < to ? "" : plain(marker, i));
    }
    return plain;
  }

  private static String plain(String marker, int at) {
    char c = marker.charAt(at);
    char next = bracketFrom(marker, at + 1);
    char last = at == 0 ? ' ' : marker.charAt(at - 1);
    if (c == '\\' || (c == '^' && OPEN.indexOf(last) >= 0)) {
      return "";
    }
    if (OPEN.indexOf(c) >= 0) {
      return OPEN.indexOf(next) >= 0 && isWide(next) == isWide(c) ? "" : isWide(c) ? "（" : "(";
    }
    if (CLOSE.indexOf(c) >= 0) {
      return CLOSE.indexOf(next) >= 0 && isWide(next) == isWide(c) ? "" : closing(c);
    }
    return String.valueOf(c);
  }

  /// The character at a place, or behind the backslash there.
  private static char bracketFrom(String marker, int at) {
    int bracket = at < marker.length() && marker.charAt(at) == '\\' ? at + 1 : at;
    return bracket < marker.length() ? marker.charAt(bracket) : ' ';
  }

  private static boolean isWide(char bracket) {
    return bracket != '[' && bracket != ']';
  }

  /// The parenthesis for a closing bracket.
  static String closing(char bracket) {
    return isWide(bracket) ? "）" : ")";
  }
}
