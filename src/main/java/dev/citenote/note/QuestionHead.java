package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line that asks: its questions, and the answer where it follows on the same line. Immutable.
///
/// @param questions at least one, in reading order, without list marker and marks around them
/// @param answer what stands behind them as their answer, its own mark excluded
record QuestionHead(List<Extent> questions, Optional<Extent> answer) {

  /// Shorter text behind a question in Chinese is no answer but a part of it, in characters.
  private static final int SHORTEST_HAN_ANSWER = 6;

  private static final int SHORTEST_ANSWER = 12;

  /// A longer sentence with asking words in it asks nothing unless a question mark ends it.
  private static final int LONGEST_REQUEST = 20;

  /// A shorter stretch before a gap is no question by itself, in characters.
  private static final int SHORTEST_QUESTION = 8;

  /// No more of a side of a gap is judged, in characters; what is longer asks nothing.
  private static final int LONGEST_SIDE = 1_200;

  /// A stretch that ends so goes on behind the gap: "Redis 和 Memcached 有什么区别".
  private static final String JOINING = "和与跟及或同、，,的是在对把被用比";

  /// Begins an answer, however short it is.
  private static final Pattern SHORT_ANSWER =
      Pattern.compile(
          "(?:不|是的?|否|对|没|有的|可以|能|会|yes\\b|no\\b|[\\x21-\\x7E&&[^(（]]).*|.*、.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern BOLD_QUESTION =
      Pattern.compile(
          "\\*\\*(?<question>[^*\\n]{2,160}?[?？])\\s*\\*\\*[:：]?(?<answer>.*)", Pattern.DOTALL);

  /// `==>` between a question and its answer; weaker arrows need space around them.
  private static final Pattern ARROW =
      Pattern.compile("={2,}>|⇒|➡|\\s(?:=>|-{1,2}>|--|——+>?|→)\\s");

  private static final Pattern LINK = Pattern.compile("!?\\[(?<label>[^\\[\\]]+)]\\([^()]*\\)");
  private static final List<String> EMPHASIS = List.of("**", "__", "`");
  private static final String CLOSED = "。.;；!！";
  private static final Pattern ASIDE = Pattern.compile("[（(].*[)）][。.?？]?", Pattern.DOTALL);
  private static final Pattern HAN_GAP =
      Pattern.compile(
          "(?<=[^\\x00-\\x7F])[ \\t\\u3000]+(?=\\S)|(?<=\\S)[ \\t\\u3000]+(?=[①-⑳（(]\\d?)");

  QuestionHead {
    questions = List.copyOf(questions);
  }

  /// A block's content up to an answer on its line.
  static String asked(String content) {
    return answerMark(content, new Extent(0, content.length()))
        .map(mark -> content.substring(0, mark.start()))
        .orElse(content);
  }

  /// Reads the content of a block that asks.
  ///
  /// @param within the block's content
  static QuestionHead read(String text, Extent within) {
    Matcher card = BOLD_QUESTION.matcher(text).region(within.start(), within.end());
    if (card.matches()) {
      int start = card.start("question") + QaMark.ofQuestion(card.group("question"));
      Extent answer = new Extent(card.start("answer"), card.end("answer")).trim(text);
      return new QuestionHead(
          List.of(new Extent(start, card.end("question"))),
          Optional.of(answer).filter(it -> !it.isEmpty()));
    }
    Extent head = unwrapped(text, within);
    head = new Extent(head.start() + QaMark.ofQuestion(text, head), head.end());
    Optional<Extent> mark = answerMark(text, head);
    Extent asked = mark.map(it -> new Extent(within.start(), it.start())).orElse(head);
    asked = new Extent(Math.min(head.start(), asked.end()), asked.end());
    List<Extent> parts = QuestionSplit.parts(text, asked.trim(text));
    Optional<Extent> answer =
        mark.map(it -> new Extent(it.end(), within.end()).trim(text)).filter(it -> !it.isEmpty());
    if (answer.isEmpty() && parts.size() > 1 && answers(parts.getLast().of(text))) {
      answer = Optional.of(parts.removeLast());
    }
    return new QuestionHead(plain(text, joined(text, parts)), answer);
  }

  /// From the first question's start to the last one's end.
  Extent whole() {
    return new Extent(questions.getFirst().start(), questions.getLast().end());
  }

  /// The line as the title above its answer.
  Above.Title title(String text) {
    return new Above.Title(Title.of(whole().of(text)), whole(), true);
  }

  private static Optional<Extent> answerMark(String text, Extent head) {
    String line = head.of(text);
    return arrow(line)
        .or(() -> QaMark.within(line))
        .map(mark -> new Extent(head.start() + mark.start(), head.start() + mark.end()));
  }

  private static Optional<Extent> arrow(String line) {
    if (!mayHoldArrow(line)) {
      return Optional.empty();
    }
    Matcher arrow = ARROW.matcher(line);
    boolean marks =
        arrow.find()
            && arrow.start() > 0
            && (arrow.group().startsWith("==") || asksBefore(line, arrow));
    return marks ? Optional.of(new Extent(arrow.start(), arrow.end())) : Optional.empty();
  }

  private static boolean mayHoldArrow(String line) {
    for (int i = 1; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean dash = (c == '-' || c == '—') && line.charAt(i - 1) == c;
      if (dash || c == '>' || c == '⇒' || c == '➡' || c == '→') {
        return true;
      }
    }
    return false;
  }

  private static boolean asksBefore(String line, Matcher arrow) {
    return Verdict.ofWords(line.substring(0, arrow.start())).asks();
  }

  /// Whether what follows a question mark answers instead of asking on.
  private static boolean answers(String rest) {
    boolean closed = CLOSED.indexOf(rest.charAt(rest.length() - 1)) >= 0;
    if (isAside(rest) || QuestionRules.isBareQuestion(rest) || asksOn(rest, closed)) {
      return false;
    }
    if (SHORT_ANSWER.matcher(rest).matches()) {
      return true;
    }
    int shortest = AskingWords.hasHan(rest) ? SHORTEST_HAN_ANSWER : SHORTEST_ANSWER;
    return rest.length() >= (closed ? shortest : 4 * shortest);
  }

  private static boolean asksOn(String rest, boolean closed) {
    return closed
        ? rest.length() <= LONGEST_REQUEST
            && Verdict.ofWords(rest.substring(0, rest.length() - 1)).inWords()
        : Verdict.ofWords(rest).asks();
  }

  private static boolean isAside(String rest) {
    return (rest.startsWith("(") || rest.startsWith("（")) && ASIDE.matcher(rest).matches();
  }

  /// Fragments that ask nothing go with the question before them.
  private static List<Extent> joined(String text, List<Extent> parts) {
    List<Extent> questions = new ArrayList<>();
    for (Extent numbered : parts) {
      Extent part = questions.isEmpty() ? numbered : unnumbered(text, numbered);
      if (!questions.isEmpty() && !Verdict.ofWords(part.of(text)).asks()) {
        questions.add(new Extent(questions.removeLast().start(), part.end()));
      } else {
        questions.addAll(atGaps(text, part));
      }
    }
    return questions;
  }

  /// A later question of a line without its number.
  private static Extent unnumbered(String text, Extent part) {
    int number = ListMarker.of(part.of(text), false).length();
    return new Extent(part.start() + number, part.end());
  }

  /// Parts one question mark's stretch at white space where both sides ask by their own words.
  private static List<Extent> atGaps(String text, Extent part) {
    if (part.length() < SHORTEST_QUESTION || !holdsGap(text, part)) {
      return List.of(part);
    }
    String asked = part.of(text);
    if (!AskingWords.hasHan(asked)) {
      return List.of(part);
    }
    List<Extent> found = new ArrayList<>();
    int from = 0;
    Matcher gap = HAN_GAP.matcher(asked);
    while (gap.find()) {
      if (gap.start() <= from) {
        continue;
      }
      String right = side(asked, gap.end(), asked.length());
      int number = ListMarker.of(right, false).length();
      String left = side(asked, from, gap.start());
      boolean bothAsk =
          JOINING.indexOf(left.charAt(left.length() - 1)) < 0
              && Verdict.askInWords(left)
              && (number > 0 || (left.length() >= SHORTEST_QUESTION && Verdict.askInWords(right)));
      if (bothAsk) {
        found.add(new Extent(part.start() + from, part.start() + gap.start()));
        from = gap.end() + number;
      }
    }
    found.add(new Extent(part.start() + from, part.end()));
    return found;
  }

  private static String side(String asked, int from, int to) {
    return asked.substring(from, Math.min(to, from + LONGEST_SIDE));
  }

  private static boolean holdsGap(String text, Extent part) {
    for (int i = part.start(); i < part.end(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t' || c == '\u3000') {
        return true;
      }
    }
    return false;
  }

  private static List<Extent> plain(String text, List<Extent> questions) {
    List<Extent> plain = new ArrayList<>(questions.size());
    for (Extent question : questions) {
      plain.add(unwrapped(text, question));
    }
    return plain;
  }

  /// Without emphasis, tags or a link around the whole.
  private static Extent unwrapped(String text, Extent question) {
    Extent inner = question.trim(text);
    if (inner.isEmpty()) {
      return inner;
    }
    return switch (text.charAt(inner.start())) {
      case '[', '!' -> withoutLink(text, inner);
      case '*', '_', '`' -> withoutEmphasis(text, inner);
      case '<' -> withoutTags(text, inner);
      default -> inner;
    };
  }

  private static Extent withoutLink(String text, Extent question) {
    Matcher link = LINK.matcher(question.of(text));
    if (!link.matches()) {
      return question;
    }
    int at = question.start() + link.start("label");
    int length = QuestionRules.withoutSite(link.group("label")).length();
    return unwrapped(text, new Extent(at, at + length));
  }

  private static Extent withoutEmphasis(String text, Extent question) {
    for (String mark : EMPHASIS) {
      int from = question.start() + mark.length();
      int to = question.end() - mark.length();
      if (from < to && text.startsWith(mark, question.start()) && text.startsWith(mark, to)) {
        return unwrapped(text, new Extent(from, to));
      }
    }
    return question;
  }

  private static Extent withoutTags(String text, Extent question) {
    if (text.charAt(question.end() - 1) != '>') {
      return question;
    }
    int from = text.indexOf('>', question.start()) + 1;
    int to = text.lastIndexOf('<', question.end() - 1);
    return from <= to ? unwrapped(text, new Extent(from, to)) : question;
  }
}
