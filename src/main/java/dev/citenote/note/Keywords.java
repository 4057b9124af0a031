package dev.citenote.note;

import java.util.Arrays;

/// A set of words that is looked for in texts in one pass. Immutable and thread-safe.
final class Keywords {
  private static final int BUCKETS = 1024;
  private static final String[] NO_WORDS = {};

  /// The words by the low bits of their first letter, so that most letters of a text find none.
  private final String[][] byFirst = new String[BUCKETS][];

  /// The words by the low bits of their last letter.
  private final String[][] byLast = new String[BUCKETS][];

  private Keywords() {
    Arrays.fill(byFirst, NO_WORDS);
    Arrays.fill(byLast, NO_WORDS);
  }

  /// @param words separated by white space
  static Keywords of(String words) {
    Keywords keywords = new Keywords();
    for (String word : words.strip().split("\\s+", -1)) {
      add(keywords.byFirst, word.charAt(0), word);
      add(keywords.byLast, word.charAt(word.length() - 1), word);
    }
    return keywords;
  }

  private static void add(String[][] buckets, char letter, String word) {
    String[] bucket = buckets[bucket(letter)];
    String[] more = Arrays.copyOf(bucket, bucket.length + 1);
    more[bucket.length] = word;
    buckets[bucket(letter)] = more;
  }

  private static int bucket(char letter) {
    return letter % BUCKETS;
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
    for (String word : byLast[bucket(text.charAt(text.length() - 1))]) {
      if (text.endsWith(word)) {
        return true;
      }
    }
    return false;
  }

  /// Length of the longest of them at an offset; 0 where none stands there.
  int at(String text, int offset) {
    if (offset >= text.length()) {
      return 0;
    }
    int longest = 0;
    for (String word : byFirst[bucket(text.charAt(offset))]) {
      if (word.length() > longest && text.startsWith(word, offset)) {
        longest = word.length();
      }
    }
    return longest;
  }
}
