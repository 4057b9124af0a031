package dev.citenote.cli;

import dev.citenote.http.Json;
import dev.citenote.http.QuestionsJson;
import dev.citenote.study.QuestionRegister;
import dev.citenote.study.QuestionStatus;
import dev.citenote.study.Registrar;
import dev.citenote.study.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `citenote questions`: the question register. It reads the notes themselves, so that it needs
/// neither a model nor an index.
@Command(
    name = "questions",
    mixinStandardHelpOptions = true,
    description = "Lists every question that the notes ask, and whether they answer it.")
final class QuestionsCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description =
          "answered: only those that the notes answer; listed: only those that they do not"
              + " (default: both). The counts are of all.")
  Optional<QuestionStatus> status = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    QuestionRegister register = register(common.settings());
    Selection wanted = new Selection(status, Optional.empty());
    PrintWriter out = spec.commandLine().getOut();
    QuestionsPrinter printer = new QuestionsPrinter(out, spec.commandLine().getErr());
    printer.skipped(register.skipped());
    if (json) {
      Json.write(QuestionsJson.of(register, wanted), out);
      out.println();
    } else {
      printer.print(register, wanted);
    }
    out.flush();
    return 0;
  }

  private static QuestionRegister register(Settings settings)
      throws UsageException, FailedException {
    try {
      return new Registrar(settings.openNotes()).register();
    } catch (IOException e) {
      throw new FailedException(
          "the folder %s cannot be listed: %s".formatted(settings.notes(), Reason.of(e)), e);
    }
  }
}
