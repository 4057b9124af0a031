package dev.citenote.cli;

import dev.citenote.answer.Answerer;
import dev.citenote.answer.verify.SupportJudge;
import dev.citenote.encoder.Encoder;
import dev.citenote.encoder.EncodingException;
import dev.citenote.encoder.ModelException;
import dev.citenote.encoder.ModelStore;
import dev.citenote.encoder.RecentVectors;
import dev.citenote.eval.AnswerEval;
import dev.citenote.eval.JudgedQuestion.Kind;
import dev.citenote.eval.PlaceScores;
import dev.citenote.eval.RankingEval;
import dev.citenote.eval.RankingScores;
import dev.citenote.eval.VerificationEval;
import dev.citenote.index.Fingerprint;
import dev.citenote.index.FolderSync;
import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.IndexException;
import dev.citenote.index.PassageIndex;
import dev.citenote.note.PassageCutter;
import dev.citenote.retrieve.Retriever;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Measures one set at a time with the encoder and an index in memory, so that nobody's index is
/// touched. Confined to one thread.
final class EvalBench implements AutoCloseable {
  private final Encoder encoder;
  private final RecentVectors drafting;
  private final Method method;
  private final SyncNotice notice;
  private final Thread onSignal;

  private EvalBench(Encoder encoder, Method method, SyncNotice notice) {
    this.encoder = encoder;
    this.drafting = new RecentVectors(encoder);
    this.method = method;
    this.notice = notice;
    this.onSignal = new Thread(encoder::close, "stop-encoding");
  }

  /// Loads the encoder. A signal ends encoding between two texts, before the virtual machine
  /// unloads native code under it.
  static EvalBench open(Settings settings, Method method, SyncNotice notice)
      throws FailedException {
    try {
      Encoder encoder = Encoder.open(new ModelStore(settings.models()), settings.encoder());
      EvalBench bench = new EvalBench(encoder, method, notice);
      Runtime.getRuntime().addShutdownHook(bench.onSignal);
      return bench;
    } catch (ModelException e) {
      throw new FailedException(Reason.of(e), e);
    }
  }

  /// Measures a set.
  ///
  /// @param depth hits of each topic that the listener hears of, at least 10
  /// @param listener hears how each topic of a collection was ranked
  EvalReport measure(EvalSet set, int depth, RankingEval.Listener listener) throws FailedException {
    try (PassageIndex index =
        PassageIndex.inMemory(
            Fingerprint.of(encoder.identity(), encoder.dimensions(), PassageCutter.VERSION))) {
      return switch (set) {
        case EvalSet.Collection it -> rank(it, index, depth, listener);
        case EvalSet.Questions it -> ask(it, index);
        case EvalSet.Verification it -> verify(it, index);
      };
    } catch (IOException | UncheckedIOException | EncodingException | IndexException e) {
      throw new FailedException(set.name() + " could not be measured: " + Reason.of(e), e);
    } catch (OutOfMemoryError e) {
      throw new FailedException(
          "memory ran out on %s: give more with CITENOTE_JAVA_OPTS=-Xmx2g".formatted(set.name()),
          e);
    }
  }

  private RankingReport rank(
      EvalSet.Collection set, PassageIndex index, int depth, RankingEval.Listener listener)
      throws IOException {
    long start = System.nanoTime();
    try (notice) {
      index.add(set.collection().passages(), encoder, notice);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Retriever retriever = method.over(index, encoder);
    Answerer answerer = answerer(index, retriever);
    RankingEval eval = new RankingEval(set.collection(), retriever, answerer::extract, depth);
    try (Steps topics = new Steps(notice, "Ranking", set.collection().topics().size())) {
      RankingScores scores =
          eval.run(
              (topic, ranking) -> {
                listener.ranked(topic, ranking);
                topics.step();
              });
      return RankingReport.of(set.name(), method, scores, seconds);
    }
  }

  private AnsweringReport ask(EvalSet.Questions set, PassageIndex index) throws IOException {
    PassageCutter cutter = new PassageCutter(encoder, Workbench.PASSAGE_TOKENS);
    try (notice) {
      new FolderSync(index, set.notes(), cutter::cut, encoder).sync(Absence.DELETED, notice);
    }
    Retriever retriever = method.over(index, encoder);
    Answerer answerer = answerer(index, retriever);
    try (Steps questions = new Steps(notice, "Asking", set.questions().size())) {
      return AnsweringReport.of(
          set.name(),
          method,
          new AnsweringReport.Scores(
              AnswerEval.run(
                  set.questions(),
                  question -> {
                    questions.step();
                    return answerer.answer(question);
                  }),
              PlaceScores.of(set.questions(), Kind.ANSWERABLE, retriever),
              PlaceScores.of(set.questions(), Kind.LISTED, retriever)));
    }
  }

  private VerificationReport verify(EvalSet.Verification set, PassageIndex index)
      throws IOException {
    try (notice) {
      index.add(set.collection().passages(), encoder, notice);
    }
    VerificationEval eval =
        new VerificationEval(
            set.collection(),
            set.parallel(),
            method.over(index, encoder),
            new SupportJudge(drafting, index.lexicon()));
    try (Steps passages = new Steps(notice, "Judging", set.collection().passages().size())) {
      return VerificationReport.of(set.name(), method, eval.run(passages::step));
    }
  }

  private Answerer answerer(PassageIndex index, Retriever retriever) {
    return new Answerer(retriever, drafting, index.lexicon(), Optional.empty());
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      // The hook is running already.
    }
    encoder.close();
  }

  /// Counts topics on a bar of their own.
  private static final class Steps implements AutoCloseable {
    private final SyncNotice bar;
    private final long total;
    private long done;

    Steps(SyncNotice notice, String task, long total) {
      this.bar = notice.counting(task, " topics");
      this.total = total;
    }

    void step() {
      done++;
      bar.report(done, total);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
