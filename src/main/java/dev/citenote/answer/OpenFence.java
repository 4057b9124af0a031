package dev.citenote.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A block of code that a text begins and does not end. Stateless.
final class OpenFence {
  /// A fence, perhaps in a list or a quote.
  private static final Pattern FENCE =
      Pattern.compile(
          "(?<place>(?:[ \\t>]|[-*+][ \\t]|\\d{1,9}[.)][ \\t])*+)(?<run>`{3,}+|~{3,}+)(?<info>.*+)");

  private OpenFence() {}

  /// The text, with the block of code closed in which it ends.
  static String closed(String text) {
    String place = "";
    String run = "";
    for (String line : text.lines().toList()) {
      Matcher fence = FENCE.matcher(line);
      if (!fence.matches()) {
        continue;
      }
      String marks = fence.group("run");
      if (run.isEmpty() && !fence.group("info").contains("`")) {
        run = marks;
        place = fence.group("place").replaceAll("[^\\s>]", " ");
      } else if (marks.startsWith(run) && fence.group("info").isBlank()) {
        run = "";
      }
    }
    return run.isEmpty() ? text : text + (text.endsWith("\n") ? "" : "\n") + place + run;
  }
}
