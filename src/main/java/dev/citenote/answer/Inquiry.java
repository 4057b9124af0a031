package dev.citenote.answer;

import dev.citenote.answer.Outcome.Answerable;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.ChineseScript;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Query.Scope;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.Retriever;
import dev.citenote.retrieve.TextEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Looks into the notes for a question, and for each of its parts where it has several. Immutable
/// and thread-safe.
///
/// A part counts as covered only where the evidence speaks of it: a comparison where a passage
/// names both sides, an aspect where one names the aspect, a question where one holds some of its
/// own words. Where the notes do not answer the whole, a part must be answered plainly to make an
/// answer, and the sides of a comparison only together.
final class Inquiry {
  /// How deep the notes are looked at before it is decided what they can do.
  private static final int DEPTH = 60;

  /// Passages that are looked at for what a part needs.
  private static final int LOOKED_AT = 5;

  private static final double NAMED = 0.5;
  private static final double SPOKEN_OF = 0.15;

  /// What answers a part plainly holds this share of it, where it opens or in its title, or all
  /// over and at this closeness.
  private static final double PLAIN_COVERAGE = 0.75;

  private static final double PLAIN_COSINE = 0.45;
  private static final int OPENING = 30;

  /// Aspects that texts have without naming them.
  private static final Pattern UNNAMED =
      Pattern.compile(
          "(?:基本|核心|工作|解决)?(?:原理|机制|定义|概念|含义|思路|作用|用途|流程|步骤|过程|方法|方式|方案|办法|实现|特点|结构|原因|目的|意义|来源)"
              + "|definition|purpose|principles?|structure|architecture|steps|properties"
              + "|how (?:does|do) .{1,40} work",
          Pattern.CASE_INSENSITIVE);

  private final Retriever retriever;
  private final Lexicon lexicon;
  private final OutcomeGate gate;

  Inquiry(Retriever retriever, TextEncoder encoder, Lexicon lexicon) {
    this.retriever = retriever;
    this.lexicon = lexicon;
    this.gate = new OutcomeGate(lexicon, encoder);
  }

  /// What the notes can do for a question; in traditional characters it is read as in simplified
  /// ones, in which the rules for Chinese are written.
  Findings look(Question question) {
    String text = ChineseScript.simplifiedIfTraditional(question.text());
    List<Part> parts = Parts.of(text, lexicon);
    String one = parts.isEmpty() ? Requests.asQuestions(text) : text;
    Question asked = new Question(one, question.depth(), question.mode());
    List<Ranking> rankings = rankings(one);
    Outcome whole = compared(parts, decide(asked, rankings));
    List<PartFinding> found = new ArrayList<>();
    for (Part part : parts) {
      Outcome outcome =
          text.startsWith(part.question()) && text.length() - part.question().length() <= 1
              ? whole
              : decide(part, question);
      found.add(new PartFinding(part, outcome, covers(outcome, part)));
    }
    List<Hit> statements = rankings.getFirst().hits();
    List<Hit> best = statements.subList(0, Math.min(question.depth(), statements.size()));
    return new Findings(question, whole, best, judged(whole, found), List.of());
  }

  /// No answer where something is compared with what the notes never name.
  private Outcome compared(List<Part> parts, Outcome whole) {
    boolean unknown =
        parts.stream()
            .filter(it -> it.kind() == Part.Kind.COMPARISON)
            .flatMap(it -> it.needs().stream())
            .anyMatch(side -> QuestionTerms.of(side, lexicon).isUnknown());
    return unknown && whole instanceof Answerable found
        ? new Outcome.Absent(found.evidence().stream().limit(OutcomeGate.CLOSEST).toList())
        : whole;
  }

  /// The best statements for a search.
  List<Hit> search(String words, int depth) {
    return retriever.retrieve(new Query(words, depth, Scope.STATEMENTS)).hits();
  }

  private Outcome decide(Part part, Question question) {
    Question asked = new Question(part.question(), question.depth(), question.mode());
    return decide(asked, rankings(part.question()));
  }

  private Outcome decide(Question question, List<Ranking> statementsAndQuestions) {
    return gate.decide(
        question, statementsAndQuestions.getFirst(), statementsAndQuestions.getLast());
  }

  /// The best statements, and the best questions of the notes.
  private List<Ranking> rankings(String words) {
    return retriever.retrieve(
        new Query(words, DEPTH, Scope.STATEMENTS), List.of(Scope.STATEMENTS, Scope.QUESTIONS));
  }

  /// The parts, held to what the whole allows; none where the notes answer the whole and no part
  /// can be told apart in it.
  private List<PartFinding> judged(Outcome whole, List<PartFinding> parts) {
    if (whole instanceof Answerable answered) {
      List<PartFinding> known = parts.stream().map(it -> it.covered(covered(it, parts))).toList();
      return tellTheWhole(answered, known) ? known : List.of();
    }
    List<PartFinding> plain =
        parts.stream().map(it -> it.covered(it.covered() && standsAlone(it))).toList();
    List<PartFinding> sides = plain.stream().filter(it -> it.part().isSide()).toList();
    boolean answers =
        plain.stream().anyMatch(it -> it.covered() && !it.part().isSide() && !it.part().leans())
            || (sides.size() > 1 && sides.stream().allMatch(PartFinding::covered));
    return answers ? plain : parts.stream().map(it -> it.covered(false)).toList();
  }

  /// Whether parts may take the place of the whole: more is covered than one side, and what is best
  /// for the whole is found for one of them.
  private static boolean tellTheWhole(Answerable whole, List<PartFinding> parts) {
    List<PartFinding> covered = parts.stream().filter(PartFinding::covered).toList();
    String best = whole.evidence().getFirst().passage().id();
    return covered.stream().anyMatch(it -> covered.size() > 1 || !it.part().isSide())
        && covered.stream()
            .flatMap(it -> it.evidence().stream().limit(LOOKED_AT))
            .anyMatch(it -> it.passage().id().equals(best));
  }

  /// The sides of a comparison that is covered are covered by it.
  private static boolean covered(PartFinding part, List<PartFinding> all) {
    return part.covered()
        || (part.part().isSide()
            && all.stream()
                .anyMatch(it -> it.covered() && it.part().kind() == Part.Kind.COMPARISON));
  }

  private boolean covers(Outcome outcome, Part part) {
    if (!(outcome instanceof Answerable found)) {
      return false;
    }
    List<Passage> passages = found.evidence().stream().limit(LOOKED_AT).map(Hit::passage).toList();
    return switch (part.kind()) {
      case COMPARISON -> passages.stream().anyMatch(it -> Mention.ofAll(it, part.needs(), lexicon));
      case SIDE ->
          passages.stream()
              .anyMatch(
                  it ->
                      opensWith(it, part.needs().getFirst())
                          || Mention.defines(it.text(), part.needs().getFirst()));
      case ASPECT ->
          isAbout(passages.getFirst(), part.needs().getLast())
              && passages.stream().anyMatch(it -> speaksOf(it, part.needs()));
      case QUESTION -> passages.stream().anyMatch(it -> speaksOf(it, part.needs().getFirst()));
    };
  }

  /// Whether a passage names an aspect and what it is an aspect of.
  private boolean speaksOf(Passage passage, List<String> aspectAndSubject) {
    return isAbout(passage, aspectAndSubject.getLast())
        && speaksOf(passage, aspectAndSubject.getFirst());
  }

  private boolean isAbout(Passage passage, String name) {
    QuestionTerms.Held held = QuestionTerms.of(name, lexicon).in(passage);
    return held.allNames() && held.coverage() >= NAMED;
  }

  private boolean speaksOf(Passage passage, String words) {
    return UNNAMED.matcher(words).matches()
        || lexicon.terms(words).isEmpty()
        || QuestionTerms.of(words, lexicon).in(passage).coverage() >= SPOKEN_OF;
  }

  private boolean opensWith(Passage passage, String words) {
    QuestionTerms.Held held = QuestionTerms.of(words, lexicon).in(opening(passage));
    return held.allNames() && held.coverage() >= PLAIN_COVERAGE;
  }

  /// Whether what answers a part answers it although the whole is not answered: a question of its
  /// own is decided on as any other, and the rest must be answered plainly.
  private boolean standsAlone(PartFinding part) {
    if (part.part().kind() == Part.Kind.QUESTION) {
      return true;
    }
    String question = part.part().question();
    return part.evidence().stream()
        .limit(LOOKED_AT)
        .anyMatch(
            hit -> {
              QuestionTerms.Held held = QuestionTerms.of(question, lexicon).in(hit.passage());
              return opensWith(hit.passage(), question)
                  || (held.allNames()
                      && held.coverage() >= PLAIN_COVERAGE
                      && hit.cosine() >= PLAIN_COSINE);
            });
  }

  private static String opening(Passage passage) {
    String text = passage.text();
    return passage.ownHeading() + "\n" + text.substring(0, Math.min(OPENING, text.length()));
  }
}
