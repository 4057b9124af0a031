package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import dev.citenote.note.Sentences.Range;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes pieces of a note as they are shown in a draft: in Markdown, without stray marks.
/// Stateless.
final class Shown {
  private static final Pattern LINE_START = Pattern.compile("^(?:[>\\s]*>\\s?|#{1,6}\\s+|\\s+)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*|__");
  private static final Pattern TAGS = Pattern.compile("</?[A-Za-z][^<>]*>");
  private static final Pattern SCRAP = Pattern.compile("[A-Za-z]{1,3}|TODO");
  private static final Pattern WHOLLY_BOLD =
      Pattern.compile("(?:\\*\\*[^*]+\\*\\*|__[^_]+__|【[^】]+】)[:：]?");
  private static final Pattern CLOSED = Pattern.compile("[。！？!?…；;.][”’」』）)】》\"'*_\\s]*$");

  private Shown() {}

  /// Wrapped lines of prose as one line.
  static String prose(String written) {
    StringBuilder line = new StringBuilder();
    for (String part : written.split("\\R", -1)) {
      String words = LINE_START.matcher(part.strip()).replaceFirst("").strip();
      boolean gap =
          !line.isEmpty()
              && !words.isEmpty()
              && (isLatin(line.charAt(line.length() - 1)) || isLatin(words.charAt(0)));
      line.append(gap ? " " : "").append(words);
    }
    String shown = line.toString();
    int marks = shown.length() - BOLD.matcher(shown).replaceAll("").length();
    return marks % 4 == 0 ? shown : shown.replace("**", "").replace("__", "").strip();
  }

  private static boolean isLatin(char c) {
    return c < 0x2E80;
  }

  /// An item with the items inside it as a list.
  static String item(Block item, Function<Block, Extent> extent, String text) {
    String own = prose(extent.apply(item).of(text));
    String inside =
        item.children().stream()
            .map(
                child ->
                    child.kind() == Kind.ITEM
                        ? "\n- " + item(child, extent, text)
                        : "\n" + prose(extent.apply(child).of(text)))
            .collect(Collectors.joining())
            .replace("\n", "\n  ");
    return own + inside;
  }

  static String formula(String written) {
    return written.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  /// Code between fences that it does not hold.
  static String code(String written, String fence) {
    String mark = "```";
    while (written.contains(mark)) {
      mark += "`";
    }
    String language = fence.replaceFirst("^[`~]+", "").replace("`", "").strip();
    String lines = written.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    return mark + language + "\n" + lines.stripIndent() + "\n" + mark;
  }

  /// Whether it ends with a colon, and so leads to what follows.
  static boolean leadsIn(String words) {
    String bare = words.strip().replaceAll("[*_\\s]+$", "");
    return bare.endsWith(":") || bare.endsWith("：");
  }

  /// Whether it is a title of what is below it.
  static boolean titles(String words) {
    return leadsIn(words) || WHOLLY_BOLD.matcher(words.strip()).matches();
  }

  /// Whether a sentence is a whole line without an end: a point of a list without markers.
  static boolean isPoint(String text, Range range) {
    boolean starts =
        text.lastIndexOf('\n', range.start()) >= 0
            ? text.substring(text.lastIndexOf('\n', range.start()), range.start()).isBlank()
            : text.substring(0, range.start()).isBlank();
    int end = range.end();
    boolean ends = end >= text.length() || "\r\n".indexOf(text.charAt(end)) >= 0;
    return starts && ends && !CLOSED.matcher(range.of(text)).find();
  }

  /// Whether a unit says something: not a bold line, an image, a link or a placeholder alone.
  static boolean says(String shown) {
    String words = TAGS.matcher(shown).replaceAll("").strip();
    return words.chars().anyMatch(Character::isLetterOrDigit)
        && !SCRAP.matcher(words).matches()
        && !WHOLLY_BOLD.matcher(words).matches()
        && !Answers.isPlaceholder(words)
        && QaMark.ofAnswer(words) < words.length();
  }

  /// Length in characters, a Latin one counting a third.
  static int size(String shown) {
    long wide = shown.chars().filter(c -> c >= 0x2E80).count();
    return (int) (wide + (shown.length() - wide) / 3);
  }
}
