package dev.citenote.llm;

/// What a model said, without what it thought before. Immutable.
///
/// A reasoning model thinks first, so only a block at the very beginning is thought: an answer may
/// well be about the `<think>` tag. Some chat templates put the opening tag into the prompt; then
/// only the closing one is seen, alone on its line.
///
/// @param text the answer, without white space around it
/// @param stillThinking whether the text ended inside the thought
record SpokenText(String text, boolean stillThinking) {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  static SpokenText of(String raw) {
    String rest = raw.strip();
    int orphan = rest.startsWith(OPEN) ? -1 : orphanedClose(rest);
    if (orphan >= 0) {
      rest = afterClose(rest, orphan);
    }
    while (rest.startsWith(OPEN)) {
      int close = rest.indexOf(CLOSE);
      if (close < 0) {
        return new SpokenText("", true);
      }
      rest = afterClose(rest, close);
    }
    return new SpokenText(rest, false);
  }

  private static String afterClose(String text, int close) {
    return text.substring(close + CLOSE.length()).strip();
  }

  private static int orphanedClose(String text) {
    if (text.startsWith(CLOSE)) {
      return 0;
    }
    int close = text.indexOf("\n" + CLOSE + "\n");
    return close < 0 || text.substring(0, close).contains(OPEN) ? -1 : close + 1;
  }
}
