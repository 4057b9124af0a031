package dev.citenote.note;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A set of words that is looked for in texts in one pass. Immutable and thread-safe.
final class Keywords {
  /// Low bytes of the first letters, so that most letters are passed over without a look-up.
  private final boolean[] mayBegin = new boolean[256];

  private final Map<Character, List<String>> byFirst = new HashMap<>();
  private final Map<Character, List<String>> byLast = new HashMap<>();

  private Keywords() {}

  /// @param words separated by white space
  static Keywords of(String words) {
    Keywords keywords = new Keywords();
    for (String word : words.strip().split("\\s+", -1)) {
      keywords.mayBegin[word.charAt(0) & 0xFF] = true;
      keywords.byFirst.computeIfAbsent(word.charAt(0), c -> new ArrayList<>()).add(word);
      keywords
          .byLast
          .computeIfAbsent(word.charAt(word.length() - 1), c -> new ArrayList<>())
          .add(word);
    }
    return keywords;
  }

  /// Whether any of them occurs in a text.
  boolean in(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at(text, i) > 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether a text begins with any of them.
  boolean begin(String text) {
    return at(text, 0) > 0;
  }

  /// Whether a text ends with any of them.
  boolean end(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (String word : byLast.getOrDefault(text.charAt(text.length() - 1), List.of())) {
      if (text.endsWith(word)) {
        return true;
      }
    }
    return false;
  }

  /// Length of the longest of them at an offset; 0 where none stands there.
  int at(String text, int offset) {
    int longest = 0;
    if (offset < text.length() && mayBegin[text.charAt(offset) & 0xFF]) {
      for (String word : byFirst.getOrDefault(text.charAt(offset), List.of())) {
        if (word.length() > longest && text.startsWith(word, offset)) {
          longest = word.length();
        }
      }
    }
    return longest;
  }
}
