package dev.citenote.answer;

import dev.citenote.answer.DraftSentence.Kind;
import dev.citenote.answer.Token.CodeLine;
import dev.citenote.answer.Token.Marks;
import dev.citenote.answer.Token.Part;
import dev.citenote.answer.verify.SupportJudge;
import dev.citenote.retrieve.Hit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Turns a language model's text into a checked draft while it comes: markers are taken out where
/// the model put them, and those that hold stand behind their sentence. What it gives out adds up
/// to the text of the draft, however the model's text was cut. Nothing is given out before a
/// passage supports a sentence, or, in a draft that need not cite, before the first sentence is
/// over. Confined to one thread.
final class DraftStream {
  /// Most sentences that are checked.
  static final int MOST_SENTENCES = 300;

  /// Wants no white space before it.
  private static final String CLOSING = ".,;:!?)]}，。、；：！？（）【】「」『』《》“”‘’";

  /// Characters for private use, which mean nothing to anybody.
  private static final Pattern PRIVATE = Pattern.compile("[\uE000-\uF8FF]");

  private static final Set<Integer> NONE = Set.of();

  private final DraftLexer lexer;
  private final CheckedText checked;
  private final Reliance reliance;
  private final StrayMarkers stray = new StrayMarkers();
  private final Gap gap = new Gap();

  /// Passages of markers that stand before a sentence, or alone on a line behind one.
  private final Set<Integer> leading = new LinkedHashSet<>();

  private DraftSentence sentence = new DraftSentence(Kind.PROSE, "", NONE);
  private Kind line = Kind.PROSE;
  private int removed;
  private boolean cut;

  /// @param judge judges the places that a sentence names, and finds one where it names none
  /// @param evidence the passages that were given
  DraftStream(SupportJudge judge, List<Hit> evidence, Reliance reliance) {
    this.lexer = new DraftLexer(evidence.size());
    this.checked = new CheckedText(judge, evidence, reliance);
    this.reliance = reliance;
  }

  /// Hears the next piece of the model's text; returns the next piece of the draft, perhaps empty.
  String accept(String piece) {
    lexer.add(PRIVATE.matcher(piece).replaceAll(""));
    drain();
    return take(true, false);
  }

  /// Hears that the text is over; returns the last piece of the draft, perhaps empty.
  ///
  /// @param supportedOnly whether a draft that no passage supports, where one must, or that says
  ///     nothing is not given out
  String finish(boolean supportedOnly) {
    lexer.end();
    drain();
    adoptLeading();
    close();
    return take(supportedOnly, true);
  }

  /// Whether there were more sentences than are checked; the rest of the text is left out.
  boolean isCut() {
    return cut;
  }

  /// What was written and not yet given out; nothing as long as what must come first is missing: a
  /// sentence that a passage supports, or in the model's own draft any sentence, for headings and
  /// bare marks say nothing.
  private String take(boolean supportedOnly, boolean atEnd) {
    boolean saysNothing = reliance == Reliance.OWN_KNOWLEDGE && checked.sentences() == 0;
    return supportedOnly && saysNothing ? "" : checked.take(supportedOnly, atEnd);
  }

  /// What was given out, as a draft.
  ///
  /// @param model name of the model
  Draft draft(String model) {
    return checked.draft(new Draft.Model(model, removed));
  }

  private void drain() {
    for (Optional<Token> next = next(); next.isPresent(); next = next()) {
      switch (next.get()) {
        case Token.Text text -> text(text.c());
        case Token.Whole whole -> {
          stray.reset();
          word(whole.text());
        }
        case Token.Link link -> {
          stray.reset();
          word(link.shown());
        }
        case Marks marks -> marks(marks);
        case CodeLine code -> code(code);
      }
    }
  }

  private Optional<Token> next() {
    return cut ? Optional.empty() : lexer.next();
  }

  private void text(char c) {
    if (stray.completedBy(c)) {
      return;
    }
    if (c == '\n' || c == '\r') {
      if (!leading.isEmpty() && !sentence.isEmpty()) {
        adoptLeading();
        gap.clear();
      }
      gap.add(c);
    } else if (Character.isWhitespace(c)) {
      space(c);
    } else if (c == '|' && line.inTable() && !gap.breaksLine()) {
      gap.add(c);
    } else {
      word(String.valueOf(c));
    }
  }

  /// White space behind a marker that begins a line goes with it.
  private void space(char c) {
    if (leading.isEmpty() || !gap.breaksLine()) {
      gap.add(c);
    }
  }

  private void marks(Marks marks) {
    removed += marks.removed();
    boolean forNext = sentence.led && sentence.stop.pending() && !gap.isEmpty();
    if (sentence.isEmpty() || gap.breaksLine() || forNext) {
      leading.addAll(marks.passages());
    } else {
      sentence.named.addAll(marks.passages());
      sentence.stop.marked();
    }
    gap.marked();
  }

  /// Markers alone on their line belong to what stands above it.
  private void adoptLeading() {
    sentence.named.addAll(leading);
    leading.clear();
  }

  private void word(String piece) {
    char first = piece.charAt(0);
    gap.word(CLOSING.indexOf(first) >= 0);
    gap.part(sentence.words, first);
    if (!sentence.isEmpty() && ends(first)) {
      close();
      cut = isFull();
    }
    if (cut) {
      return;
    }
    if (sentence.isEmpty()) {
      begin(kind(first));
    }
    String space = gap.take();
    sentence.add(space, piece);
    checked.write(space + piece);
  }

  private void code(CodeLine code) {
    stray.reset();
    if (code.part() == Part.OPENING) {
      close();
      cut = isFull();
      if (cut) {
        return;
      }
      begin(Kind.CODE);
    }
    sentence.addCode(code.text(), code.part() == Part.CLOSING);
    checked.write(code.text());
  }

  private boolean isFull() {
    return checked.sentences() >= MOST_SENTENCES;
  }

  private void begin(Kind kind) {
    line = kind;
    sentence = new DraftSentence(kind, gap.take(), leading);
    leading.clear();
    checked.begin(sentence);
  }

  private Kind kind(char first) {
    boolean newLine = gap.breaksLine() || checked.isEmpty();
    if (!newLine) {
      return line;
    }
    return switch (first) {
      case '#' -> Kind.HEADING;
      case '|' -> line.inTable() && !gap.breaksParagraph() ? Kind.TABLE_ROW : Kind.TABLE_HEAD;
      default -> Kind.PROSE;
    };
  }

  /// Whether the sentence is over, now that a word follows.
  private boolean ends(char first) {
    if (!gap.breaksLine()) {
      return sentence.stop.ends(sentence.words, gap.isEmpty(), first);
    }
    return gap.breaksParagraph() || !sentence.goesOnWith(first);
  }

  private void close() {
    DraftSentence over = sentence;
    sentence = new DraftSentence(Kind.PROSE, "", NONE);
    if (over.isEmpty()) {
      return;
    }
    String tail = over.kind.inTable() ? gap.takeBars() : "";
    leading.addAll(checked.close(over, tail));
  }
}
