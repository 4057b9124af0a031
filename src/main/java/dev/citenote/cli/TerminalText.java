package dev.citenote.cli;

import dev.citenote.note.Place;
import dev.citenote.note.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Places and texts of notes as a terminal shows them. Stateless.
final class TerminalText {
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

  private static final int MOST_COPIES = 3;

  private TerminalText() {}

  /// A place with the titles above it: `note.md:48  缓存 › 什么是缓存击穿？`.
  static String place(String note, Span span, List<String> headings) {
    return place(note, span) + (headings.isEmpty() ? "" : "  " + path(headings));
  }

  /// `note.md:48`, `note.md:48-50`, `paper.pdf, page 3`, or `words.csv:6, row 5`.
  static String place(String note, Span span) {
    String lines = hidesLines(span) ? "" : ":" + numbers(span);
    return path(note) + lines + span.place().map(it -> ", " + words(it)).orElse("");
  }

  /// The same within a note that was named above: `line 48`, `lines 48-50`, `page 3`, or
  /// `row 5, line 6`.
  static String placeInNote(Span span) {
    if (hidesLines(span)) {
      return span.place().map(TerminalText::words).orElse("");
    }
    String word = span.firstLine() == span.lastLine() ? "line " : "lines ";
    return span.place().map(it -> words(it) + ", ").orElse("") + word + numbers(span);
  }

  /// `also in b.md:7; c.md:9`, of a few places and how many more; empty where there are none.
  static Optional<String> alsoIn(List<String> places, AnswerWords words) {
    if (places.isEmpty()) {
      return Optional.empty();
    }
    List<String> named = places.stream().limit(MOST_COPIES).toList();
    return Optional.of(words.alsoIn(named, places.size() - named.size()));
  }

  /// Lines mean something to a person where the file itself has them.
  private static boolean hidesLines(Span span) {
    return span.place().filter(it -> it.kind() != Place.Kind.ROW).isPresent();
  }

  private static String numbers(Span span) {
    boolean oneLine = span.firstLine() == span.lastLine();
    return span.firstLine() + (oneLine ? "" : "-" + span.lastLine());
  }

  private static String words(Place place) {
    return place.kind().word() + " " + place.number();
  }

  /// A text without control and direction characters, which could steer a terminal.
  static String plain(String text) {
    return STEERING.matcher(text).replaceAll("");
  }

  /// A path on one line; a file's name may hold line ends.
  static String path(String note) {
    return plain(note.replaceAll("\\R", " "));
  }

  /// A text on one line, cut after so many characters.
  static String shorten(String text, int most) {
    String line = plain(text).replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most)) + " …";
  }

  /// Titles, outermost first: `缓存 › 什么是缓存击穿？`.
  static String path(List<String> headings) {
    return plain(String.join(" › ", headings));
  }
}
