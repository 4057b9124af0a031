package dev.citenote.cli;

import dev.citenote.http.PortUnavailableException;
import dev.citenote.http.Server;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `citenote serve`: the page and the API, with an index that follows the folder.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves the page and the API on this machine, and follows the notes.")
final class ServeCommand implements Callable<Integer> {
  /// Not an exit code: the server goes on until it is told to stop.
  static final int SERVING = -1;

  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address of this machine to listen on (default: 127.0.0.1).")
  Optional<String> host = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on, 0 for any free one (default: 7070).")
  Optional<String> port = Optional.empty();

  @Option(names = "--no-watch", description = "Index once, and do not follow the folder.")
  boolean once;

  @Override
  public Integer call() throws Exception {
    Settings settings =
        Settings.of(common.layers().option(Setting.HOST, host).option(Setting.PORT, port));
    Desk desk = Desk.loading(settings, SyncNotice.on(spec.commandLine().getErr()));
    Server server = start(settings, desk);
    try {
      desk.awaitLoaded();
      desk.announce(server.url());
    } catch (UsageException | FailedException e) {
      server.close();
      throw e;
    }
    stopOnSignal(server, desk);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Citenote is at " + server.url() + " (stop it with Ctrl+C)");
    out.flush();
    desk.follow(!once);
    return SERVING;
  }

  private static Server start(Settings settings, Desk desk) throws UsageException {
    try {
      return Server.start(settings.host(), settings.port(), desk.services());
    } catch (PortUnavailableException | IllegalArgumentException e) {
      desk.close();
      throw new UsageException(Reason.of(e), e);
    }
  }

  private static void stopOnSignal(Server server, Desk desk) {
    Runnable stop =
        () -> {
          server.close();
          desk.close();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
  }
}
