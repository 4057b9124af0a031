package dev.citenote.note;

/// What the words of a title, an item or a line say about whether it asks. Immutable.
///
/// @param surely it asks wherever it stands: marked as a question, by a question mark or by asking
///     words
/// @param byNoun it names what a question would ask for, as "A和B的区别" does
/// @param byVerb it begins with what asks for an account, among questions: "介绍LoRA微调"
/// @param inWords it is short and asks by asking words
/// @param couldPrompt it could be an interview prompt in a list of questions: short, and not a term
///     with its explanation
/// @param namesGroup it only names the group of what stands below it
record Verdict(
    boolean surely,
    boolean byNoun,
    boolean byVerb,
    boolean inWords,
    boolean couldPrompt,
    boolean namesGroup) {

  /// No longer line opens with a question that the rest of it answers.
  private static final int LONGEST = 1_200;

  /// Does not ask.
  static final Verdict STATES = new Verdict(false, false, false, false, false, false);
  private static final Verdict MARKED = new Verdict(true, true, true, true, true, false);

  /// Whether it asks, if only by naming what it asks for.
  boolean asks() {
    return surely || byNoun;
  }

  /// Whether it asks in a list of questions.
  boolean asksInList() {
    return asks() || byVerb;
  }

  /// The verdict on the content of a block, which may hold its answer too.
  static Verdict of(String text, Extent within) {
    if (within.length() > LONGEST) {
      return STATES;
    }
    String content = within.of(text);
    if (QaMark.ofQuestion(content) > 0 || QaMark.setsTask(content)) {
      return MARKED;
    }
    boolean answers = QaMark.ofAnswer(content) > 0;
    Verdict words = ofWords(QuestionHead.asked(content));
    boolean able = words.couldPrompt && content.length() <= QuestionRules.LONGEST_PROMPT;
    return answers
        ? new Verdict(false, false, false, false, false, words.namesGroup)
        : new Verdict(
            words.surely, words.byNoun, words.byVerb, words.inWords, able, words.namesGroup);
  }

  /// The verdict on words that stand by themselves.
  static Verdict ofWords(String text) {
    String plain = QuestionRules.plain(text);
    if (plain.isEmpty() || LineShape.isAddressOrCode(text)) {
      return STATES;
    }
    if (TitleWords.nameGroup(plain)) {
      return new Verdict(false, false, false, false, false, true);
    }
    boolean explains = Explanation.isIn(plain);
    boolean may = !explains && QuestionRules.mayPrompt(plain);
    boolean inWords = may && AskingWords.ask(plain);
    return new Verdict(
        inWords || QuestionRules.isMarked(text, plain),
        may && AskingWords.couldAsk(plain),
        may && AskingWords.couldRequest(plain),
        inWords,
        !explains && plain.length() <= QuestionRules.LONGEST_PROMPT && holdsTwoLetters(plain),
        false);
  }

  /// Whether words that stand by themselves are short and ask by asking words.
  static boolean askInWords(String text) {
    String plain = QuestionRules.plain(text);
    return !plain.isEmpty()
        && QuestionRules.mayPrompt(plain)
        && !Explanation.isIn(plain)
        && !TitleWords.nameGroup(plain)
        && AskingWords.ask(plain);
  }

  private static boolean holdsTwoLetters(String plain) {
    int letters = 0;
    int at = 0;
    while (at < plain.length() && letters < 2) {
      int letter = plain.codePointAt(at);
      letters += Character.isLetter(letter) ? 1 : 0;
      at += Character.charCount(letter);
    }
    return letters == 2;
  }
}
