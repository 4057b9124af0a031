package dev.citenote.note;

import dev.citenote.note.Sentences.Range;
import java.util.regex.Pattern;

/// A piece of a passage that is taken into a draft as a whole. Immutable.
///
/// @param range where it lies in the passage's text
/// @param shown how it is shown: Markdown without the marks of its list, quote or fence; code and
///     formulas between marks of their own; of a row, all but its last `|`
/// @param group number of the block that it stands in; the sentences of a paragraph share one
public record Unit(Kind kind, Range range, String shown, int group) {
  private static final Pattern ASKS = Pattern.compile("[?？][”’」』）)】》\"'*_\\s]*$");

  /// What a unit is.
  public enum Kind {
    /// A sentence of prose.
    SENTENCE,
    /// Ends with a colon and says what follows it; says little alone.
    LEAD_IN,
    /// A list item with its wrapped lines, and with the items inside where those are short.
    ITEM,
    /// A row of a table.
    ROW,
    /// A block of code.
    CODE,
    /// A formula on lines of its own.
    FORMULA;

    /// Whether it stands on lines of its own, which no marker may stand in.
    public boolean isBlock() {
      return this == CODE || this == FORMULA;
    }
  }

  /// Whether it ends as a question does.
  public boolean asks() {
    return !kind.isBlock() && ASKS.matcher(shown).find();
  }
}
