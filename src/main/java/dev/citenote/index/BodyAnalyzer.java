package dev.citenote.index;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// Cuts Chinese, English and mixed text into search terms: Han bigrams and single characters,
/// stemmed Latin words, neither with words that only ask or only bind. Traditional characters and
/// full-width letters become what they usually are. Thread-safe.
final class BodyAnalyzer extends Analyzer {
  /// Changes whenever the terms of any text change.
  static final int VERSION = 2;

  private static final int GAP = 100;

  private static final int HAN_AND_KANA_AND_HANGUL =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  /// Words that only ask or bind. Han words stand here as the bigrams and characters they become.
  private static final CharArraySet STOP_WORDS =
      CharArraySet.unmodifiableSet(
          new CharArraySet(
              List.of(
                  """
                  a an and are as at be but by for if in into is it no not of on or such that the
                  their then there these they this to was will with
                  who what how why when where which whose whom do does did can could should would
                  you your we our me my its from has have had
                  什么 什 么 是什 么是 如何 何 为什 怎么 怎样 怎 哪些 哪个 哪 些 多少 有哪
                  的 了 是 吗 呢 吧 啊 和 与 及 或 在 也 就 都 而 被 把 请 你 我
                  """
                      .strip()
                      .split("\\s+")),
              false));

  /// Names that the tokenizer would cut down to a letter.
  private static final NormalizeCharMap NAMES = names();

  /// Cuts as what is indexed: Han characters beside their bigrams.
  static final BodyAnalyzer ALL = new BodyAnalyzer(true);

  /// Cuts into bigrams alone, which follow each other as the words of a phrase.
  static final BodyAnalyzer PHRASE = new BodyAnalyzer(false);

  private final boolean singleCharacters;

  /// @param singleCharacters whether a Han run gives its characters beside its bigrams
  BodyAnalyzer(boolean singleCharacters) {
    this.singleCharacters = singleCharacters;
  }

  private static NormalizeCharMap names() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    map.add("C++", "cplusplus");
    map.add("c++", "cplusplus");
    map.add("C#", "csharp");
    map.add("c#", "csharp");
    map.add("F#", "fsharp");
    map.add(".NET", " dotnet");
    return map.build();
  }

  @Override
  protected Reader initReader(String fieldName, Reader reader) {
    return new MappingCharFilter(NAMES, new FoldingReader(reader));
  }

  /// Keeps phrases from crossing from the headings into the text.
  @Override
  public int getPositionIncrementGap(String fieldName) {
    return GAP;
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer source = new StandardTokenizer();
    TokenStream stream = new LowerCaseFilter(new CJKWidthFilter(source));
    stream = new CJKBigramFilter(stream, HAN_AND_KANA_AND_HANGUL, singleCharacters);
    return new TokenStreamComponents(
        source, new PorterStemFilter(new StopFilter(stream, STOP_WORDS)));
  }

  /// Distinct terms of a text, in their order.
  SequencedSet<String> terms(String text) {
    return new LinkedHashSet<>(sequence(text));
  }

  /// The terms of a text in their order, as often as they occur.
  List<String> sequence(String text) {
    return words(text).stream().map(Word::term).toList();
  }

  /// A term, and where in the text it stands.
  ///
  /// @param start first UTF-16 code unit
  /// @param end one past the last
  record Word(String term, int start, int end) {

    /// The word as it is written.
    String in(String text) {
      return text.substring(start, end);
    }
  }

  /// The terms of a text in their order, each with its place.
  List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = tokenStream(Schema.WORDS, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(new Word(term.toString(), place.startOffset(), place.endOffset()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
    return words;
  }
}
