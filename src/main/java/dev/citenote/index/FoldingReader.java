package dev.citenote.index;

import dev.citenote.retrieve.ChineseScript;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Reads traditional Chinese characters as simplified ones and full-width ASCII as plain ASCII, one
/// for one, so that offsets hold. Confined to one thread.
final class FoldingReader extends FilterReader {
  private static final int WIDE_FIRST = 0xFF01;
  private static final int WIDE_LAST = 0xFF5E;

  FoldingReader(Reader reader) {
    super(reader);
  }

  /// A text as this reads it.
  static String fold(String text) {
    char[] characters = text.toCharArray();
    fold(characters, 0, characters.length);
    return new String(characters);
  }

  private static void fold(char[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      buffer[i] = fold(buffer[i]);
    }
  }

  private static char fold(char c) {
    return c >= WIDE_FIRST && c <= WIDE_LAST
        ? (char) (c - WIDE_FIRST + '!')
        : ChineseScript.simplified(c);
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    return c < 0 ? c : fold((char) c);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    fold(buffer, offset, offset + Math.max(0, count));
    return count;
  }
}
