package dev.citenote.eval;

import dev.citenote.answer.verify.Support;
import dev.citenote.answer.verify.SupportJudge;
import dev.citenote.eval.VerificationScores.Change;
import dev.citenote.eval.VerificationScores.Kind;
import dev.citenote.eval.VerificationScores.OfKind;
import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Retriever;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Has a judge tell sentences that a passage carries from sentences that it does not: the same
/// sentence with a near passage, and changed forms of the sentence with its own. Confined to one
/// thread.
public final class VerificationEval {
  private static final long SEED = 20_260_101;
  private static final int NEAR_DEPTH = 5;
  private static final int LEAST_WEIGHT = 10;

  private final TestCollection collection;
  private final Optional<TestCollection> parallel;
  private final Retriever retriever;
  private final SupportJudge judge;
  private final List<String> names;
  private final Map<Kind, KindTally> tallies = new EnumMap<>(Kind.class);

  /// @param parallel the same documents in another language, by the same ids
  public VerificationEval(
      TestCollection collection,
      Optional<TestCollection> parallel,
      Retriever retriever,
      SupportJudge judge) {
    this.collection = collection;
    this.parallel = parallel;
    this.retriever = retriever;
    this.judge = judge;
    this.names =
        collection.topics().stream()
            .flatMap(topic -> topic.answers().stream())
            .filter(Changes::isName)
            .distinct()
            .toList();
  }

  /// Judges every sentence once.
  ///
  /// @param listener hears of each passage that is done
  public VerificationScores run(Runnable listener) {
    Map<String, List<String>> statements = statements();
    for (Passage passage : collection.passages()) {
      Changes changes = new Changes(new SplittableRandom(SEED + passage.id().hashCode()));
      sentences(passage).forEach(it -> judge(Kind.VERBATIM, it, passage, changes));
      statements
          .getOrDefault(passage.note(), List.of())
          .forEach(it -> judge(Kind.DECLARATIVE, it, passage, changes));
      translations(passage).forEach(it -> judge(Kind.TRANSLATED, it, passage, changes));
      listener.run();
    }
    Map<Kind, OfKind> kinds = new EnumMap<>(Kind.class);
    tallies.forEach((kind, tally) -> kinds.put(kind, tally.scores()));
    return new VerificationScores(SEED, kinds);
  }

  private Map<String, List<String>> statements() {
    return collection.topics().stream()
        .flatMap(
            topic ->
                topic.answers().stream()
                    .limit(1)
                    .flatMap(answer -> Declaratives.of(topic.text(), answer).stream())
                    .flatMap(
                        text ->
                            collection.judgments(topic).entrySet().stream()
                                .filter(it -> it.getValue() > 0)
                                .map(it -> Map.entry(it.getKey(), text))))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private List<String> translations(Passage passage) {
    return parallel.stream()
        .flatMap(it -> it.passages().stream())
        .filter(it -> it.note().equals(passage.note()))
        .flatMap(it -> sentences(it).stream())
        .toList();
  }

  /// The sentences of a passage that say something, by a rule of thumb: ten Han characters, or as
  /// much in Latin letters.
  private static List<String> sentences(Passage passage) {
    return Sentences.split(passage.text()).stream()
        .map(range -> range.of(passage.text()))
        .filter(
            text ->
                text.chars()
                        .filter(Character::isLetter)
                        .mapToDouble(c -> c > 0x3400 ? 1 : 0.25)
                        .sum()
                    >= LEAST_WEIGHT)
        .toList();
  }

  private void judge(Kind kind, String sentence, Passage own, Changes changes) {
    KindTally tally = tallies.computeIfAbsent(kind, ignored -> new KindTally());
    Hit hit = new Hit(own, 0, List.of(), List.of());
    SupportJudge.Verdict verdict = judge.judge(sentence, hit);
    boolean supported = verdict.support() == Support.SUPPORTED;
    tally.own(verdict.score(), supported);
    near(sentence, own)
        .map(it -> judge.judge(sentence, it))
        .ifPresent(it -> tally.near(it.score(), it.support() == Support.SUPPORTED));
    if (supported) {
      changed(sentence, changes)
          .forEach(
              (change, texts) ->
                  texts.forEach(
                      text ->
                          tally.changed(
                              change, judge.judge(text, hit).support() != Support.SUPPORTED)));
    }
  }

  private Map<Change, List<String>> changed(String sentence, Changes changes) {
    Map<Change, List<String>> changed = new EnumMap<>(Change.class);
    for (Changes.Renumbered it : changes.numbers(sentence)) {
      changed
          .computeIfAbsent(it.year() ? Change.YEAR : Change.NUMBER, ignored -> new ArrayList<>())
          .add(it.text());
    }
    changed.put(Change.NEGATION, changes.negations(sentence));
    changed.put(Change.NAME, changes.renamed(sentence, names));
    changed.put(Change.ROLES, changes.reversed(sentence, names));
    return changed;
  }

  /// The best ranked other passage.
  private Optional<Hit> near(String sentence, Passage own) {
    return retriever
        .retrieve(new Query(sentence, NEAR_DEPTH, Query.Scope.STATEMENTS))
        .hits()
        .stream()
        .filter(hit -> hit.places().noneMatch(place -> place.id().equals(own.id())))
        .findFirst();
  }
}
