package dev.citenote.answer.verify;

/// What closeness amounts to, on one scale for texts of one language and of two. Found on sentences
/// with their own and with near paragraphs; see `src/docs/decisions.md`. Stateless.
final class Scale {
  /// From here on a source supports a sentence, or supports it weakly.
  private static final double SUPPORTS = 0.58;

  private static final double SUPPORTS_WEAKLY = 0.42;

  /// Cosines across two languages are lower by this.
  private static final double ACROSS_LANGUAGES = 0.08;

  private Scale() {}

  /// How close a source is, about 0 to 1.
  static double closeness(Closeness.Measured it) {
    return it.sameLanguage()
        ? 0.5 * it.cosine() + 0.3 * it.coverage() + 0.2 * it.whole()
        : 0.9 * it.cosine() + 0.1 * it.coverage() + ACROSS_LANGUAGES;
  }

  /// How well a source that is so close carries a sentence.
  ///
  /// @param agrees whether they clash in nothing, as far as is known
  static Support support(double closeness, boolean agrees) {
    if (closeness >= SUPPORTS && agrees) {
      return Support.SUPPORTED;
    }
    return closeness >= SUPPORTS_WEAKLY ? Support.WEAK : Support.UNSUPPORTED;
  }
}
