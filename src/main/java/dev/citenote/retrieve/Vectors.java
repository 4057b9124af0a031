package dev.citenote.retrieve;

/// Unit vectors of a list of texts, row by row. Immutable: the arrays are copied neither in nor
/// out, and nobody writes to them.
public final class Vectors {
  private final float[][] rows;

  /// @param rows one unit vector a text, all of one length; ownership passes to this object
  public Vectors(float[][] rows) {
    this.rows = rows;
  }

  /// Number of vectors.
  public int size() {
    return rows.length;
  }

  /// One vector, not to be written to.
  public float[] row(int index) {
    return rows[index];
  }

  /// Cosine of one of these vectors and one of the others, −1 to 1.
  public double cosine(int index, Vectors other, int otherIndex) {
    float[] a = rows[index];
    float[] b = other.rows[otherIndex];
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
    }
    return dot;
  }
}
