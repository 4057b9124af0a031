package dev.citenote.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Traditional Chinese characters in their simplified form, one for one, so that offsets hold. The
/// pairs were counted in CC-CEDICT: see `src/main/resources/language/README.md`. Stateless.
public final class ChineseScript {
  private static final char[] SIMPLIFIED = table();

  /// Simplified texts hold these too ("著名"), so that they do not tell a traditional text.
  private static final String IN_BOTH = "著乾徵於閒菸燉";

  private ChineseScript() {}

  /// A character in its simplified form; itself where it has no other.
  public static char simplified(char c) {
    char simplified = SIMPLIFIED[c];
    return simplified == 0 ? c : simplified;
  }

  /// A text with every character in its simplified form.
  public static String simplified(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (SIMPLIFIED[text.charAt(i)] != 0) {
        char[] characters = text.toCharArray();
        for (int j = i; j < characters.length; j++) {
          characters[j] = simplified(characters[j]);
        }
        return new String(characters);
      }
    }
    return text;
  }

  /// The same where the text is in traditional characters; a simplified one is left as it is.
  public static String simplifiedIfTraditional(String text) {
    return text.chars().anyMatch(c -> SIMPLIFIED[c] != 0 && IN_BOTH.indexOf(c) < 0)
        ? simplified(text)
        : text;
  }

  private static char[] table() {
    char[] table = new char[Character.MAX_VALUE + 1];
    try (InputStream in = ChineseScript.class.getResourceAsStream("/language/traditional.txt")) {
      String pairs =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .replace("\n", "");
      for (int i = 0; i < pairs.length(); i += 2) {
        table[pairs.charAt(i)] = pairs.charAt(i + 1);
      }
      for (int i = 0; i < pairs.length(); i += 2) {
        char onward = table[pairs.charAt(i + 1)];
        if (onward != 0) {
          table[pairs.charAt(i)] = onward;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program cannot be read", e);
    }
    return table;
  }
}
