package dev.citenote.answer.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Pairs of words that mean the opposite, in both languages. Stateless.
final class Opposites {
  /// So many of the words around must agree before two opposites are taken to speak of one thing.
  private static final int LEAST_COMMON = 3;

  private static final List<Pair> PAIRS = read();

  private Opposites() {}

  /// Words that mean one thing against words that mean its opposite, each as its tokens.
  private record Pair(List<List<String>> one, List<List<String>> other) {}

  /// Whether one text has a word where the other has its opposite, neither of them negated.
  ///
  /// @param sameLanguage whether what stands around the words can be compared
  static boolean differ(Negations one, Negations other, boolean sameLanguage) {
    for (Pair pair : PAIRS) {
      if (differ(pair.one(), pair.other(), one, other, sameLanguage)
          || differ(pair.other(), pair.one(), one, other, sameLanguage)) {
        return true;
      }
    }
    return false;
  }

  private static boolean differ(
      List<List<String>> words,
      List<List<String>> opposites,
      Negations one,
      Negations other,
      boolean sameLanguage) {
    List<Integer> there = places(opposites, other);
    if (there.isEmpty()) {
      return false;
    }
    List<Integer> same = places(words, other);
    if (!sameLanguage) {
      List<Integer> here = same.isEmpty() ? places(words, one) : List.of();
      return places(opposites, one).isEmpty() && takes(here, one, there, other, -1);
    }
    return places(words, one).stream()
        .anyMatch(
            place -> takes(List.of(place), one, there, other, common(one, place, other, same)));
  }

  /// Whether an opposite stands in the surroundings of a word, and those are more alike than where
  /// the other text has the word itself.
  private static boolean takes(
      List<Integer> here, Negations one, List<Integer> there, Negations other, int known) {
    for (int place : here) {
      for (int opposite : there) {
        int common = Surroundings.common(one.tokens(), place, other.tokens(), opposite);
        boolean alike = known < 0 || (common >= LEAST_COMMON && common > known);
        if (alike && one.isNegated(place, 3) == other.isNegated(opposite, 3)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int common(Negations one, int place, Negations other, List<Integer> places) {
    return places.stream()
        .mapToInt(it -> Surroundings.common(one.tokens(), place, other.tokens(), it))
        .max()
        .orElse(0);
  }

  private static List<Integer> places(List<List<String>> words, Negations text) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < text.tokens().size(); i++) {
      for (List<String> word : words) {
        if (stands(word, text.tokens(), i)) {
          places.add(i);
        }
      }
    }
    return places;
  }

  private static boolean stands(List<String> word, List<Word> tokens, int at) {
    for (int k = 0; k < word.size(); k++) {
      if (at + k >= tokens.size() || !tokens.get(at + k).form().equals(word.get(k))) {
        return false;
      }
    }
    return true;
  }

  private static List<Pair> read() {
    try (InputStream in = Opposites.class.getResourceAsStream("/language/opposites.txt")) {
      String lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return lines.lines().map(line -> line.split("\\|", -1)).map(Opposites::pair).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program cannot be read", e);
    }
  }

  private static Pair pair(String[] sides) {
    return new Pair(words(sides[0]), words(sides[1]));
  }

  private static List<List<String>> words(String side) {
    return Stream.of(side.strip().split("\\s+"))
        .map(word -> Word.of(word).stream().map(Word::form).toList())
        .toList();
  }
}
