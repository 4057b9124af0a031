package dev.citenote.note;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the keyword lines that an Org note begins with. Stateless.
final class OrgKeywords {
  /// Keywords stand at the top; no more is looked at, in characters.
  private static final int LOOK = 4_000;

  private static final Pattern TITLE = Pattern.compile("(?im)^#\\+title:[ \\t]*(\\S.*?)[ \\t]*$");
  private static final Pattern TAGS = Pattern.compile("(?im)^#\\+filetags:[ \\t]*(\\S.*?)[ \\t]*$");
  private static final Pattern BETWEEN = Pattern.compile("[:\\s]+");

  private OrgKeywords() {}

  static Metadata read(String text) {
    String top = text.length() <= LOOK ? text : text.substring(0, LOOK);
    List<String> tags =
        value(TAGS, top).stream()
            .flatMap(line -> Arrays.stream(BETWEEN.split(line)))
            .filter(tag -> !tag.isEmpty())
            .toList();
    return new Metadata(value(TITLE, top), tags);
  }

  private static Optional<String> value(Pattern keyword, String text) {
    Matcher line = keyword.matcher(text);
    return line.find() ? Optional.of(line.group(1)) : Optional.empty();
  }
}
