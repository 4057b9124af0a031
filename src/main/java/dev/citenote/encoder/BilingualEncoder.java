package dev.citenote.encoder;

import dev.citenote.retrieve.Language;
import dev.citenote.retrieve.Vectors;
import java.util.ArrayList;
import java.util.List;

/// Two models with one space of vectors: Chinese texts go to one, all others to the other and from
/// there through a linear map. Tokens are counted as the Chinese model does. Thread-safe.
final class BilingualEncoder implements Encoder {
  private final String identity;
  private final OnnxEncoder chinese;
  private final LatinEncoder latin;

  private BilingualEncoder(String identity, OnnxEncoder chinese, LatinEncoder latin) {
    this.identity = identity;
    this.chinese = chinese;
    this.latin = latin;
  }

  /// Checks the map and loads the Chinese model. Of the other one, only the card is read.
  static BilingualEncoder open(ModelStore store, PairCard card) throws ModelException {
    ModelCard chinese = store.model(card.chineseModel());
    ModelCard latin = store.model(card.latinModel());
    LinearMap map = store.map(card, chinese, latin);
    return new BilingualEncoder(
        card.identity(chinese, latin),
        OnnxEncoder.open(store, chinese),
        new LatinEncoder(store, latin, map));
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public int dimensions() {
    return chinese.dimensions();
  }

  @Override
  public int count(String text) {
    return chinese.count(text);
  }

  @Override
  public Vectors encode(List<String> texts, Purpose purpose) {
    List<String> inChinese = new ArrayList<>();
    List<String> inLatin = new ArrayList<>();
    boolean[] isChinese = new boolean[texts.size()];
    for (int i = 0; i < isChinese.length; i++) {
      isChinese[i] = language(texts.get(i), purpose) == Language.CHINESE;
      (isChinese[i] ? inChinese : inLatin).add(texts.get(i));
    }
    Vectors ofChinese = chinese.encode(inChinese, purpose);
    Vectors ofLatin = latin.encode(inLatin, purpose);
    float[][] rows = new float[isChinese.length][];
    int taken = 0;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = isChinese[i] ? ofChinese.row(taken++) : ofLatin.row(i - taken);
    }
    return new Vectors(rows);
  }

  private static Language language(String text, Purpose purpose) {
    return switch (purpose) {
      case QUERY -> Language.ofQuery(text);
      case PASSAGE -> Language.ofPassage(text);
    };
  }

  @Override
  public void close() {
    try {
      chinese.close();
    } finally {
      latin.close();
    }
  }
}
