package dev.citenote.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Scores that are expected of each set, as data: set to measure (`recall@1`, `draft.coverage`, …)
/// to `[value, tolerance]`. A score off to either side is named, so that a change for the better is
/// written down too. Immutable.
final class ExpectedScores {
  private final Map<String, JsonNode> bySet;

  private ExpectedScores(Map<String, JsonNode> bySet) {
    this.bySet = bySet;
  }

  /// One measure beside what is expected of it.
  ///
  /// @param measure path in the report, parted by dots
  /// @param holds whether they differ by no more than the tolerance
  record Comparison(
      String measure, double found, double expected, double tolerance, boolean holds) {}

  /// @throws UsageException where the file is missing or is no such file
  static ExpectedScores read(Path file) throws UsageException {
    try {
      JsonNode root = dev.citenote.http.Json.mapper().readTree(Files.readString(file));
      Map<String, JsonNode> bySet = new TreeMap<>();
      root.properties().forEach(set -> bySet.put(set.getKey(), set.getValue()));
      return new ExpectedScores(bySet);
    } catch (IOException e) {
      throw new UsageException(
          "the expected scores %s cannot be read (%s): name a file with --expected"
              .formatted(file, Reason.of(e)),
          e);
    }
  }

  /// The expected sets whose folders lie beside the file.
  List<Path> setsBeside(Path file) {
    return bySet.keySet().stream().map(file::resolveSibling).filter(Files::isDirectory).toList();
  }

  /// Compares a report with what is expected of its set; nothing is expected of other sets.
  List<Comparison> compare(String set, JsonNode report) {
    List<Comparison> comparisons = new ArrayList<>();
    JsonNode expected = bySet.get(set);
    if (expected != null) {
      expected
          .properties()
          .forEach(
              measure -> {
                double value = measure.getValue().path(0).asDouble();
                double tolerance = measure.getValue().path(1).asDouble();
                double found = at(report, measure.getKey());
                boolean holds = Math.abs(found - value) <= tolerance + 1e-9;
                comparisons.add(new Comparison(measure.getKey(), found, value, tolerance, holds));
              });
    }
    return comparisons;
  }

  private static double at(JsonNode report, String measure) {
    JsonNode node = report;
    for (String name : measure.split("\\.", -1)) {
      node = node.path(name);
    }
    return node.isNumber() ? node.asDouble() : Double.NaN;
  }
}
