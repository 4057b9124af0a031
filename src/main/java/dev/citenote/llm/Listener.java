package dev.citenote.llm;

/// Hears what a language model says while it says it. Called on the thread that asks, one call at a
/// time.
public interface Listener {

  /// Hears nothing, and stays.
  Listener NONE =
      new Listener() {
        @Override
        public void said(String piece) {}

        @Override
        public boolean isGone() {
          return false;
        }
      };

  /// The next piece of the answer, without what the model only thought; never empty.
  void said(String piece);

  /// Whether nobody waits for the answer any more, so that the model is to be stopped. Asked at
  /// least four times a second, also while the model is silent.
  boolean isGone();
}
