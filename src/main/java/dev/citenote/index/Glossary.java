package dev.citenote.index;

import dev.citenote.index.Concept.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names of the same thing in both languages: those that ship with the program, and those that the
/// notes give ("检索增强生成（RAG）"). Immutable and thread-safe.
final class Glossary {
  private static final String SEPARATOR = " \\| ";

  /// One character says too little to be another's name.
  private static final int SHORTEST = 2;

  private final @Nullable Glossary base;
  private final Map<String, List<List<String>>> namings = new HashMap<>();
  private final int longest;

  /// @param namings groups of names, each of one thing
  Glossary(Stream<List<String>> namings) {
    this(null, namings);
  }

  private Glossary(@Nullable Glossary base, Stream<List<String>> namings) {
    this.base = base;
    namings.forEach(this::add);
    int own = this.namings.keySet().stream().mapToInt(String::length).max().orElse(0);
    this.longest = base == null ? own : Math.max(own, base.longest);
  }

  /// The names that ship with the program.
  static Glossary shipped() {
    return Shipped.GLOSSARY;
  }

  /// These names and further ones.
  Glossary with(List<List<String>> further) {
    return further.isEmpty() ? this : new Glossary(this, further.stream());
  }

  private void add(List<String> names) {
    List<String> folded = names.stream().map(Glossary::fold).distinct().toList();
    for (String name : folded) {
      if (name.length() >= SHORTEST && folded.size() > 1) {
        namings.computeIfAbsent(name, key -> new ArrayList<>(1)).add(folded);
      }
    }
  }

  /// The names in a text, from left to right, the longest first at each place.
  List<Concept> concepts(String text) {
    String folded = fold(text);
    List<Concept> concepts = new ArrayList<>();
    int at = 0;
    while (at < folded.length()) {
      int length = longestName(folded, at);
      if (length > 0) {
        String name = folded.substring(at, at + length);
        concepts.add(new Concept(name, others(name), Source.NAME));
      }
      at += Math.max(1, length);
    }
    return concepts;
  }

  private int longestName(String text, int from) {
    if (from > 0 && isLatin(text.charAt(from)) && isLatin(text.charAt(from - 1))) {
      return 0;
    }
    for (int to = Math.min(text.length(), from + longest); to >= from + SHORTEST; to--) {
      boolean insideWord =
          to < text.length() && isLatin(text.charAt(to - 1)) && isLatin(text.charAt(to));
      if (!insideWord && isName(text.substring(from, to))) {
        return to - from;
      }
    }
    return 0;
  }

  private boolean isName(String text) {
    return namings.containsKey(text) || (base != null && base.isName(text));
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

  private static boolean isLatin(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }

  /// A text as names are compared: simplified, narrow and in lower case.
  static String fold(String text) {
    return FoldingReader.fold(text).strip().toLowerCase(Locale.ROOT);
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
