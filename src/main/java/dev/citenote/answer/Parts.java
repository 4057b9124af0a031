package dev.citenote.answer;

import dev.citenote.answer.Conversation.Turn;
import dev.citenote.note.Questions;
import dev.citenote.retrieve.Lexicon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits a question that clearly asks several things: comparisons, several aspects of one subject,
/// several questions in one message. Rules, precise rather than greedy. Confined to one thread.
final class Parts {
  private static final Pattern ENDS = Pattern.compile("(?<=[?？。；;!！])\\s*|\\R\\s*");
  private static final Pattern MARKS = Pattern.compile("(?<![?？。！!.；;，,\\s])[?？。！!.；;，,\\s]++$");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]");

  /// A question that may lean on the one before it in the same message.
  private static final int LEANING = 16;

  /// What may follow a subject at once: "LoRA" + "怎么训练".
  private static final Pattern FOLLOWS =
      Pattern.compile("(?:分别|各自?|为|怎|如何|有|能|会|可|需|要|适合|解决|是|和|与|用|什么时候|何时).*");

  /// Asks without a name: "怎么改", "又怎么压下去".
  private static final Pattern ASKS_BARELY =
      Pattern.compile(
          "\\p{IsHan}{0,2}(?:什么|怎么|怎样|如何|为什么|为何|咋|啥|哪[里儿个些]?|多少|多大)\\p{IsHan}{0,2}|.{0,4}");

  private static final Pattern WHAT_IS =
      Pattern.compile("(?:什么是|什么叫做?)(.{2,12})|([^的]{2,12}?)(?:又|指的)?是(?:什么|啥)");

  /// A name that goes on in small letters, of which only the beginning would be taken.
  private static final String GOES_ON = "\\s[a-z]";

  private final Lexicon lexicon;
  private Conversation before = Conversation.EMPTY;

  private Parts(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /// The parts of a question in its order, sides of comparisons last; none where it asks one thing.
  ///
  /// @param lexicon tells which words the notes know, and so may be put together with a subject
  static List<Part> of(String question, Lexicon lexicon) {
    List<Part> all = all(question, lexicon);
    return all.size() < 2 ? List.of() : all.stream().limit(Part.MOST).toList();
  }

  /// What a question asks beyond the parts that are looked for, in its words.
  static List<String> leftOut(String question, Lexicon lexicon) {
    return all(question, lexicon).stream()
        .skip(Part.MOST)
        .filter(it -> !it.isSide())
        .map(Part::question)
        .toList();
  }

  private static List<Part> all(String question, Lexicon lexicon) {
    Parts parts = new Parts(lexicon);
    List<Enumerated.Item> items = Enumerated.in(question.strip());
    if (!items.isEmpty()) {
      return parts.list(items);
    }
    return question.length() > Subject.LONGEST_QUESTION
        ? List.of()
        : parts.split(Requests.asQuestions(question.strip()));
  }

  /// Each item of a list is a question of its own; it may point back at those before it, and is
  /// about what the list is about. One that asks nothing stays, so that it is told as not covered.
  private List<Part> list(List<Enumerated.Item> items) {
    List<Part> parts = new ArrayList<>();
    Optional<String> about = Optional.empty();
    for (Enumerated.Item item : items) {
      if (!item.about().equals(about)) {
        about = item.about();
        before = new Conversation(about.stream().map(it -> new Turn(it, true)).toList());
      }
      String words = MARKS.matcher(Requests.asQuestions(item.words())).replaceAll("");
      Asked one = words.isBlank() ? new Asked(item.words(), item.words()) : listed(words, about);
      parts.add(Part.question(one.inFull(), one.words()));
      before = SmallTalk.is(one.inFull()) ? before : after(one);
    }
    return parts.stream().distinct().toList();
  }

  private Asked listed(String words, Optional<String> about) {
    Optional<String> inFull =
        FollowUp.resolve(words, before).or(() -> about.flatMap(it -> withSubject(words, it)));
    return new Asked(words, MARKS.matcher(inFull.orElse(words)).replaceAll(""));
  }

  private List<Part> split(String message) {
    List<Part> parts = new ArrayList<>();
    for (String sentence : ENDS.split(message, -1)) {
      for (Asked asked : asked(sentence)) {
        List<Part> own = single(asked.inFull());
        parts.addAll(own.isEmpty() ? List.of(Part.question(asked.inFull(), asked.words())) : own);
      }
    }
    List<Part> sidesLast = new ArrayList<>(parts.stream().filter(it -> !it.isSide()).toList());
    parts.stream().filter(Part::isSide).forEach(sidesLast::add);
    Set<String> known = new HashSet<>();
    return sidesLast.stream()
        .filter(it -> known.add(MARKS.matcher(it.question()).replaceAll("")))
        .toList();
  }

  /// A question in a message.
  ///
  /// @param inFull the same with what it leans on
  private record Asked(String words, String inFull) {}

  /// The questions of a sentence: its clauses where each asks and names what it asks about; none
  /// where it only says something.
  private List<Asked> asked(String sentence) {
    Conversation until = before;
    List<Asked> asked = new ArrayList<>();
    boolean clear = true;
    for (String clause : clauses(sentence)) {
      String words = MARKS.matcher(clause).replaceAll("");
      if (!words.isBlank() && asks(words, sentence)) {
        Asked one = inFull(words);
        clear = clear && (asked.isEmpty() || names(one, asked.getFirst()));
        asked.add(one);
        before = after(one);
      }
    }
    if (clear) {
      return asked;
    }
    before = until;
    Asked whole = inFull(MARKS.matcher(sentence).replaceAll(""));
    before = after(whole);
    return List.of(whole);
  }

  private static List<String> clauses(String sentence) {
    return Subject.isChinese(sentence)
        ? ChineseParts.clauses(sentence)
        : EnglishParts.clauses(sentence);
  }

  /// Whether a clause names what it asks about, by itself or through the one before it.
  private static boolean names(Asked one, Asked first) {
    boolean inFull = !one.inFull().equals(one.words()) && !one.inFull().startsWith(first.inFull());
    return inFull
        || (Subject.isChinese(one.words())
            ? LATIN.matcher(one.words()).find() || namesItself(one.words())
            : !EnglishParts.pointsBack(one.words()));
  }

  private Conversation after(Asked one) {
    List<Turn> turns = new ArrayList<>(before.turns());
    turns.add(new Turn(one.inFull(), true));
    return new Conversation(
        turns.subList(Math.max(0, turns.size() - Conversation.MOST_TURNS), turns.size()));
  }

  private static boolean asks(String clause, String sentence) {
    boolean marked = sentence.endsWith("?") || sentence.endsWith("？");
    return marked
        || !single(clause).isEmpty()
        || (Subject.isChinese(clause) ? ChineseParts.asks(clause) : EnglishParts.asks(clause));
  }

  private static List<Part> single(String question) {
    return Subject.isChinese(question) ? ChineseParts.of(question) : EnglishParts.of(question);
  }

  /// A question with what it leans on in the ones before it.
  private Asked inFull(String question) {
    if (before.turns().isEmpty()) {
      return new Asked(question, question);
    }
    String first = before.turns().getFirst().question();
    Optional<String> inFull =
        FollowUp.resolve(question, before)
            .or(() -> withSubject(question, first))
            .or(() -> Optional.of(first + "？" + question).filter(it -> isBare(question)));
    return new Asked(question, inFull.orElse(question));
  }

  /// A short question in Chinese without a name of its own is about what the first is about, if the
  /// notes know its words: "秩怎么选" behind "LoRA的矩阵怎么初始化" is "LoRA的秩怎么选".
  private Optional<String> withSubject(String question, String first) {
    boolean leans =
        Subject.isChinese(question)
            && question.length() <= LEANING
            && !LATIN.matcher(question).find()
            && !namesItself(question)
            && !Subject.of(question).filter(it -> it.in(first).find()).isPresent()
            && isKnown(question);
    return Subject.of(first)
        .map(Subject::words)
        .filter(it -> leans && !isCut(it, first))
        .filter(it -> LATIN.matcher(it).find() || isBare(question))
        .map(it -> it + (FOLLOWS.matcher(question).matches() ? "" : "的") + question);
  }

  /// Whether a question in Chinese asks what a thing is that it names: "微调是什么".
  private static boolean namesItself(String question) {
    Matcher is = WHAT_IS.matcher(question);
    return is.matches() && !Questions.nameNothing(is.group(1) == null ? is.group(2) : is.group(1));
  }

  private static boolean isCut(String name, String question) {
    return Pattern.compile(Pattern.quote(name) + GOES_ON).matcher(question).find();
  }

  /// Whether a question in Chinese only asks, and the notes know its words.
  private boolean isBare(String question) {
    return Subject.isChinese(question)
        && !LATIN.matcher(question).find()
        && ASKS_BARELY.matcher(question).matches()
        && isKnown(question);
  }

  private boolean isKnown(String words) {
    Set<String> terms = lexicon.terms(words);
    return 2 * terms.stream().filter(lexicon::occurs).count() >= terms.size();
  }
}
