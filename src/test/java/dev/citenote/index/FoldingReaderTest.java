package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

final class FoldingReaderTest {
  private static final String TEXT = "資料庫 ＲＡＧ！～\uD83D\uDE00\uD800 a數";
  private static final String FOLDED = "资料库 RAG!~\uD83D\uDE00\uD800 a数";

  @Test
  void fold_text_keepsLengthAndOtherCharacters() {
    assertThat(FoldingReader.fold(TEXT)).isEqualTo(FOLDED).hasSameSizeAs(TEXT);
    assertThat(FoldingReader.fold("")).isEmpty();
  }

  @Test
  void read_anyWay_givesTheFoldedText() throws IOException {
    StringBuilder single = new StringBuilder();
    try (FoldingReader reader = new FoldingReader(new StringReader(TEXT))) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        single.append((char) c);
      }
    }
    char[] buffer = "料".repeat(TEXT.length() + 4).toCharArray();
    try (FoldingReader reader = new FoldingReader(new StringReader(TEXT))) {
      assertThat(reader.read(buffer, 2, TEXT.length() + 2)).isEqualTo(TEXT.length());
      assertThat(reader.read(buffer, 0, 1)).isEqualTo(-1);
    }

    assertThat(single.toString()).isEqualTo(FOLDED);
    assertThat(new String(buffer)).isEqualTo("料料" + FOLDED + "料料");
  }
}
