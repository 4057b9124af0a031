package dev.citenote.cli;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Question;
import dev.citenote.http.AnswerJson;
import dev.citenote.http.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `citenote ask`: one answer.
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = "Answers one question from the notes.")
final class AskCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "What you want to know.")
  List<String> words = List.of();

  @Option(
      names = "-k",
      paramLabel = "N",
      description = "How many passages may be evidence, 1 to 50 (default: ${DEFAULT-VALUE}).")
  int depth = Question.DEFAULT_DEPTH;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "auto: a language model, where one is set, which may add what it knows; notes: nothing"
              + " beyond the notes; extract: no model (default: auto).")
  Question.Mode mode = Question.Mode.AUTO;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Question question = question();
    try (Workbench bench = Workbench.open(common.settings()).stoppingOnSignal()) {
      bench.bringInStep(SyncNotice.on(spec.commandLine().getErr()));
      Answer answer = bench.answerer().answer(question);
      if (json) {
        spec.commandLine().getOut().println(Json.text(AnswerJson.of(answer)));
        spec.commandLine().getOut().flush();
      } else {
        new AnswerPrinter(spec.commandLine().getOut(), spec.commandLine().getErr()).print(answer);
      }
      return answer instanceof Answer.Incomplete ? Main.FAILED : 0;
    }
  }

  private Question question() throws UsageException {
    try {
      return new Question(String.join(" ", words), depth, mode);
    } catch (IllegalArgumentException e) {
      throw new UsageException(Reason.of(e), e);
    }
  }
}
