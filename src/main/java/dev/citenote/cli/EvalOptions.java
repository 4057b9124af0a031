package dev.citenote.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is to be measured and how, as `citenote eval` is told.
final class EvalOptions {
  private static final int DEPTH = 10;
  private static final int RUN_DEPTH = 100;

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      description =
          "A BEIR folder (corpus.jsonl, queries.jsonl, qrels/test.tsv), or a folder with a"
              + " questions.jsonl about the notes in its notes folder or in --notes. With --check:"
              + " by default those that the expected scores lie beside.")
  List<Path> folders = List.of();

  @Option(
      names = "--retriever",
      paramLabel = "NAME",
      description = "bm25, vector, hybrid or rrf (default: hybrid).")
  Method method = Method.HYBRID;

  @Option(
      names = "--run",
      paramLabel = "FILE",
      description = "Write the first 100 hits of each topic in TREC's format; one BEIR folder.")
  @Nullable Path run;

  @Option(
      names = "--check",
      description = "Compare with the expected scores, and fail where one is off.")
  boolean check;

  @Option(
      names = "--expected",
      paramLabel = "FILE",
      description = "The expected scores (default: src/test/resources/eval/expected.json).")
  @Nullable Path expectedFile;

  @Option(
      names = "--verification",
      description =
          "Measure how citations are verified instead, on the sentences of BEIR folders: with near"
              + " passages, and with numbers, negations and names changed.")
  boolean verification;

  @Option(
      names = "--parallel",
      paramLabel = "DIR",
      description = "For --verification: the same documents in another language, by the same ids.")
  @Nullable Path parallel;

  /// The sets that are named, or those that scores are expected of; read, and fit for the options.
  List<EvalSet> sets(Optional<ExpectedScores> expected, CommonOptions common)
      throws UsageException {
    List<EvalSet> sets = new ArrayList<>();
    for (Path folder : folders(expected)) {
      sets.add(
          verification ? EvalSet.verification(folder, parallel) : EvalSet.read(folder, common));
    }
    if (parallel != null && !verification) {
      throw new UsageException("--parallel is for --verification: give both, or neither");
    }
    if (run != null && !(sets.size() == 1 && sets.getFirst() instanceof EvalSet.Collection)) {
      throw new UsageException("--run takes one folder, with a corpus.jsonl");
    }
    return sets;
  }

  /// How deep rankings are measured.
  int depth() {
    return run == null ? DEPTH : RUN_DEPTH;
  }

  /// The expected scores; empty where nothing is compared.
  Optional<ExpectedScores> expected() throws UsageException {
    if (expectedFile != null && !check) {
      throw new UsageException("--expected is for --check: give both, or neither");
    }
    Path file =
        expectedFile == null
            ? CommonOptions.home().resolve("src/test/resources/eval/expected.json")
            : expectedFile;
    return check ? Optional.of(ExpectedScores.read(file)) : Optional.empty();
  }

  private List<Path> folders(Optional<ExpectedScores> expected) throws UsageException {
    List<Path> named =
        folders.isEmpty() ? expected.map(ExpectedScores::setsBeside).orElse(List.of()) : folders;
    if (named.isEmpty()) {
      throw new UsageException(
          "name a folder to measure: one with corpus.jsonl, queries.jsonl and qrels/test.tsv, or"
              + " one with questions.jsonl");
    }
    boolean known =
        expected.isEmpty()
            || named.stream().map(this::setName).anyMatch(expected.get().bySet()::containsKey);
    if (!known) {
      throw new UsageException(
          "%s expects nothing of %s: write down what it should"
              .formatted(expected.get().file(), setName(named.getFirst())));
    }
    return named;
  }

  private String setName(Path folder) {
    return (verification ? EvalSet.VERIFICATION : "") + EvalSet.name(folder);
  }

  /// Where the run goes; nowhere unless it is wanted.
  Writer openRun() throws UsageException {
    if (run == null) {
      return Writer.nullWriter();
    }
    try {
      return Files.newBufferedWriter(run);
    } catch (IOException e) {
      throw new UsageException(
          "the run file %s cannot be written: name a file in a folder that you may write to"
              .formatted(run),
          e);
    }
  }
}
