package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import dev.citenote.note.Place.Start;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// The rows and cells of a table file with their offsets in its text. A cell's content is what
/// stands between its quotes, as it stands there. Confined to one thread.
final class CsvTree {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

  /// Characters by which the delimiter is found.
  private static final int SAMPLE = 4096;

  private final String text;
  private final char delimiter;

  private CsvTree(String text) {
    this.text = text;
    this.delimiter = delimiter(text.substring(0, Math.min(text.length(), SAMPLE)));
  }

  /// A note's root whose one child is the table; without a child where the text is none.
  static Block parse(String text) {
    List<Block> rows = new CsvTree(text).rows();
    List<Block> tables =
        rows.isEmpty() ? List.of() : List.of(container(Kind.TABLE, rows.getFirst().start(), rows));
    return container(Kind.NOTE, 0, tables);
  }

  /// The text as it stands, with the start of every row; the header is row 1.
  ///
  /// @throws UnreadableException where the text is no table
  static Words words(String text) throws UnreadableException {
    List<Start> places = new ArrayList<>();
    for (Block row : new CsvTree(text).rows()) {
      places.add(new Start(row.start(), new Place(Place.Kind.ROW, places.size() + 1)));
    }
    if (places.isEmpty() && !text.isBlank()) {
      throw new UnreadableException("it is no table of values");
    }
    return new Words(text, places);
  }

  private List<Block> rows() {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
    List<Block> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord row : parser) {
        rows.add(row(row));
      }
      return rows;
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // the values are not what the format says, so there is no table
    }
  }

  private Block row(CSVRecord row) {
    int start = (int) row.getCharacterPosition();
    while (start < text.length() && isLineEnd(text.charAt(start))) {
      start++;
    }
    List<Block> cells = new ArrayList<>();
    int at = start;
    for (int i = 0; i < row.size(); i++) {
      Block cell = cell(Math.min(at, text.length()));
      cells.add(cell);
      at = cell.end() + 1;
    }
    return container(Kind.ROW, start, cells);
  }

  /// The cell that starts at the offset.
  private Block cell(int start) {
    boolean quoted = start < text.length() && text.charAt(start) == '"';
    int close = quoted ? closingQuote(start) : start;
    int end = close;
    while (end < text.length() && text.charAt(end) != delimiter && !isLineEnd(text.charAt(end))) {
      end++;
    }
    return quoted
        ? new Block(Kind.CELL, start, end, start + 1, close, List.of())
        : new Block(Kind.CELL, start, end, start, end, List.of());
  }

  /// Where the quote that opens at the offset closes; two quotes in a row are one that is meant.
  private int closingQuote(int open) {
    int at = open + 1;
    while (at < text.length()) {
      if (text.charAt(at) != '"') {
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
        at += 2;
      } else {
        return at;
      }
    }
    return text.length();
  }

  private static Block container(Kind kind, int at, List<Block> children) {
    return new Block(kind, at, at, at, at, children);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /// The delimiter that stands most often in the first lines, outside quotes.
  private static char delimiter(String sample) {
    String unquoted = sample.replaceAll("\"[^\"]*\"", "");
    return DELIMITERS.stream()
        .max(Comparator.comparingLong(mark -> unquoted.chars().filter(c -> c == mark).count()))
        .orElse(',');
  }
}
