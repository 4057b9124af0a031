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

  /// The unit vector in the middle of all of them; there must be one at least, and they must not
  /// cancel out.
  public float[] mean() {
    if (rows.length == 1) {
      return rows[0];
    }
    float[] mean = new float[rows[0].length];
    double squares = 0;
    for (int i = 0; i < mean.length; i++) {
      for (float[] row : rows) {
        mean[i] += row[i];
      }
      squares += mean[i] * mean[i];
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= (float) Math.sqrt(squares);
    }
    return mean;
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
