package dev.citenote.note;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads title and tags from front matter in YAML. Stateless.
final class YamlMetadata {
  private static final List<String> TAGS = List.of("tags", "tag", "keywords", "categories");
  private static final Pattern BETWEEN = Pattern.compile("[,，、;；]\\s*");

  private YamlMetadata() {}

  /// What the lines say; nothing where they are no YAML.
  static Metadata read(String yaml) {
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
