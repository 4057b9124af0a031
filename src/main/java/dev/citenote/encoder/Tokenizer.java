package dev.citenote.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.citenote.retrieve.ChineseScript;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Cuts texts into the token ids of one model. Thread-safe until it is closed.
///
/// The library looks for a cloud's metadata address and reports use when its classes load, unless
/// `OPT_OUT_TRACKING` and `ai.djl.offline` are set. The launcher sets both; where it did not, this
/// class does before it touches the library.
final class Tokenizer implements AutoCloseable {
  private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");

  static {
    for (String optOut : new String[] {"OPT_OUT_TRACKING", "ai.djl.offline"}) {
      if (System.getProperty(optOut) == null) {
        System.setProperty(optOut, "true");
      }
    }
  }

  private final HuggingFaceTokenizer tokenizer;
  private final boolean lowerCase;
  private final boolean simplified;
  private final int maxTokens;
  private final WordCounts wordCounts = new WordCounts(this::countAtOnce);

  private Tokenizer(HuggingFaceTokenizer tokenizer, ModelCard card) {
    this.tokenizer = tokenizer;
    this.lowerCase = card.lowerCase();
    this.simplified = card.simplified();
    this.maxTokens = card.maxTokens();
  }

  static Tokenizer open(VerifiedModel model) {
    // Truncation is done below, because counting must see the whole text.
    Map<String, String> options = Map.of("padding", "false", "truncation", "false");
    try (InputStream in = new ByteArrayInputStream(model.tokenizer())) {
      return new Tokenizer(HuggingFaceTokenizer.newInstance(in, options), model.card());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Token ids with start and end token, at most as many as the model takes.
  long[] ids(String text) {
    String known = simplified ? ChineseScript.simplifiedIfTraditional(text) : text;
    long[] ids = encode(known, true).getIds();
    if (ids.length <= maxTokens) {
      return ids;
    }
    long[] cut = Arrays.copyOf(ids, maxTokens);
    cut[maxTokens - 1] = ids[ids.length - 1];
    return cut;
  }

  /// Number of tokens of the whole text, without start and end token. A Chinese character is one
  /// token in either script.
  int count(String text) {
    return wordCounts.count(text);
  }

  /// The same, always by the library.
  int countAtOnce(String text) {
    return encode(text, false).getIds().length;
  }

  private Encoding encode(String text, boolean specialTokens) {
    return tokenizer.encode(lowerCase ? fold(text) : text, specialTokens, false);
  }

  /// Folds case and accents as BERT's uncased normaliser does. The published tokenizer file lacks
  /// that step, and without it every word with a capital letter is the unknown token.
  private static String fold(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    return ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
