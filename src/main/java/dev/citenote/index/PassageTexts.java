package dev.citenote.index;

import dev.citenote.note.Passage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// The searched and encoded texts of one passage. Immutable.
///
/// @param body plain text of the passage, what must be read before it included
/// @param headings plain headings above it, outermost first
/// @param ownHeading what the passage is about in a few words: the heading directly above it, the
///     question itself where it asks, else its text
record PassageTexts(String body, String headings, String ownHeading) {

  static PassageTexts of(Passage passage) {
    String body = PlainText.of(inContext(passage));
    String headings =
        passage.headings().stream().map(PlainText::of).collect(Collectors.joining(" > "));
    String ownHeading = PlainText.of(passage.ownHeading());
    boolean asks = !(passage.role() instanceof Passage.Statement);
    return new PassageTexts(body, headings, asks || ownHeading.isEmpty() ? body : ownHeading);
  }

  private static String inContext(Passage passage) {
    String context = passage.context();
    return context.isEmpty() ? passage.text() : context + "\n" + passage.text();
  }

  /// What the vector of the passage is made from.
  String inContext() {
    return headings.isEmpty() ? body : headings + "\n" + body;
  }

  /// Equal for statements that say the same, whatever stands above them.
  String twinKey() {
    return key(body);
  }

  /// A short hash that stands for a text.
  static String key(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
