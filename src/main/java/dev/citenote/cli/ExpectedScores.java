package dev.citenote.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Scores that are expected of each set, as data: set to measure (`recall@1`, `draft.coverage`, …)
/// to `[value, tolerance]`. A score off to either side is named, so that a change for the better is
/// written down too. Immutable.
///
/// @param file where they are written
/// @param bySet set to measure to score
record ExpectedScores(Path file, Map<String, Map<String, Score>> bySet) {

  /// What one measure should be.
  ///
  /// @param tolerance how far off it may be to either side, 0 or more
  record Score(double value, double tolerance) {
    Score {
      if (!(tolerance >= 0)) {
        throw new IllegalArgumentException("tolerance must be >= 0, got " + tolerance);
      }
    }
  }

  /// One measure beside what is expected of it.
  ///
  /// @param measure path in the report, parted by dots
  /// @param found empty where the report has no such number
  /// @param holds whether they differ by no more than the tolerance
  record Comparison(
      String measure, OptionalDouble found, double expected, double tolerance, boolean holds) {

    private static final double ROUNDING = 1e-9;

    static Comparison of(String measure, OptionalDouble found, Score score) {
      boolean holds =
          found.isPresent()
              && Math.abs(found.getAsDouble() - score.value()) <= score.tolerance() + ROUNDING;
      return new Comparison(measure, found, score.value(), score.tolerance(), holds);
    }

    /// For people, such as `recall@1 0.9, expected 0.95 ± 0.01`.
    @Override
    public String toString() {
      return "%s %s, expected %s ± %s"
          .formatted(
              measure,
              found.isPresent() ? number(found.getAsDouble()) : "is not measured",
              number(expected),
              number(tolerance));
    }

    private static String number(double value) {
      return String.format(Locale.ROOT, "%.4f", value).replaceAll("\\.?0+$", "");
    }
  }

  /// Reads a file.
  ///
  /// @throws UsageException where it is missing, or no such file
  static ExpectedScores read(Path file) throws UsageException {
    try {
      Map<String, Map<String, Score>> bySet = new TreeMap<>();
      for (var set : object(Json.mapper().readTree(Files.readString(file))).properties()) {
        Map<String, Score> scores = new TreeMap<>();
        for (var measure : object(set.getValue()).properties()) {
          scores.put(measure.getKey(), score(measure.getKey(), measure.getValue()));
        }
        bySet.put(set.getKey(), scores);
      }
      return new ExpectedScores(file, bySet);
    } catch (JsonProcessingException e) {
      throw unreadable(file, "it is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, Reason.of(e), e);
    }
  }

  private static UsageException unreadable(Path file, String why, Exception cause) {
    return new UsageException(
        "the expected scores %s cannot be read (%s): mend them, or name others with --expected"
            .formatted(file, why),
        cause);
  }

  private static JsonNode object(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("set to measure to [value, tolerance] is expected");
    }
    return node;
  }

  private static Score score(String measure, JsonNode pair) {
    if (pair.size() != 2 || !pair.path(0).isNumber() || !pair.path(1).isNumber()) {
      throw new IllegalArgumentException(measure + " must be [value, tolerance], got " + pair);
    }
    return new Score(pair.path(0).asDouble(), pair.path(1).asDouble());
  }

  /// The expected sets whose folders lie beside the file, by name.
  List<Path> setsBeside() {
    return bySet.keySet().stream().map(file::resolveSibling).filter(Files::isDirectory).toList();
  }

  /// Compares a report with what is expected of its set; nothing is expected of other sets.
  List<Comparison> compare(EvalReport report) {
    JsonNode measured = Json.mapper().valueToTree(report);
    return bySet.getOrDefault(report.set(), Map.of()).entrySet().stream()
        .map(it -> Comparison.of(it.getKey(), at(measured, it.getKey()), it.getValue()))
        .toList();
  }

  private static OptionalDouble at(JsonNode report, String measure) {
    JsonNode node = report;
    for (String name : measure.split("\\.", -1)) {
      node = node.path(name);
    }
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }
}
