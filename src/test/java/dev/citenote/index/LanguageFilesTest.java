package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.retrieve.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shipped files of `language/` are what the code that reads them takes for granted.
final class LanguageFilesTest {
  private static final int SAMPLE = 500;

  @ParameterizedTest
  @CsvSource({"chinese-english.txt, 8", "english-chinese.txt, 12"})
  void dictionary_lines_areSortedAndWellFormed(String name, int most) throws IOException {
    List<String> lines = lines(name);
    List<byte[]> keys =
        lines.stream()
            .map(line -> line.substring(0, line.indexOf('\t') + 1))
            .map(key -> key.getBytes(StandardCharsets.UTF_8))
            .toList();

    assertThat(lines).hasSizeGreaterThan(80_000);
    assertThat(lines).allMatch(line -> line.matches("[^\t|]+\t[^\t|]+(\\|[^\t|]+)*"));
    assertThat(lines).allMatch(line -> line.split("\\|", -1).length <= most);
    assertThat(IntStream.range(1, keys.size()))
        .allMatch(i -> Arrays.compareUnsigned(keys.get(i - 1), keys.get(i)) < 0);
  }

  @Test
  void dictionary_wordOfAnyLine_isFound() throws IOException {
    for (String line : sample(lines("chinese-english.txt"))) {
      String word = line.substring(0, line.indexOf('\t'));

      assertThat(BilingualDictionary.chineseWords(word))
          .as(line)
          .singleElement()
          .extracting(concept -> concept.words() + "\t" + String.join("|", concept.others()))
          .isEqualTo(line);
    }
  }

  /// A gloss leads back to its word, unless that is not among the first twelve of the gloss.
  @Test
  void dictionary_glossOfAWord_leadsBackToIt() throws IOException {
    Set<String> back = new HashSet<>();
    int phrases = 0;
    List<String> sample = sample(lines("chinese-english.txt"));
    for (String line : sample) {
      String[] entry = line.split("\t", -1);
      for (String gloss : entry[1].split("\\|", -1)) {
        List<String> terms = new BodyAnalyzer(true).sequence(gloss);
        if (terms.isEmpty() || terms.size() > 4) {
          continue;
        }
        phrases++;
        List<Concept> found = BilingualDictionary.englishPhrases(gloss, 4);
        assertThat(found).as("%s: %s", entry[0], gloss).hasSize(1);
        List<String> words = found.getFirst().others();
        assertThat(words.contains(entry[0]) || words.size() == 12).as(gloss).isTrue();
        if (words.contains(entry[0])) {
          back.add(entry[0]);
        }
      }
    }

    assertThat(phrases).isGreaterThan(SAMPLE);
    assertThat(back).hasSizeGreaterThan(sample.size() * 9 / 10);
  }

  @Test
  void glossary_lines_nameEachThingTwiceAndOnce() throws IOException {
    Set<Set<String>> seen = new HashSet<>();
    for (String line : lines("glossary.txt")) {
      if (line.startsWith("#")) {
        continue;
      }
      List<String> names =
          Arrays.stream(line.split(" \\| ", -1)).map(Glossary::fold).distinct().toList();

      assertThat(names).as(line).hasSizeGreaterThanOrEqualTo(2);
      assertThat(names).as(line).allMatch(name -> name.length() >= 2 && !name.contains("|"));
      assertThat(names).as(line).allMatch(name -> name.equals(name.strip()));
      assertThat(seen.add(new TreeSet<>(names))).as(line).isTrue();
    }
    assertThat(seen).hasSizeGreaterThan(4000);
  }

  @Test
  void traditional_pairs_areHanAndFoldedAtOnce() throws IOException {
    String pairs = String.join("", lines("traditional.txt"));

    assertThat(pairs.length()).isEven().isGreaterThan(6000);
    assertThat(pairs.chars()).allMatch(Language::isHan);
    assertThat(FoldingReader.fold(FoldingReader.fold(pairs))).isEqualTo(FoldingReader.fold(pairs));
    for (int i = 0; i < pairs.length(); i += 2) {
      assertThat(FoldingReader.fold(pairs.substring(i, i + 1)))
          .isNotEqualTo(pairs.substring(i, i + 1));
    }
  }

  private static List<String> sample(List<String> lines) {
    return IntStream.range(0, SAMPLE).mapToObj(i -> lines.get(i * lines.size() / SAMPLE)).toList();
  }

  /// The lines of a shipped file.
  static List<String> lines(String name) throws IOException {
    try (var in = LanguageFilesTest.class.getResourceAsStream("/language/" + name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).endsWith("\n").doesNotContain("\r");
      return text.lines().toList();
    }
  }
}
