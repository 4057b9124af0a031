package dev.citenote.index;

import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.retrieve.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// The searched and encoded texts of one passage. Immutable.
///
/// @param body plain text of the passage, what must be read before it included
/// @param headings plain headings above it, outermost first
/// @param ownHeading what the passage is about in a few words: the heading directly above it, the
///     question itself where it asks, else its text
/// @param windows the body in pieces of a sentence or a few, up to 80 Han characters or 240 others
///     unless one sentence is longer; one at least
record PassageTexts(String body, String headings, String ownHeading, List<String> windows) {
  /// Longest window in units of a Latin letter.
  private static final int WINDOW = 240;

  /// How much a Han character says against a Latin letter.
  private static final int HAN = 3;

  PassageTexts {
    windows = List.copyOf(windows);
  }

  PassageTexts(String body, String headings, String ownHeading) {
    this(body, headings, ownHeading, windows(body));
  }

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

  private static List<String> windows(String body) {
    List<String> windows = new ArrayList<>();
    int start = 0;
    int end = 0;
    for (Sentences.Range sentence : Sentences.split(body)) {
      if (end > start && length(body, start, sentence.end()) > WINDOW) {
        windows.add(body.substring(start, end).strip());
        start = end;
      }
      end = sentence.end();
    }
    windows.add(body.substring(start).strip());
    return windows;
  }

  private static long length(String text, int start, int end) {
    return text.substring(start, end).chars().mapToLong(c -> Language.isHan(c) ? HAN : 1).sum();
  }

  /// All windows in one text, which only they have.
  String allWindows() {
    return String.join("\0", windows);
  }

  /// Every text of the passage that is encoded.
  List<String> encoded() {
    List<String> texts = new ArrayList<>(windows);
    texts.add(inContext());
    texts.add(ownHeading);
    return texts;
  }

  /// The language of the passage, headings included.
  Language language() {
    return Language.ofPassage(inContext());
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
