package dev.citenote.note;

import dev.citenote.note.Passage.Answered;
import dev.citenote.note.Passage.Listed;
import dev.citenote.note.Passage.Role;
import dev.citenote.note.Passage.Statement;
import java.util.ArrayList;
import java.util.List;

/// Cuts a note into passages along its block tree. Immutable and thread-safe.
///
/// A question is a passage of its own and stands as a heading above its answer. Statements never
/// cross a heading; short ones that follow each other are joined, long ones split at sentence ends.
public final class PassageCutter {

  /// Changes whenever the same note would be cut differently, so that indexes are built anew.
  public static final int VERSION = 2;

  /// Stands between a question and its answer on one line.
  private static final String ARROW = "==>";

  /// A longer heading is no question, in characters.
  private static final int LONGEST_TITLE = 320;

  private final TokenCounter tokens;
  private final int maxTokens;

  /// @param tokens counts as the encoder does
  /// @param maxTokens most tokens of a passage together with the titles above it
  public PassageCutter(TokenCounter tokens, int maxTokens) {
    if (maxTokens < 16) {
      throw new IllegalArgumentException("maxTokens must be >= 16, got " + maxTokens);
    }
    this.tokens = tokens;
    this.maxTokens = maxTokens;
  }

  /// The passages of a note in reading order.
  public List<Passage> cut(Note note) {
    Cut cut = new Cut(note, new Joiner(tokens, maxTokens));
    cut.below(BlockParser.parse(note.text()), List.of());
    cut.flush();
    return cut.passages;
  }

  /// One walk over one note's tree.
  private static final class Cut {
    private final Note note;
    private final String text;
    private final SpanIndex lines;
    private final Joiner joiner;
    private final List<Passage> passages = new ArrayList<>();

    private Cut(Note note, Joiner joiner) {
      this.note = note;
      this.text = note.text();
      this.lines = new SpanIndex(note);
      this.joiner = joiner;
    }

    private void below(Block parent, List<String> headings) {
      boolean prompts = QuestionList.isListOfPrompts(parent, text);
      for (Block block : parent.children()) {
        switch (block.kind()) {
          case HEADING, LABEL -> title(block, headings);
          case ITEM -> item(block, headings, prompts);
          case PARAGRAPH -> paragraph(block, headings);
          case CODE, MATH, TABLE, QUOTE ->
              statement(block.contentStart(), block.contentEnd(), headings);
          case RULE -> flush();
          case HTML, FRONT_MATTER, NOTE, ROW, CELL -> {}
        }
      }
    }

    private void title(Block block, List<String> headings) {
      flush();
      String title = Title.of(block.content(text));
      boolean asks =
          block.contentEnd() - block.contentStart() <= LONGEST_TITLE
              && (QuestionRules.isBareQuestion(title)
                  || (QuestionRules.asks(title) && !QuestionList.titlesPrompts(block, text)));
      List<Block> answer = asks ? QuestionList.answerOf(block, text) : List.of();
      boolean ownAnswer = !asks || answer.isEmpty() || speaksOf(title, answer);
      if (asks) {
        question(
            block.contentStart(), block.contentEnd(), headings, ownAnswer ? answer : List.of());
      }
      below(block, title.isEmpty() || !ownAnswer ? headings : plus(headings, title));
      flush();
    }

    private boolean speaksOf(String title, List<Block> answer) {
      int start = answer.getFirst().start();
      return QuestionRules.speaksOf(title, text.substring(start, answer.getLast().outerEnd()));
    }

    private void item(Block block, List<String> headings, boolean prompts) {
      String content = block.content(text);
      int arrow = content.indexOf(ARROW);
      int end = arrow < 0 ? block.contentEnd() : block.contentStart() + arrow;
      String head = content.substring(0, end - block.contentStart()).strip();
      List<Block> answer = QuestionList.answerOf(block, text);
      boolean promptWithAnswer = prompts && (block.children().isEmpty() || !answer.isEmpty());
      if (QuestionRules.isGroupOfLines(head)) {
        lines(block, headings);
        below(block, headings);
      } else if (QuestionRules.asks(head)
          || (promptWithAnswer && QuestionRules.couldPrompt(head))) {
        askingItem(block, headings, new Head(end, arrow >= 0), answer);
      } else if (QuestionList.isGroupTitle(block, text)) {
        flush();
        lines(block, headings);
        below(block, plus(headings, Title.of(content)));
        flush();
      } else {
        lines(block, headings);
        below(block, headings);
      }
    }

    /// Where an item's question ends, and whether an arrow and its answer follow on the line.
    private record Head(int end, boolean arrow) {}

    private void askingItem(Block block, List<String> headings, Head head, List<Block> answer) {
      flush();
      int end = trimEnd(block.contentStart(), head.end());
      int afterArrow = head.arrow() ? head.end() + ARROW.length() : block.contentEnd();
      List<String> inside = plus(headings, Title.of(text.substring(block.contentStart(), end)));
      boolean inline = head.arrow() && !text.substring(afterArrow, block.contentEnd()).isBlank();
      if (inline) {
        int answerEnd = answer.isEmpty() ? block.contentEnd() : answer.getLast().outerEnd();
        Span span = lines.span(skipSpace(afterArrow), answerEnd);
        add(block.contentStart(), end, headings, new Answered(span));
        statement(span.start(), block.contentEnd(), inside);
      } else {
        question(block.contentStart(), end, headings, answer);
      }
      below(block, inside);
      flush();
    }

    /// The item's own lines: those that ask are questions, a group's name is left out, the rest
    /// states something.
    private void lines(Block block, List<String> headings) {
      boolean titled =
          QuestionList.isGroupTitle(block, text)
              || QuestionRules.isGroupOfLines(block.content(text));
      ownLines(block, headings, titled);
    }

    private void ownLines(Block block, List<String> headings, boolean titled) {
      int from = block.contentStart();
      List<Line> own =
          Line.of(block.content(text)).stream().filter(line -> !line.isBlank()).toList();
      List<String> above = headings;
      for (int i = 0; i < own.size(); i++) {
        Line line = own.get(i);
        int start = from + line.textStart();
        int end = from + line.end();
        if (asks(from, line)) {
          flush();
          above = askingLine(from, own, i, headings);
        } else if (!titled || line.start() > 0) {
          statement(start, end, above);
        }
      }
      if (above != headings) {
        flush();
      }
    }

    private boolean asks(int from, Line line) {
      return QuestionRules.isBareQuestion(
          text.substring(from + line.textStart(), from + line.end()));
    }

    /// A line that asks, answered by the lines right below it; returns what stands above those.
    private List<String> askingLine(int from, List<Line> own, int at, List<String> headings) {
      int start = from + own.get(at).textStart();
      int end = from + own.get(at).end();
      int last = at;
      while (last + 1 < own.size() && !asks(from, own.get(last + 1))) {
        last++;
      }
      if (last == at) {
        question(start, end, headings, List.of());
        return headings;
      }
      Span answer = lines.span(from + own.get(at + 1).textStart(), from + own.get(last).end());
      add(start, end, headings, new Answered(answer));
      return plus(headings, Title.of(text.substring(start, end)));
    }

    private void paragraph(Block block, List<String> headings) {
      ownLines(block, headings, false);
    }

    private void question(int start, int end, List<String> headings, List<Block> answer) {
      Role role =
          answer.isEmpty()
              ? new Listed()
              : new Answered(
                  lines.span(answer.getFirst().contentStart(), answer.getLast().outerEnd()));
      add(start, end, headings, role);
    }

    private void statement(int start, int end, List<String> headings) {
      int from = skipSpace(start);
      if (from < end && !text.substring(from, end).isBlank()) {
        joiner.offer(text, from, end, headings).forEach(piece -> add(piece));
      }
    }

    private void flush() {
      joiner.flush(text).forEach(piece -> add(piece));
    }

    private void add(Joiner.Piece piece) {
      add(piece.start(), piece.end(), piece.headings(), new Statement());
    }

    private void add(int start, int end, List<String> headings, Role role) {
      String mark = role instanceof Statement ? "#" : "#q";
      String id = note.path() + mark + start + "-" + end;
      Span span = lines.span(start, end);
      passages.add(new Passage(id, note.path(), headings, span, text.substring(start, end), role));
    }

    private int skipSpace(int from) {
      int i = from;
      while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
        i++;
      }
      return i;
    }

    private int trimEnd(int start, int end) {
      int i = end;
      while (i > start && Character.isWhitespace(text.charAt(i - 1))) {
        i--;
      }
      return i;
    }

    private static List<String> plus(List<String> headings, String title) {
      List<String> more = new ArrayList<>(headings);
      more.add(title);
      return more;
    }
  }
}
