package dev.citenote.cli;

import dev.citenote.answer.Question;
import dev.citenote.encoder.EncodingException;
import dev.citenote.study.QuestionStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The entry point: parses the command line, runs one command, and turns what happened into an exit
/// code: 0 done, 1 failed, 2 asked for wrongly.
@Command(
    name = "citenote",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Answers questions from a folder of study notes, every sentence cited.",
    subcommands = {
      AskCommand.class,
      ChatCommand.class,
      SearchCommand.class,
      IndexCommand.class,
      QuestionsCommand.class,
      StatusCommand.class,
      ServeCommand.class,
      EvalCommand.class,
      DoctorCommand.class,
      WarmUpCommand.class,
      HelpCommand.class,
    })
public final class Main {
  /// Lucene announces which vector instructions it uses; the launcher has chosen them knowingly.
  /// Held here because loggers are weakly reachable.
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization");

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Main.class);

  private static final int LONGEST_WORD = 40;

  static final int FAILED = 1;
  static final int USAGE = 2;

  private Main() {}

  /// Runs and exits.
  public static void main(String[] args) {
    VECTORS.setLevel(Level.SEVERE);
    int code = run(args);
    // A server goes on in its own threads until it is told to stop.
    if (code != ServeCommand.SERVING) {
      System.exit(code);
    }
  }

  /// Runs one command and returns its exit code.
  static int run(String... args) {
    return commandLine().execute(args);
  }

  /// The command line, whose output a test may capture.
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .registerConverter(Question.Mode.class, Choices.of(Question.Mode.class))
        .registerConverter(QuestionStatus.class, Choices.of(QuestionStatus.class))
        .registerConverter(Method.class, Choices.of(Method.class))
        .setParameterExceptionHandler(Main::refuse)
        .setExecutionExceptionHandler(Main::fail);
  }

  private static int refuse(ParameterException refused, String[] args) {
    CommandLine command = refused.getCommandLine();
    if (args.length == 0) {
      command.usage(command.getErr());
      return USAGE;
    }
    String where = " (see " + command.getCommandSpec().qualifiedName() + " --help)";
    say(command, suggested(refused).orElseGet(() -> Reason.of(refused)) + where);
    return USAGE;
  }

  /// What is there instead of a word that is no command or option; empty where it is something
  /// else.
  private static Optional<String> suggested(ParameterException refused) {
    if (!(refused instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    String word = TerminalText.shorten(unmatched.getUnmatched().getFirst(), LONGEST_WORD);
    if (unmatched.isUnknownOption()) {
      List<String> alike = unmatched.getSuggestions();
      String like = alike.isEmpty() ? "" : "; did you mean %s?".formatted(alike.getFirst());
      return Optional.of("there is no option " + word + like);
    }
    List<String> commands =
        refused.getCommandLine().getSubcommands().entrySet().stream()
            .filter(it -> !it.getValue().getCommandSpec().usageMessage().hidden())
            .map(Map.Entry::getKey)
            .toList();
    return commands.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "there is no command %s: use %s".formatted(word, String.join(", ", commands)));
  }

  private static int fail(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    boolean expected =
        failure instanceof UsageException
            || failure instanceof FailedException
            || failure instanceof EncodingException;
    say(command, (expected ? "" : "unexpected failure: ") + Reason.of(failure));
    if (!expected) {
      LOG.debug("unexpected failure", failure);
    }
    return failure instanceof UsageException ? USAGE : FAILED;
  }

  private static void say(CommandLine command, String message) {
    PrintWriter err = command.getErr();
    err.println("citenote: " + message);
    err.flush();
  }

  /// Says which version this is.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"citenote " + (version == null ? "(not packaged)" : version)};
    }
  }
}
