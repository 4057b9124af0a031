package dev.citenote.index;

import dev.citenote.index.Concept.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names of the same thing in both languages: those that ship with the program, and those that the
/// notes give ("检索增强生成（RAG）"). Immutable and thread-safe.
final class Glossary {
  private static final String SEPARATOR = " \\| ";

  /// One character says too little to be another's name.
  private static final int SHORTEST = 2;

  private static final Pattern WORD = Pattern.compile("[a-z]+");

  private final @Nullable Glossary base;
  private final Map<String, List<List<String>>> namings = new HashMap<>();

  /// Lengths of the names that begin with two characters, longest first.
  private final Map<String, NavigableSet<Integer>> lengths = new HashMap<>();

  /// The Latin words of all names.
  private final Set<String> words = new HashSet<>();

  /// @param namings groups of names, each of one thing
  Glossary(Stream<List<String>> namings) {
    this(null, namings);
  }

  private Glossary(@Nullable Glossary base, Stream<List<String>> namings) {
    this.base = base;
    namings.forEach(this::add);
  }

  /// A name in a text, as it is written there, with what may stand for it.
  ///
  /// @param start first UTF-16 code unit
  /// @param end one past the last
  record Place(int start, int end, Concept concept) {}

  /// The names that ship with the program.
  static Glossary shipped() {
    return Shipped.GLOSSARY;
  }

  /// These names and further ones.
  Glossary with(List<List<String>> further) {
    return further.isEmpty() ? this : new Glossary(this, further.stream());
  }

  private void add(List<String> names) {
    List<String> folded = names.stream().map(name -> fold(name).strip()).distinct().toList();
    for (String name : folded) {
      WORD.matcher(name).results().map(MatchResult::group).forEach(words::add);
      if (name.length() >= SHORTEST && folded.size() > 1) {
        namings.computeIfAbsent(name, key -> new ArrayList<>(1)).add(folded);
        lengths
            .computeIfAbsent(
                name.substring(0, SHORTEST), key -> new TreeSet<>(Comparator.reverseOrder()))
            .add(name.length());
      }
    }
  }

  /// The names in a text, from left to right, the longest first at each place.
  List<Place> places(String text) {
    String folded = fold(text);
    String written = folded.length() == text.length() ? text : folded;
    List<Place> places = new ArrayList<>();
    int at = 0;
    while (at < folded.length()) {
      int end = at + longestName(folded, at);
      if (end > at) {
        List<String> others = others(name(folded.substring(at, end)));
        Concept concept = new Concept(written.substring(at, end), others, Source.NAME);
        places.add(new Place(at, end, concept));
      }
      at = Math.max(at + 1, end);
    }
    return places;
  }

  private int longestName(String text, int from) {
    if (from + SHORTEST > text.length() || isInsideWord(text, from)) {
      return 0;
    }
    int longest = base == null ? 0 : base.longestName(text, from);
    String start = text.substring(from, from + SHORTEST);
    for (int length : lengths.getOrDefault(start, Collections.emptyNavigableSet())) {
      int to = from + length;
      if (to <= text.length() && namings.containsKey(text.substring(from, to))) {
        longest = Math.max(longest, endOfWord(text, from, to) - from);
      }
    }
    return longest;
  }

  /// Where the word ends that holds a name: at the name's end, or behind the "s" of
  /// the plural of several words (a single one is left to the dictionary); where it began, where it
  /// goes on otherwise.
  private static int endOfWord(String text, int from, int to) {
    if (!isInsideWord(text, to)) {
      return to;
    }
    boolean plural = text.charAt(to) == 's' && text.substring(from, to).indexOf(' ') > 0;
    return plural && !isInsideWord(text, to + 1) ? to + 1 : from;
  }

  /// A name as it is known: itself, or the singular of a plural.
  private String name(String written) {
    return isName(written) ? written : written.substring(0, written.length() - 1);
  }

  private boolean isName(String written) {
    return namings.containsKey(written) || (base != null && base.isName(written));
  }

  /// Whether a Latin word, in lower case, is part of any name.
  boolean hasWord(String word) {
    return words.contains(word) || (base != null && base.hasWord(word));
  }

  private List<String> others(String name) {
    Set<String> others = new LinkedHashSet<>();
    namings.getOrDefault(name, List.of()).forEach(others::addAll);
    if (base != null) {
      others.addAll(base.others(name));
    }
    others.remove(name);
    return List.copyOf(others);
  }

  private static boolean isInsideWord(String text, int at) {
    return at > 0 && at < text.length() && isLatin(text.charAt(at - 1)) && isLatin(text.charAt(at));
  }

  private static boolean isLatin(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }

  /// A text as names are compared: simplified, narrow and in lower case.
  static String fold(String text) {
    return FoldingReader.fold(text).toLowerCase(Locale.ROOT);
  }

  /// Loaded when it is first needed.
  private static final class Shipped {
    static final Glossary GLOSSARY = read();

    private static Glossary read() {
      try (InputStream in = Glossary.class.getResourceAsStream("/language/glossary.txt");
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
        return new Glossary(
            lines
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(SEPARATOR, -1))));
      } catch (IOException e) {
        throw new UncheckedIOException("a resource of the program cannot be read", e);
      }
    }
  }
}
