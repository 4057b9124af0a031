package dev.citenote.cli;

import dev.citenote.cli.EvalCommand.Checked;
import java.io.PrintWriter;
import java.util.List;

/// Prints what `eval` measured as tables for people. Confined to one thread.
final class EvalPrinter {
  private final PrintWriter out;

  EvalPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(Checked checked) {
    switch (checked.report()) {
      case EvalJson.Ranked ranked -> ranked(ranked);
      case EvalJson.Answered answered -> answered(answered);
    }
    checked.check().ifPresent(this::compared);
    out.println();
    out.flush();
  }

  private void ranked(EvalJson.Ranked it) {
    out.println(
        "%s: %d topics on %d passages, %s"
            .formatted(it.set(), it.topics(), it.passages(), it.retriever()));
    out.println(
        "  recall@1 %.3f   recall@5 %.3f   recall@10 %.3f   mrr@10 %.3f   ndcg@10 %.3f"
            .formatted(
                it.recallAt1(), it.recallAt5(), it.recallAt10(), it.mrrAt10(), it.ndcgAt10()));
    it.draft()
        .ifPresent(
            draft ->
                out.println(
                    "  drafts: coverage %.3f   citation precision %.3f   %.0f characters"
                        .formatted(
                            draft.coverage(), draft.citationPrecision(), draft.meanChars())));
    out.println(
        "  ranking p50 %.1f ms, p99 %.1f ms   indexing %.1f s"
            .formatted(it.latencyMs().p50(), it.latencyMs().p99(), it.indexSeconds()));
  }

  private void answered(EvalJson.Answered it) {
    out.println("%s: questions about notes, %s".formatted(it.set(), it.retriever()));
    EvalJson.Answerable a = it.answerable();
    out.println(
        "  answerable %4d: answered %d, judged lines cited %d, complete %d"
            .formatted(a.n(), a.statusAnswered(), a.evidenceCited(), a.mustContain()));
    found(a.found());
    out.println(
        "  listed     %4d: said so %d, false answers %d"
            .formatted(it.listed().n(), it.listed().statusListed(), it.listed().falseAnswers()));
    found(it.listed().found());
    out.println(
        "  outside    %4d: said so %d, false answers %d"
            .formatted(
                it.outside().n(), it.outside().statusNotInNotes(), it.outside().falseAnswers()));
  }

  private void found(EvalJson.Found it) {
    out.println(
        "    lines found: success@1 %.3f   @5 %.3f   @10 %.3f   mrr@10 %.3f"
            .formatted(it.successAt1(), it.successAt5(), it.successAt10(), it.mrrAt10()));
  }

  private void compared(List<ExpectedScores.Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      out.println("  nothing is expected of this set");
    }
    for (ExpectedScores.Comparison it : comparisons) {
      out.println(
          "  %-4s %-32s %8.4f, expected %.4f ± %.4f"
              .formatted(
                  it.holds() ? "ok" : "OFF",
                  it.measure(),
                  it.found(),
                  it.expected(),
                  it.tolerance()));
    }
  }
}
