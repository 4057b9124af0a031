package dev.citenote.cli;

import dev.citenote.answer.Answerer;
import dev.citenote.encoder.Encoder;
import dev.citenote.encoder.EncodingException;
import dev.citenote.encoder.ModelException;
import dev.citenote.encoder.ModelStore;
import dev.citenote.encoder.RecentVectors;
import dev.citenote.eval.AnswerEval;
import dev.citenote.eval.AnswerScores;
import dev.citenote.eval.JudgedQuestion;
import dev.citenote.eval.JudgedQuestion.Kind;
import dev.citenote.eval.PlaceScores;
import dev.citenote.eval.RankingEval;
import dev.citenote.eval.RankingScores;
import dev.citenote.eval.TestCollection;
import dev.citenote.index.Fingerprint;
import dev.citenote.index.FolderSync;
import dev.citenote.index.IndexException;
import dev.citenote.index.PassageIndex;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.PassageCutter;
import dev.citenote.retrieve.Retriever;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Measures one set at a time with the encoder and an index in memory, so that nobody's index is
/// touched. Confined to one thread.
final class EvalBench implements AutoCloseable {
  private final Encoder encoder;
  private final RecentVectors drafting;
  private final Method method;

  private EvalBench(Encoder encoder, Method method) {
    this.encoder = encoder;
    this.drafting = new RecentVectors(encoder);
    this.method = method;
  }

  static EvalBench open(Settings settings, Method method) throws FailedException {
    try {
      return new EvalBench(
          Encoder.open(new ModelStore(settings.models()), settings.encoder()), method);
    } catch (ModelException e) {
      throw new FailedException(Reason.of(e), e);
    }
  }

  /// Ranks a collection's topics.
  ///
  /// @param depth hits of each topic
  EvalJson.Ranked rank(
      String set,
      TestCollection collection,
      int depth,
      RankingEval.Listener listener,
      SyncNotice notice)
      throws FailedException {
    try (PassageIndex index = index()) {
      long start = System.nanoTime();
      try (notice) {
        index.add(collection.passages(), encoder, notice);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Retriever retriever = method.over(index, encoder);
      Answerer answerer = answerer(index, retriever);
      RankingScores scores =
          new RankingEval(collection, retriever, answerer::extract, depth).run(listener);
      return EvalJson.Ranked.of(set, method, scores, seconds);
    } catch (IOException | EncodingException | IndexException e) {
      throw new FailedException(set + " could not be measured: " + Reason.of(e), e);
    }
  }

  /// Asks judged questions about a folder of notes.
  EvalJson.Answered ask(
      String set, List<JudgedQuestion> questions, NotesFolder notes, SyncNotice notice)
      throws FailedException {
    try (PassageIndex index = index()) {
      PassageCutter cutter = new PassageCutter(encoder, Workbench.PASSAGE_TOKENS);
      try (notice) {
        new FolderSync(index, notes, cutter::cut, encoder).sync(notice);
      }
      Retriever retriever = method.over(index, encoder);
      AnswerScores answers = AnswerEval.run(questions, answerer(index, retriever)::answer);
      return EvalJson.Answered.of(
          set,
          method,
          answers,
          PlaceScores.of(questions, Kind.ANSWERABLE, retriever),
          PlaceScores.of(questions, Kind.LISTED, retriever));
    } catch (IOException | EncodingException | IndexException e) {
      throw new FailedException(set + " could not be measured: " + Reason.of(e), e);
    }
  }

  private PassageIndex index() throws IndexException {
    return PassageIndex.inMemory(
        Fingerprint.of(encoder.identity(), encoder.dimensions(), PassageCutter.VERSION));
  }

  private Answerer answerer(PassageIndex index, Retriever retriever) {
    return new Answerer(retriever, drafting, index.lexicon(), Optional.empty());
  }

  @Override
  public void close() {
    encoder.close();
  }
}
