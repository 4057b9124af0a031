package dev.citenote.encoder;

import java.nio.file.Path;

/// The real small Chinese model that the build unpacks, loaded once for all tests.
public final class SmallModel {
  static final String NAME = "bge-small-zh-v1.5-q";
  static final Path FOLDER = Path.of(System.getProperty("citenote.home", ".")).resolve("models");

  private SmallModel() {}

  /// The one encoder of the test run; it is never closed.
  public static Encoder encoder() {
    return Holder.ENCODER;
  }

  static OnnxEncoder model() {
    return Holder.ENCODER;
  }

  static OnnxEncoder open() {
    try {
      ModelStore store = new ModelStore(FOLDER);
      return OnnxEncoder.open(store, store.model(NAME));
    } catch (ModelException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static final class Holder {
    static final OnnxEncoder ENCODER = open();
  }
}
