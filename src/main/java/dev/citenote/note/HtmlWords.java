package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;
import org.jsoup.select.Elements;

/// Walks over a page's elements and writes their words as Markdown. What a browser does not show,
/// and what only leads elsewhere, is left out. Confined to one thread.
final class HtmlWords {
  private static final Set<String> LEFT_OUT =
      Set.of(
          "script",
          "style",
          "nav",
          "noscript",
          "template",
          "head",
          "svg",
          "iframe",
          "object",
          "embed",
          "button",
          "select",
          "textarea",
          "input",
          "audio",
          "video",
          "canvas");

  /// A line end of the source between characters that are written without spaces.
  private static final Pattern BROKEN =
      Pattern.compile("(?<=[\\u2E80-\\uFFE6])[^\\S\\n]*+\\n\\s*+(?=[\\u2E80-\\uFFE6])");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /// A table that holds one of these is a layout, not a table of words.
  private static final String BLOCKS = "table, ul, ol, pre, h1, h2, h3, blockquote";

  private final WordsWriter writer;
  private final StringBuilder line = new StringBuilder();
  private String margin = "";
  private String marker = "";
  private String markerMargin = "";

  HtmlWords(WordsWriter writer) {
    this.writer = writer;
  }

  /// Writes all words below an element.
  void take(Element root) throws UnreadableException {
    children(root);
    flush();
  }

  private void children(Node parent) throws UnreadableException {
    for (Node child : parent.childNodes()) {
      if (child instanceof TextNode words) {
        String joined = BROKEN.matcher(words.getWholeText()).replaceAll("");
        line.append(SPACES.matcher(joined).replaceAll(" "));
      } else if (child instanceof Element element && !isLeftOut(element)) {
        element(element);
      }
    }
  }

  private static boolean isLeftOut(Element element) {
    return LEFT_OUT.contains(name(element))
        || element.hasAttr("hidden")
        || element.attr("role").equals("navigation");
  }

  private static String name(Element element) {
    return element.normalName().toLowerCase(Locale.ROOT);
  }

  private void element(Element element) throws UnreadableException {
    switch (name(element)) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
      case "ul", "ol", "menu" -> list(element);
      case "pre" -> code(element);
      case "table" -> table(element);
      case "blockquote" -> quote(element);
      case "summary", "dt" -> label(element);
      case "math" -> formula(element);
      case "br" -> line.append('\n');
      case "img" -> line.append(' ').append(element.attr("alt")).append(' ');
      case "b", "strong" -> marked("**", element);
      case "code", "kbd", "samp", "tt" -> marked("`", element);
      default -> other(element);
    }
  }

  private void other(Element element) throws UnreadableException {
    if (isBlock(element)) {
      flush();
      children(element);
      flush();
    } else {
      children(element);
    }
  }

  /// The parser for books knows no blocks by itself.
  private static boolean isBlock(Element element) {
    return Tag.isKnownTag(name(element)) && Tag.valueOf(name(element)).isBlock();
  }

  private void heading(Element element) throws UnreadableException {
    flush();
    if (margin.isEmpty() && marker.isEmpty()) {
      writer.heading(name(element).charAt(1) - '0', element.text());
    } else {
      label(element);
    }
  }

  private void label(Element element) throws UnreadableException {
    flush();
    marked("**", element);
    flush();
  }

  private void marked(String mark, Element element) throws UnreadableException {
    int from = line.length();
    children(element);
    if (line.length() < from) {
      return; // a block inside has written the line
    }
    String words = line.substring(from);
    if (!words.isBlank() && !words.strip().contains("\n") && !words.contains(mark)) {
      String lead = words.startsWith(" ") ? " " : "";
      String trail = words.endsWith(" ") ? " " : "";
      line.setLength(from);
      line.append(lead).append(mark).append(words.strip()).append(mark).append(trail);
    }
  }

  private void list(Element list) throws UnreadableException {
    flush();
    marker = "";
    int number = number(list.attr("start"));
    for (Element item : list.children()) {
      if (name(item).equals("li")) {
        item(item, name(list).equals("ol") ? number++ + ". " : "- ");
      } else if (!isLeftOut(item)) {
        String outer = margin;
        margin = outer + WordsWriter.STEP; // what stands between items belongs to the one above
        element(item);
        flush();
        margin = outer;
      }
    }
  }

  private void item(Element item, String mark) throws UnreadableException {
    String outer = margin;
    markerMargin = outer;
    marker = mark;
    margin = outer + WordsWriter.STEP;
    children(item);
    flush();
    marker = "";
    margin = outer;
  }

  private static int number(String start) {
    return start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
  }

  private void quote(Element element) throws UnreadableException {
    flush();
    String outer = margin;
    margin = outer + "> ";
    children(element);
    flush();
    margin = outer;
  }

  private void code(Element element) throws UnreadableException {
    flush();
    element.select("br").forEach(end -> end.replaceWith(new TextNode("\n")));
    writer.code(margin, language(element), element.wholeText());
  }

  private static String language(Element element) {
    return Stream.concat(Stream.of(element), element.select("code").stream())
        .flatMap(part -> part.classNames().stream())
        .filter(name -> name.matches("(?:language|lang|brush)-[\\w+#-]{1,20}"))
        .map(name -> name.substring(name.indexOf('-') + 1))
        .findFirst()
        .orElse("");
  }

  private void table(Element table) throws UnreadableException {
    flush();
    if (holdsBlocks(table)) {
      children(table);
      flush();
      return;
    }
    for (Element caption : table.select("caption")) {
      label(caption);
    }
    List<List<String>> rows = new ArrayList<>();
    for (Element row : table.select("tr")) {
      Elements cells = row.select("> td, > th");
      rows.add(cells.stream().map(Element::text).toList());
    }
    writer.table(margin, rows);
  }

  private static boolean holdsBlocks(Element table) {
    return table.children().stream().anyMatch(part -> !part.select(BLOCKS).isEmpty());
  }

  /// The TeX source that formulas are usually published with, or the words in them.
  private void formula(Element math) throws UnreadableException {
    Element source = math.selectFirst("annotation[encoding=application/x-tex]");
    if (source == null) {
      children(math);
    } else {
      line.append('$').append(source.text().strip()).append('$');
    }
  }

  private void flush() throws UnreadableException {
    String words = line.toString();
    line.setLength(0);
    if (words.isBlank()) {
      return;
    }
    if (marker.isEmpty()) {
      writer.paragraph(margin, words);
    } else {
      writer.item(markerMargin, marker, words);
      marker = "";
    }
  }
}
