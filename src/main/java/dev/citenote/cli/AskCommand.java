package dev.citenote.cli;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Question;
import dev.citenote.http.AnswerJson;
import dev.citenote.http.Json;
import java.io.PrintWriter;
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
  @Mixin DraftOptions options = new DraftOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "QUESTION",
      description = "What you want to know; - reads it from standard input.")
  List<String> words = List.of();

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Question question = options.question(GivenWords.of(words));
    PrintWriter out = spec.commandLine().getOut();
    try (Workbench bench = Workbench.open(common.settings(), "ask").stoppingOnSignal()) {
      bench.keeper().bringInStep(SyncNotice.on(spec.commandLine().getErr()));
      boolean partly = !bench.isWhole();
      Answer answer;
      if (json) {
        answer = bench.answerer().answer(question, new PipeWatch(out));
        out.println(Json.text(AnswerJson.of(answer)));
        out.flush();
      } else {
        AnswerPrinter printer = new AnswerPrinter(out, spec.commandLine().getErr());
        answer = bench.answerer().answer(question, printer);
        printer.print(answer);
      }
      if (partly && !(answer instanceof Answer.Answered)) {
        throw new FailedException(
            "this may be in notes that are not indexed yet (%s): ask again when the index is whole"
                .formatted(bench.keeper().soFar()));
      }
      return answer instanceof Answer.Incomplete ? Main.FAILED : 0;
    }
  }
}
