package dev.citenote.answer.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What the program knows of words by which notes say what something is: the same attribute in both
/// languages, words that say nothing of it, and words that keep two sentences from being compared.
/// Stateless.
final class Attributes {
  private static final Set<Role> NAMING = EnumSet.of(Role.SAME, Role.ONCE, Role.SOLE);
  private static final Map<String, List<Phrase>> PHRASES = read();

  private Attributes() {}

  /// What a phrase does in a clause.
  enum Role {
    /// Says nothing that must be the same.
    IDLE,
    /// Says that something can be or must be.
    MODAL,
    /// Denies.
    DENY,
    /// Makes its clause a matter of one time, of some, or of one more.
    VETO,
    /// Makes its clause and those behind it an example or hold under a condition.
    CASE,
    /// Makes a number inexact.
    ABOUT,
    DEFAULT,
    MAX,
    MIN,
    MEAN,
    /// Names what happens once to a thing.
    ONCE,
    /// Names what only one can be of a thing.
    SOLE,
    /// Names the same attribute as the phrases beside it.
    SAME
  }

  /// Words that stand for an attribute. Immutable.
  ///
  /// @param tokens forms of its tokens, at least one
  /// @param concept the same for all that mean the same; empty where it names no attribute
  record Phrase(List<String> tokens, Role role, String concept) {
    Phrase {
      tokens = List.copyOf(tokens);
    }
  }

  /// The longest phrase that stands at a place of a text.
  static Optional<Phrase> at(List<Word> tokens, int from) {
    return PHRASES.getOrDefault(tokens.get(from).form(), List.of()).stream()
        .filter(phrase -> stands(phrase, tokens, from))
        .findFirst();
  }

  private static boolean stands(Phrase phrase, List<Word> tokens, int from) {
    if (from + phrase.tokens().size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < phrase.tokens().size(); i++) {
      Word token = tokens.get(from + i);
      if (!token.form().equals(phrase.tokens().get(i))
          || token.clause() != tokens.get(from).clause()) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, List<Phrase>> read() {
    try (InputStream in = Attributes.class.getResourceAsStream("/language/attributes.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return read(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program cannot be read", e);
    }
  }

  /// The phrases of a text by their first tokens, the longest first.
  ///
  /// @throws IllegalStateException if a phrase has two roles, or stands for two attributes
  static Map<String, List<Phrase>> read(String text) {
    Map<String, List<Phrase>> phrases = new HashMap<>();
    text.lines().forEach(line -> add(phrases, line));
    phrases
        .values()
        .forEach(
            it -> it.sort(Comparator.comparingInt((Phrase p) -> p.tokens().size()).reversed()));
    return phrases;
  }

  private static void add(Map<String, List<Phrase>> phrases, String line) {
    int colon = line.indexOf(':');
    String[] kind = line.substring(0, colon).split("=", -1);
    Role role = Role.valueOf(kind[0].toUpperCase(Locale.ROOT));
    String[] words = line.substring(colon + 1).strip().split(" \\| ", -1);
    String own = NAMING.contains(role) ? words[0] : "";
    String concept = kind.length > 1 ? kind[1] : own;
    for (String word : words) {
      List<String> tokens = Word.of(word).stream().map(Word::form).toList();
      Phrase phrase = new Phrase(tokens, role, concept);
      add(phrases.computeIfAbsent(tokens.getFirst(), it -> new ArrayList<>()), word, phrase);
    }
  }

  private static void add(List<Phrase> known, String word, Phrase phrase) {
    Optional<Phrase> twin =
        known.stream().filter(it -> it.tokens().equals(phrase.tokens())).findFirst();
    if (twin.isPresent() && !twin.get().equals(phrase)) {
      throw new IllegalStateException(
          "\"" + word + "\" stands for two things: " + twin.get() + " and " + phrase);
    }
    if (twin.isEmpty()) {
      known.add(phrase);
    }
  }
}
