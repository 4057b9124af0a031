package dev.citenote.cli;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Answerer;
import dev.citenote.answer.Conversation;
import dev.citenote.answer.Question;
import dev.citenote.http.AnswerJson;
import dev.citenote.http.Json;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `citenote chat`: questions line by line, each of which may lean on those before it.
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = {
      "Answers questions line by line; each may lean on those before it.",
      "/new begins a new conversation, /quit or the end of the input ends."
    })
final class ChatCommand implements Callable<Integer> {
  private static final String PROMPT = "> ";

  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin DraftOptions options = new DraftOptions();

  @Option(names = "--json", description = "Print one JSON object a line.")
  boolean json;

  private Conversation conversation = Conversation.EMPTY;
  private boolean incomplete;

  @Override
  public Integer call() throws Exception {
    options.question("whether the options hold");
    try (Workbench bench = Workbench.open(common.settings(), "chat").stoppingOnSignal()) {
      bench.keeper().bringInStep(SyncNotice.on(err()));
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      Answerer answerer = bench.answerer();
      Optional<String> line = next(in);
      while (line.isPresent() && !line.get().equals("/quit")) {
        take(line.get(), answerer);
        line = next(in);
      }
    }
    return incomplete ? Main.FAILED : 0;
  }

  private Optional<String> next(BufferedReader in) throws IOException {
    if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
      out().print(PROMPT);
      out().flush();
    }
    return Optional.ofNullable(in.readLine()).map(String::strip);
  }

  private void take(String line, Answerer answerer) {
    if (line.equals("/new")) {
      conversation = Conversation.EMPTY;
    } else if (line.startsWith("/")) {
      say("there are /new and /quit, not " + TerminalText.shorten(line, 40));
    } else if (!line.isEmpty()) {
      try {
        answer(conversation.resolve(options.question(line)), answerer);
      } catch (UsageException e) {
        say(Reason.of(e));
      }
    }
  }

  private void answer(Question question, Answerer answerer) {
    AnswerPrinter printer = new AnswerPrinter(out(), err());
    Answer answer;
    if (json) {
      answer = answerer.answer(question, new PipeWatch(out()));
      out().println(Json.text(AnswerJson.of(answer)));
      out().flush();
    } else {
      question
          .asked()
          .ifPresent(ignored -> out().println("→ " + TerminalText.plain(question.text())));
      answer = answerer.answer(question, printer);
      printer.print(answer);
      out().println();
      out().flush();
    }
    incomplete = incomplete || answer instanceof Answer.Incomplete;
    conversation = conversation.with(answer);
  }

  private void say(String message) {
    err().println("citenote: " + message);
    err().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
