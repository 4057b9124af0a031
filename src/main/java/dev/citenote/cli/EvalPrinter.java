package dev.citenote.cli;

import dev.citenote.cli.EvalCommand.Checked;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Prints what `eval` measured as tables for people. Confined to one thread.
final class EvalPrinter {
  private final PrintWriter out;

  EvalPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(Checked checked) {
    switch (checked.report()) {
      case RankingReport ranking -> ranking(ranking);
      case AnsweringReport answering -> answering(answering);
      case VerificationReport verification -> verification(verification);
    }
    checked.check().ifPresent(this::compared);
    out.flush();
  }

  private void verification(VerificationReport it) {
    out.printf("%s: citations verified, %s, seed %d%n", it.set(), it.retriever(), it.seed());
    if (it.verbatim() != null) {
      verified("sentences as they stand", it.verbatim());
    }
    it.declarative().ifPresent(kind -> verified("statements of questions and answers", kind));
    it.translated().ifPresent(kind -> verified("sentences of the other language", kind));
  }

  private void verified(String what, VerificationReport.OfKind it) {
    out.printf(
        Locale.ROOT,
        "  %d %s: auroc %.4f   kept %.3f   supported by a near passage %.3f%n",
        it.sentences(),
        what,
        it.auroc(),
        it.kept(),
        it.nearSupported());
    flagged("number", it.number());
    flagged("year", it.year());
    flagged("negation", it.negation());
    flagged("name", it.name());
    flagged("two names", it.roles());
  }

  private void flagged(String what, VerificationReport.@Nullable Flagged it) {
    if (it != null) {
      out.printf(
          Locale.ROOT, "    %d with %s changed: %.3f flagged%n", it.cases(), what, it.flagged());
    }
  }

  private void ranking(RankingReport it) {
    RankingReport.Quality quality = it.quality();
    out.printf(
        Locale.ROOT,
        "%s: %d topics on %d passages, %s%n",
        it.set(),
        it.topics(),
        it.passages(),
        it.retriever());
    out.printf(
        Locale.ROOT,
        "  recall@1 %.3f   recall@5 %.3f   recall@10 %.3f   mrr@10 %.3f   ndcg@10 %.3f%n",
        quality.recallAt1(),
        quality.recallAt5(),
        quality.recallAt10(),
        quality.mrrAt10(),
        quality.ndcgAt10());
    it.draft().ifPresent(this::drafts);
    out.printf(
        Locale.ROOT,
        "  a ranking takes %.1f ms (p50), %.1f ms (p99); indexing took %.1f s%n",
        it.latencyMs().p50(),
        it.latencyMs().p99(),
        it.indexSeconds());
  }

  private void drafts(RankingReport.Drafts it) {
    out.printf(
        Locale.ROOT,
        "  drafts: coverage %.3f   citation precision %.3f   %.0f characters%n",
        it.coverage(),
        it.citationPrecision(),
        it.meanChars());
  }

  private void answering(AnsweringReport it) {
    out.printf("%s: questions about notes, %s%n", it.set(), it.retriever());
    AnsweringReport.Answerable answerable = it.answerable();
    out.printf(
        "  %d answerable: %d answered, %d cite a judged line, %d hold all they must%n",
        answerable.n(),
        answerable.statusAnswered(),
        answerable.evidenceCited(),
        answerable.mustContain());
    found(answerable.found());
    AnsweringReport.Listed listed = it.listed();
    out.printf(
        "  %d listed: %d said so, %d false answers%n",
        listed.n(), listed.statusListed(), listed.falseAnswers());
    found(listed.found());
    AnsweringReport.Outside outside = it.outside();
    out.printf(
        "  %d outside: %d said so, %d false answers%n",
        outside.n(), outside.statusNotInNotes(), outside.falseAnswers());
  }

  private void found(AnsweringReport.@Nullable Found it) {
    if (it != null) {
      out.printf(
          Locale.ROOT,
          "    judged lines found: success@1 %.3f   @5 %.3f   @10 %.3f   mrr@10 %.3f%n",
          it.successAt1(),
          it.successAt5(),
          it.successAt10(),
          it.mrrAt10());
    }
  }

  private void compared(List<ExpectedScores.Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      out.println("  nothing is expected of this set");
    }
    for (ExpectedScores.Comparison it : comparisons) {
      out.println("  " + (it.holds() ? "ok    " : "OFF   ") + it);
    }
  }
}
