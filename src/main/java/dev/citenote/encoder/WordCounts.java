package dev.citenote.encoder;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/// Counts the tokens of texts as the model's tokenizer does, but asks it only for words that it
/// has not counted before. Thread-safe.
///
/// BERT's tokenizer (Devlin et al., 2019; `BasicTokenizer` and `WordpieceTokenizer` of its
/// reference code) first parts a text at white space, at punctuation and around every Chinese
/// character, and looks at each part alone, so the tokens of a text are the sum of its parts'
/// tokens. A Chinese character or a punctuation mark is one token, whether the vocabulary holds
/// it or not. All else, such as words, symbols and characters that are dropped, is left to the
/// tokenizer.
final class WordCounts {
  /// Most words that are remembered; then all are forgotten.
  private static final int MOST_WORDS = 20_000;

  /// A longer word is not remembered, in characters.
  private static final int LONGEST_WORD = 32;

  /// Tokens with a meaning to the model; no text is parted where it names one.
  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  /// Its lower case depends on the letters around it, across punctuation.
  private static final char SIGMA = 'Σ';

  private final ToIntFunction<String> tokenizer;
  private final Map<String, Integer> words = new ConcurrentHashMap<>();

  /// @param tokenizer counts the tokens of any text
  WordCounts(ToIntFunction<String> tokenizer) {
    this.tokenizer = tokenizer;
  }

  /// Number of tokens of a text, without start and end token.
  int count(String text) {
    return mayBeParted(text) ? countParts(text) : tokenizer.applyAsInt(text);
  }

  private static boolean mayBeParted(String text) {
    for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
      for (String special : SPECIAL) {
        if (text.startsWith(special, open)) {
          return false;
        }
      }
    }
    return text.indexOf(SIGMA) < 0;
  }

  private int countParts(String text) {
    int count = 0;
    int word = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = isSpace(c);
      if (space || isToken(c)) {
        count += word < i ? countWord(text.substring(word, i)) : 0;
        count += space ? 0 : 1;
        word = i + 1;
      }
    }
    return word < text.length() ? count + countWord(text.substring(word)) : count;
  }

  private int countWord(String word) {
    Integer known = words.get(word);
    if (known != null) {
      return known;
    }
    int count = tokenizer.applyAsInt(word);
    if (word.length() <= LONGEST_WORD) {
      if (words.size() >= MOST_WORDS) {
        words.clear();
      }
      words.put(word, count);
    }
    return count;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\u3000' || c == '\u00A0';
  }

  /// Whether a character is surely a token of its own: a common Chinese character, or punctuation.
  private static boolean isToken(char c) {
    if (c < 0x80) {
      return c > ' ' && c < 0x7F && !isAlphanumeric(c);
    }
    return (c >= 0x4E00 && c <= 0x9FFF) || (mayBePunctuation(c) && isPunctuation(c));
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /// General, Chinese and full-width punctuation, whose kind is the same in all versions of
  /// Unicode.
  private static boolean mayBePunctuation(char c) {
    return (c >= 0x2010 && c <= 0x2027)
        || (c >= 0x2030 && c <= 0x203E)
        || (c >= 0x3001 && c <= 0x301F)
        || (c >= 0xFF01 && c <= 0xFF65);
  }

  private static boolean isPunctuation(char c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
