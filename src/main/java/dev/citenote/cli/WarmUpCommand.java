package dev.citenote.cli;

import dev.citenote.answer.Question;
import dev.citenote.http.AnswerJson;
import dev.citenote.http.Json;
import dev.citenote.http.Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `citenote warm-up`: does a little of everything, so that the Java virtual machine can record
/// what it loads. The launcher calls it after a build.
@Command(
    name = "warm-up",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Does a little of everything, for the Java virtual machine to remember.")
final class WarmUpCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    Settings settings = common.settings();
    try (Workbench bench = Workbench.open(settings, "warm-up")) {
      SyncNotice notice = SyncNotice.on(spec.commandLine().getErr());
      bench.keeper().bringInStep(notice);
      for (String text : new String[] {"缓存是什么？", "What does a cache keep?", "队列是什么？"}) {
        Question question = new Question(text, Question.DEFAULT_DEPTH, Question.Mode.EXTRACT);
        Json.text(AnswerJson.of(bench.answerer().answer(question)));
      }
    }
    serve(settings);
    return 0;
  }

  private void serve(Settings settings) throws Exception {
    try (Desk desk = Desk.loading(settings, SyncNotice.on(spec.commandLine().getErr()));
        Server server = Server.start("127.0.0.1", 0, desk.services());
        HttpClient client = HttpClient.newHttpClient()) {
      desk.follow(false);
      for (String path : new String[] {"/", "/api/status", "/api/health", "/api/questions"}) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path)).build();
        client.send(request, BodyHandlers.ofString());
      }
    }
  }
}
