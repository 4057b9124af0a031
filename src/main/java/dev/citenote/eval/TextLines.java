package dev.citenote.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Reads text files line by line, so that what is wrong is told with its file and line. Stateless.
final class TextLines {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextLines() {}

  /// Hands every line that is not blank to a consumer, without its end and a byte order mark.
  ///
  /// @throws IOException naming the file where it cannot be read as UTF-8, and the line too where
  ///     the consumer refuses it with an `IllegalArgumentException`
  static void read(Path file, Consumer<String> consumer) throws IOException {
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        if (!text.isBlank()) {
          consumer.accept(text);
        }
      }
    } catch (NoSuchFileException e) {
      throw new IOException(file + " is not there", e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new IOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s line %d: %s".formatted(file, number, e.getMessage()), e);
    }
  }
}
