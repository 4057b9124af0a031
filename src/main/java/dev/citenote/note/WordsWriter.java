package dev.citenote.note;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes the words of a document as Markdown, block by block, and notes where its pages, slides,
/// cells or chapters begin. A margin is what stands before each line of a block inside a list or a
/// quote. Confined to one thread, used once.
final class WordsWriter {

  /// Longest text that is taken from one document, in UTF-16 code units.
  static final int MAX_LENGTH = 5 << 20;

  static final String TOO_MUCH = "it holds more than " + (MAX_LENGTH >> 20) + " MB of text";

  /// What each level of a list is indented by.
  static final String STEP = "   ";

  private static final Pattern SPACES = Pattern.compile("[ \\t\\f\\u00A0]+");
  private static final Pattern NOT_TEXT =
      Pattern.compile("[\\p{Cc}&&[^\\t\\n\\f\\r]]|[\\u200B\\u2060\\uFEFF\\u00AD]|\\p{Cs}");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\n\\u000B\\u2028\\u2029]");

  private final StringBuilder text = new StringBuilder();
  private final List<Place.Start> places = new ArrayList<>();
  private List<Place> next = List.of();
  private boolean inList;
  private boolean bulleted;

  /// Says that the next block is the first one of a part; a part without words has no start.
  void place(Place.Kind kind, int number) {
    next = List.of(new Place(kind, number));
    inList = false;
  }

  /// @param level from 1; deeper than 6 is 6
  void heading(int level, String title) throws UnreadableException {
    String line = clean(title).replace('\n', ' ').strip();
    if (!line.isEmpty()) {
      start(false);
      append("#".repeat(Math.min(level, 6)) + " " + line);
    }
  }

  /// Takes what is Markdown already.
  void markdown(String source) throws UnreadableException {
    String lines = LINE_END.matcher(source).replaceAll("\n").replace("\0", "");
    if (!lines.isBlank()) {
      start(false);
      int words = lines.length() - lines.stripLeading().length();
      append(lines.substring(lines.lastIndexOf('\n', words) + 1).stripTrailing());
    }
  }

  void paragraph(String margin, String words) throws UnreadableException {
    String cleaned = clean(words);
    if (!cleaned.isEmpty()) {
      start(false);
      append(margin + cleaned.replace("\n", "\n" + margin));
    }
  }

  /// @param marker `- `, or a number with its mark and a space
  void item(String margin, String marker, String words) throws UnreadableException {
    String cleaned = clean(words);
    if (!cleaned.isEmpty()) {
      if (margin.isEmpty()) {
        boolean bullet = marker.startsWith("-");
        inList &= bullet == bulleted; // another kind of list follows
        bulleted = bullet;
      }
      start(true);
      append(margin + marker + cleaned.replace("\n", "\n" + margin + STEP));
    }
  }

  /// @param language empty where it is not known
  void code(String margin, String language, String source) throws UnreadableException {
    String lines = LINE_END.matcher(source).replaceAll("\n").replace("\0", "").stripTrailing();
    if (!lines.isBlank()) {
      start(false);
      String fence = lines.contains("```") ? "~~~" : "```";
      append(margin + fence + language + "\n" + margin);
      append(lines.replace("\n", "\n" + margin));
      append("\n" + margin + fence);
    }
  }

  /// Writes a table whose first row is its header; one column alone is no table.
  void table(String margin, List<List<String>> rows) throws UnreadableException {
    List<List<String>> filled = rows.stream().map(this::cells).filter(this::hasWords).toList();
    int width = filled.stream().mapToInt(List::size).max().orElse(0);
    if (width < 2) {
      for (List<String> row : rows) {
        paragraph(margin, String.join("\n", row));
      }
      return;
    }
    start(false);
    for (int i = 0; i < filled.size(); i++) {
      append((i == 0 ? "" : "\n") + margin + row(filled.get(i), width));
      if (i == 0) {
        append("\n" + margin + "|" + "---|".repeat(width));
      }
    }
  }

  /// What was written.
  ///
  /// @throws UnreadableException where there are no words
  Words finish(String whyEmpty) throws UnreadableException {
    if (text.isEmpty()) {
      throw new UnreadableException(whyEmpty);
    }
    return new Words(text.append('\n').toString(), places);
  }

  /// The text with its lines stripped, blank ones left out, and without what is not text.
  static String clean(String words) {
    String lines = LINE_END.matcher(words).replaceAll("\n");
    String plain = NOT_TEXT.matcher(lines).replaceAll("");
    return SPACES
        .matcher(plain)
        .replaceAll(" ")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private List<String> cells(List<String> row) {
    return row.stream().map(cell -> clean(cell).replace('\n', ' ').replace("|", "\\|")).toList();
  }

  private boolean hasWords(List<String> cells) {
    return cells.stream().anyMatch(cell -> !cell.isEmpty());
  }

  private static String row(List<String> cells, int width) {
    List<String> padded = new ArrayList<>(cells);
    padded.addAll(Collections.nCopies(width - cells.size(), ""));
    return "| " + String.join(" | ", padded) + " |";
  }

  private void start(boolean item) throws UnreadableException {
    if (!text.isEmpty()) {
      append(item && inList ? "\n" : "\n\n");
    }
    inList = item;
    for (Place place : next) {
      places.add(new Place.Start(text.length(), place));
    }
    next = List.of();
  }

  private void append(String piece) throws UnreadableException {
    if (Thread.currentThread().isInterrupted()) {
      throw new UnreadableException(Watchdog.TOO_SLOW);
    }
    if (text.length() + piece.length() > MAX_LENGTH) {
      throw new UnreadableException(TOO_MUCH);
    }
    text.append(piece);
  }
}
