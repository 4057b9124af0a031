package dev.citenote.note;

import dev.citenote.note.Outline.Asked;
import java.util.List;

/// Finds what a note asks. Stateless.
public final class Questions {

  private Questions() {}

  /// Every question of a note in reading order.
  public static List<Question> of(Note note) {
    return Outline.of(note).parts().stream()
        .filter(Asked.class::isInstance)
        .map(part -> ((Asked) part).question())
        .toList();
  }

  /// Whether a text in Chinese names no thing of its own, as "有什么缺点".
  public static boolean nameNothing(String text) {
    return Leaning.namesNothing(text);
  }
}
