package dev.citenote.note;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The blocks of code and the formulas in the text of a passage, which may begin or end inside one:
/// a passage leaves out the fence where it begins or ends with code. Immutable.
///
/// @param blocks in reading order
/// @param fences offsets of the lines that are fences and nothing else
record Verbatim(List<Piece> blocks, List<Line> fences) {
  /// The share of lines that look like code in what is taken for it.
  private static final double CODE = 0.4;

  private static final Pattern COMMENT = Pattern.compile("\\s*(?://|#|--|/?\\*|;;|%).*");
  private static final Pattern PROSE = Pattern.compile("\\p{IsHan}{4,}|[。；]");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?i)[;{}]$|^(?:select|insert|update|delete|create|alter)\\b.+|^[a-z][\\w./-]* (?:.* )?(?:-{1,2}[a-z]\\S*|\\| \\w+)(?: .*)?$");

  /// A line of YAML below another, or a command with options or a pipe.
  private static final Pattern SETTING = Pattern.compile("(?:- )?[\\w.-]+:(?: \\S{1,40})?");

  private static final Pattern FORMULA_END =
      Pattern.compile(".*(?:\\\\]|\\\\end\\{[a-z*]+\\})[.,]?");
  private static final Pattern FORMULA_START =
      Pattern.compile("\\\\\\[.*|\\\\begin\\{[a-z*]+\\}.*");

  /// One block.
  ///
  /// @param fence the line that opens it, without marks of a quote; blank where none stands there
  record Piece(Extent extent, boolean formula, String fence) {}

  Verbatim {
    blocks = List.copyOf(blocks);
    fences = List.copyOf(fences);
  }

  static Verbatim of(String text) {
    List<Line> lines = Line.of(text);
    List<Line> fences =
        lines.stream().filter(line -> LineShape.opensFence(line.text(text))).toList();
    List<Piece> found = new ArrayList<>();
    if (fences.isEmpty()) {
      return looksLikeCode(lines, text, true)
          ? new Verbatim(List.of(piece(lines, "")), List.of())
          : new Verbatim(formulas(lines, text), List.of());
    }
    Fenced fenced = new Fenced(text, found);
    boolean inside = beginsInside(lines, fences, text);
    for (Line line : lines) {
      if (fences.contains(line)) {
        fenced.close(inside);
        fenced.fence = inside ? "" : line.text(text);
        inside = !inside;
      } else {
        fenced.part.add(line);
      }
    }
    fenced.close(inside);
    found.addAll(formulas(fenced.outside, text));
    found.sort(Comparator.comparingInt(piece -> piece.extent().start()));
    return new Verbatim(found, fences);
  }

  /// What stands between two fences, and what stands outside of them. Confined to one thread.
  private static final class Fenced {
    private final String text;
    private final List<Piece> found;
    private final List<Line> outside = new ArrayList<>();
    private final List<Line> part = new ArrayList<>();
    private String fence = "";

    Fenced(String text, List<Piece> found) {
      this.text = text;
      this.found = found;
    }

    /// Whether what stands inside is code: its fence says so, or its look, or the passage left out
    /// its fence and it holds no sentence.
    private boolean isCode() {
      return !isBare(fence)
          || looksLikeCode(part, text, false)
          || (fence.isEmpty() && isTerse(part, text));
    }

    /// Takes what was gathered: code, or text that a person put between fences.
    void close(boolean inside) {
      boolean blank = part.stream().allMatch(Line::isBlank);
      if (inside && !blank && isCode()) {
        found.add(piece(part, fence));
      } else {
        outside.addAll(part);
      }
      part.clear();
    }
  }

  /// Whether lines hold no sentence.
  private static boolean isTerse(List<Line> lines, String text) {
    return lines.stream()
        .map(line -> line.text(text))
        .noneMatch(words -> PROSE.matcher(words).find() || words.endsWith("."));
  }

  /// Whether a fence names no language, so that it may open or close.
  private static boolean isBare(String fence) {
    return fence.isEmpty() || LineShape.closesFence(fence, LineShape.fenceMark(fence));
  }

  /// Whether the first fence closes code that the passage begins with: a fence that names a
  /// language opens, and tells of all others which they are.
  private static boolean beginsInside(List<Line> lines, List<Line> fences, String text) {
    for (int i = 0; i < fences.size(); i++) {
      if (!isBare(fences.get(i).text(text))) {
        return i % 2 == 1;
      }
    }
    List<Line> before = lines.subList(0, lines.indexOf(fences.getFirst()));
    List<Line> after = lines.subList(lines.indexOf(fences.getLast()) + 1, lines.size());
    boolean odd = fences.size() % 2 == 1;
    return looksLikeCode(before, text, false)
        || (odd && isTerse(before, text) && !looksLikeCode(after, text, false));
  }

  private static Piece piece(List<Line> lines, String fence) {
    List<Line> full = lines.stream().filter(line -> !line.isBlank()).toList();
    Line first = full.getFirst();
    int start = first.indent() > 0 && full.size() > 1 ? first.start() : first.textStart();
    return new Piece(new Extent(start, full.getLast().end()), false, fence);
  }

  /// Whether lines without a word about what they are look like code.
  ///
  /// @param alone whether nothing says that it might be, so that it must look like it throughout
  private static boolean looksLikeCode(List<Line> lines, String text, boolean alone) {
    int all = 0;
    int code = 0;
    int prose = 0;
    for (Line line : lines) {
      String words = line.text(text);
      if (!words.isEmpty()) {
        String bare = QUOTED.matcher(withoutComment(words)).replaceAll("");
        boolean says = PROSE.matcher(bare).find();
        all++;
        prose += says ? 1 : 0;
        boolean comment = COMMENT.matcher(words).matches() && !alone;
        boolean looks =
            LineShape.looksLikeCode(bare.strip())
                || STATEMENT.matcher(bare.strip()).find()
                || (line.indent() > 0 && SETTING.matcher(words).matches());
        code += !says && (comment || looks) ? 1 : 0;
      }
    }
    return alone
        ? all > 1 && prose == 0 && code > 1 && code >= all * CODE
        : code > 0 && code >= all * CODE && prose * 3 <= all;
  }

  private static String withoutComment(String line) {
    if (COMMENT.matcher(line).matches()) {
      return "";
    }
    return line.replaceFirst("\\s(?://|#|--|<--?)\\s.*$", "");
  }

  /// Formulas between `\[` and `\]`, or in an environment, that begin a line.
  private static List<Piece> formulas(List<Line> lines, String text) {
    List<Piece> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (FORMULA_START.matcher(lines.get(i).text(text)).matches()) {
        Optional<Integer> last = formulaEnd(lines, i, text);
        if (last.isPresent()) {
          Extent extent = new Extent(lines.get(i).textStart(), lines.get(last.get()).end());
          found.add(new Piece(extent, true, ""));
          i = last.get();
        }
      }
    }
    return found;
  }

  private static Optional<Integer> formulaEnd(List<Line> lines, int from, String text) {
    for (int i = from; i < lines.size() && !lines.get(i).isBlank(); i++) {
      if (FORMULA_END.matcher(lines.get(i).text(text)).matches()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /// The block that lies at an offset; empty where none does.
  Optional<Piece> at(int offset) {
    return blocks.stream()
        .filter(piece -> piece.extent().start() <= offset && offset < piece.extent().end())
        .findFirst();
  }

  /// The blocks that lie in a part of the text, wholly or not.
  List<Piece> within(Extent part) {
    return blocks.stream()
        .filter(piece -> piece.extent().start() < part.end() && part.start() < piece.extent().end())
        .toList();
  }

  /// Offsets of the starts of the lines inside the blocks.
  Set<Integer> lineStarts(List<Line> lines) {
    Set<Integer> starts = new TreeSet<>();
    for (Line line : lines) {
      if (!line.isBlank() && at(line.textStart()).isPresent()) {
        starts.add(line.start());
      }
    }
    return starts;
  }
}
