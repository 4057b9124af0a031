package dev.citenote.answer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citenote.RealNotes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pairs of sentences that clash in other words, and pairs that only look so, held to the measured
/// recall and precision.
class ConflictPairsTest {
  private static final Path PAIRS = Path.of("src/test/resources/eval/conflicts/pairs.jsonl");

  @TempDir Path folder;

  /// How many pairs of a part were found, and which were wrongly called clashes.
  private record Measured(int clashing, int found, List<String> wrong) {}

  @Test
  void between_pairsTheRulesWereMadeWith_findsWhatWasMeasured() throws Exception {
    Measured measured = measure("dev");

    assertThat(measured.wrong()).isEmpty();
    assertThat(measured.clashing()).isEqualTo(32);
    assertThat(measured.found()).isGreaterThanOrEqualTo(21);
  }

  @Test
  void between_otherPairs_findsWhatWasMeasured() throws Exception {
    Measured measured = measure("second");

    assertThat(measured.wrong()).isEmpty();
    assertThat(measured.clashing()).isEqualTo(30);
    assertThat(measured.found()).isGreaterThanOrEqualTo(16);
  }

  @Test
  void between_pairsNothingWasTunedTo_findsWhatWasMeasured() throws Exception {
    Measured measured = measure("third");

    assertThat(measured.wrong()).isEmpty();
    assertThat(measured.clashing()).isEqualTo(15);
    assertThat(measured.found()).isGreaterThanOrEqualTo(6);
  }

  private Measured measure(String part) throws Exception {
    List<JsonNode> pairs = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(PAIRS)) {
      pairs.add(json.readTree(line));
    }
    Path notes = Files.createDirectory(folder.resolve("notes"));
    for (JsonNode pair : pairs) {
      String id = pair.get("id").asText();
      Files.writeString(notes.resolve(id + "-a.md"), pair.get("one").asText() + "\n");
      Files.writeString(notes.resolve(id + "-b.md"), pair.get("other").asText() + "\n");
    }
    try (RealNotes real = RealNotes.index(notes, folder.resolve("index"))) {
      return measure(pairs.stream().filter(it -> it.get("part").asText().equals(part)), real);
    }
  }

  private static Measured measure(Stream<JsonNode> pairs, RealNotes real) {
    int clashing = 0;
    int found = 0;
    List<String> wrong = new ArrayList<>();
    for (JsonNode pair : pairs.toList()) {
      Clash clash = new Clash(real.lexicon(), pair.get("question").asText());
      String kind =
          clash
              .between(claim(pair, "one", "titleOne"), claim(pair, "other", "titleOther"))
              .map(it -> it.name().toLowerCase(Locale.ROOT))
              .orElse("");
      boolean right = kind.equals(pair.get("kind").asText());
      clashing += pair.get("clash").asBoolean() ? 1 : 0;
      found += pair.get("clash").asBoolean() && right ? 1 : 0;
      if (!kind.isEmpty() && !right) {
        wrong.add(pair.get("id").asText() + " " + kind);
      }
    }
    return new Measured(clashing, found, wrong);
  }

  private static Claim claim(JsonNode pair, String side, String title) {
    String text = pair.get(side).asText();
    String above = pair.get(title).asText();
    return Claim.of(above.isEmpty() ? Notes.hit(side, text) : Notes.hit(side, text, above))
        .getFirst();
  }
}
