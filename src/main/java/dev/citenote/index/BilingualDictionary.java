package dev.citenote.index;

import dev.citenote.index.Concept.Source;
import dev.citenote.retrieve.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Translations of everyday words in both directions, out of CC-CEDICT (CC BY-SA 4.0; see
/// `src/main/resources/language/README.md`). Loaded when it is first needed. Stateless.
final class BilingualDictionary {
  private static final int LONGEST_WORD = 8;
  private static final int SHORTEST_WORD = 2;
  private static final int LONGEST_PHRASE = 4;

  private BilingualDictionary() {}

  /// The Chinese words of a text that have translations, from left to right, the longest first at
  /// each place.
  static List<Concept> chineseWords(String text) {
    String folded = FoldingReader.fold(text);
    List<Concept> words = new ArrayList<>();
    int at = 0;
    while (at < folded.length()) {
      Optional<Concept> word = wordAt(folded, at, text);
      word.ifPresent(words::add);
      at += word.map(it -> it.words().length()).orElse(1);
    }
    return words;
  }

  /// Whether a text is one Chinese word that has a translation.
  static boolean isChineseWord(String text) {
    return ToEnglish.LINES.value(text).isPresent();
  }

  private static Optional<Concept> wordAt(String text, int from, String written) {
    int end = from;
    while (end < text.length() && end < from + LONGEST_WORD && Language.isHan(text.charAt(end))) {
      end++;
    }
    for (int to = end; to >= from + SHORTEST_WORD; to--) {
      Optional<Concept> found =
          translated(ToEnglish.LINES, text.substring(from, to), written.substring(from, to));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// The words and phrases of an English text that have translations, the longest first at each
  /// place.
  ///
  /// @param most how many terms of the text are looked at
  static List<Concept> englishPhrases(String text, int most) {
    List<BodyAnalyzer.Word> terms = BodyAnalyzer.ALL.words(text).stream().limit(most).toList();
    List<Concept> phrases = new ArrayList<>();
    int at = 0;
    while (at < terms.size()) {
      int length = Math.min(LONGEST_PHRASE, terms.size() - at);
      Optional<Concept> phrase = Optional.empty();
      while (phrase.isEmpty() && length > 0) {
        phrase = phrase(text, terms.subList(at, at + length));
        length -= phrase.isEmpty() ? 1 : 0;
      }
      phrase.ifPresent(phrases::add);
      at += Math.max(1, length);
    }
    return phrases;
  }

  private static Optional<Concept> phrase(String text, List<BodyAnalyzer.Word> terms) {
    String key = terms.stream().map(BodyAnalyzer.Word::term).collect(Collectors.joining(" "));
    // Not the stems themselves, which would be stemmed once more ("databas" to "databa").
    String written = terms.stream().map(it -> it.in(text)).collect(Collectors.joining(" "));
    return translated(ToChinese.LINES, key, written);
  }

  private static Optional<Concept> translated(SortedLines lines, String key, String written) {
    return lines
        .value(key)
        .map(value -> new Concept(written, List.of(value.split("\\|", -1)), Source.TRANSLATION));
  }

  private static final class ToEnglish {
    static final SortedLines LINES = SortedLines.resource("/language/chinese-english.txt");
  }

  private static final class ToChinese {
    static final SortedLines LINES = SortedLines.resource("/language/english-chinese.txt");
  }
}
