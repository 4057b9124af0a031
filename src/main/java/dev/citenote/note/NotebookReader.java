package dev.citenote.note;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.citenote.note.Place.Kind;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads a Jupyter notebook cell by cell: Markdown as it is, code and the text it printed as code
/// blocks. Pictures and HTML outputs are left out. Stateless.
final class NotebookReader {

  /// Longer output is cut, in characters: logs of a training say nothing after a while.
  private static final int LONGEST_OUTPUT = 4000;

  private static final String DAMAGED = "it is damaged, or no .ipynb file";

  private NotebookReader() {}

  static Words read(byte[] bytes) throws IOException {
    JsonNode notebook = new JsonMapper().readTree(TextDecoder.decode(bytes));
    List<JsonNode> cells = cells(notebook);
    String language = language(notebook.path("metadata"));
    WordsWriter writer = new WordsWriter();
    for (int i = 0; i < cells.size(); i++) {
      writer.place(Kind.CELL, i + 1);
      cell(cells.get(i), language, writer);
    }
    return writer.finish("it has no text");
  }

  /// Of version 4, and of version 3, which had them in sheets.
  private static List<JsonNode> cells(JsonNode notebook) throws UnreadableException {
    if (notebook.path("cells").isArray()) {
      return elements(notebook.path("cells")).toList();
    }
    if (!notebook.path("worksheets").isArray()) {
      throw new UnreadableException(DAMAGED);
    }
    return elements(notebook.path("worksheets"))
        .flatMap(sheet -> elements(sheet.path("cells")))
        .toList();
  }

  private static String language(JsonNode metadata) {
    String name = metadata.path("language_info").path("name").asText("");
    String language =
        name.isEmpty() ? metadata.path("kernelspec").path("language").asText("") : name;
    return language.matches("[\\w+#.-]{1,20}") ? language : "";
  }

  private static void cell(JsonNode cell, String language, WordsWriter writer)
      throws UnreadableException {
    String source = text(cell.has("source") ? cell.path("source") : cell.path("input"));
    switch (cell.path("cell_type").asText("")) {
      case "markdown" -> writer.markdown(source);
      case "heading" -> writer.heading(Math.max(1, cell.path("level").asInt(1)), source);
      case "code" -> {
        writer.code("", language, source);
        for (JsonNode output : cell.path("outputs")) {
          writer.code("", "", output(output));
        }
      }
      default -> writer.paragraph("", source);
    }
  }

  private static String output(JsonNode output) {
    JsonNode data = output.path("data");
    String plain =
        data.has("image/png") || data.has("image/jpeg") ? "" : text(data.path("text/plain"));
    String text = data.isMissingNode() ? text(output.path("text")) : plain;
    return text.length() > LONGEST_OUTPUT ? text.substring(0, LONGEST_OUTPUT) : text;
  }

  /// A text, or the lines of one.
  private static String text(JsonNode node) {
    return node.isArray()
        ? elements(node).map(JsonNode::asText).collect(Collectors.joining())
        : node.asText("");
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
