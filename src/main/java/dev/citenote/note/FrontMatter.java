package dev.citenote.note;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds and reads the lines of metadata that a note begins with, in YAML between `---` and `---`.
/// Stateless.
final class FrontMatter {
  private static final int MOST_LINES = 200;
  private static final int LONGEST = 20_000;
  private static final List<String> TAGS = List.of("tags", "tag", "keywords", "categories");
  private static final Pattern BETWEEN = Pattern.compile("[,，、;；]\\s*");

  private FrontMatter() {}

  /// Index of the closing line; 0 where a note has no front matter.
  static int lastLine(String text, List<Line> lines) {
    if (!lines.getFirst().text(text).equals("---")) {
      return 0;
    }
    boolean keyed = false;
    for (int i = 1; i < Math.min(lines.size(), MOST_LINES); i++) {
      String content = lines.get(i).text(text);
      if (content.equals("---") || content.equals("...")) {
        return keyed || i == 1 ? i : 0;
      }
      keyed |= content.indexOf(':') > 0;
      if (!keyed && !content.isEmpty() && !content.startsWith("#")) {
        return 0;
      }
    }
    return 0;
  }

  /// What the front matter of a text says; nothing where it has none, or is no YAML.
  static Metadata read(String text) {
    if (!text.startsWith("---")) {
      return Metadata.NONE;
    }
    List<Line> lines = Line.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    int last = lastLine(text, lines);
    if (last == 0) {
      return Metadata.NONE;
    }
    String yaml = text.substring(lines.get(1).start(), lines.get(last).start());
    try {
      return of(new YAMLMapper().readTree(yaml));
    } catch (JsonProcessingException e) {
      return Metadata.NONE;
    }
  }

  private static Metadata of(JsonNode root) {
    String title = root.path("title").asText("").strip();
    List<String> tags = new ArrayList<>();
    TAGS.forEach(key -> addTags(root.path(key), tags));
    return new Metadata(
        Optional.of(title).filter(it -> !it.isEmpty()), tags.stream().distinct().toList());
  }

  private static void addTags(JsonNode value, List<String> tags) {
    if (value.isArray()) {
      value.forEach(element -> addTags(element, tags));
    } else if (value.isValueNode()) {
      Arrays.stream(BETWEEN.split(value.asText("")))
          .map(String::strip)
          .filter(tag -> !tag.isEmpty())
          .forEach(tags::add);
    }
  }
}
