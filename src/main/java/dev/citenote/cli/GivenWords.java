package dev.citenote.cli;

import dev.citenote.answer.Question;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a person asks or looks for: the words of the command line, or with `-` as the only one,
/// what stands on standard input.
final class GivenWords {
  private static final int MOST_BYTES = 1_000_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private GivenWords() {}

  /// The words in one.
  ///
  /// @throws UsageException where standard input holds none, or is no text
  static String of(List<String> words) throws UsageException, IOException {
    return words.equals(List.of("-"))
        ? decoded(System.in.readNBytes(MOST_BYTES + 1))
        : String.join(" ", words);
  }

  private static String decoded(byte[] bytes) throws UsageException {
    if (bytes.length > MOST_BYTES) {
      throw new UsageException(
          "standard input has more than %,d bytes: at most %,d characters are read"
              .formatted(MOST_BYTES, Question.MAX_LENGTH));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String words = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      if (words.isBlank()) {
        throw new UsageException("standard input is empty: write there what you want to know");
      }
      return words.strip();
    } catch (CharacterCodingException e) {
      throw new UsageException("standard input is not UTF-8: convert it", e);
    }
  }
}
