package dev.citenote.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running HTTP server on this machine alone: the page and the API. Thread-safe.
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final long STOP_MILLIS = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Holds a query of the longest length, percent-encoded.
  private static final int MAX_HEADER_BYTES = 64 * 1024;

  private final Javalin app;
  private final Loopback host;
  private final int port;
  private final GracefulHandler graceful;
  private final Ongoing ongoing;

  private Server(Javalin app, Loopback host, GracefulHandler graceful, Ongoing ongoing) {
    this.app = app;
    this.host = host;
    this.graceful = graceful;
    this.ongoing = ongoing;
    this.port = app.port();
  }

  /// Starts a server, which answers as soon as this returns.
  ///
  /// @param host `127.0.0.1`, `localhost` or `::1`
  /// @param port 0 to 65535; 0 takes any free port
  /// @throws IllegalArgumentException with the remedy, where the host or port is another
  /// @throws PortUnavailableException with the remedy, where the port cannot be opened
  public static Server start(String host, int port, Services services)
      throws PortUnavailableException {
    return start(host, port, services, PATIENCE);
  }

  /// @param patience how long in all a client may keep a stream of events waiting
  static Server start(String host, int port, Services services, Duration patience)
      throws PortUnavailableException {
    Loopback loopback = new Loopback(host);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be between 0 and 65535, got " + port);
    }
    // Whatever it would say of a failed start is in the exception; requests are logged by Replies.
    JavalinLogger.enabled = false;
    GracefulHandler graceful = new GracefulHandler();
    Ongoing ongoing = new Ongoing(patience);
    Routes routes =
        new Routes(
            services,
            new AskRoute(services, ongoing, new Conversations()),
            new IndexRoute(services.indexing(), ongoing));
    Javalin app = Javalin.create(config -> configure(config, routes, graceful));
    try {
      app.start(host, port);
    } catch (JavalinException e) {
      ongoing.close();
      throw unavailable(loopback, port, e);
    }
    return new Server(app, loopback, graceful, ongoing);
  }

  private static PortUnavailableException unavailable(
      Loopback host, int port, JavalinException failure) {
    boolean inUse =
        Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
            .anyMatch(it -> it instanceof BindException);
    return inUse
        ? PortUnavailableException.inUse(host, port, failure)
        : PortUnavailableException.refused(host, port, failure);
  }

  /// The port it listens on, or did until it was closed.
  public int port() {
    return port;
  }

  /// Where the page is, without a slash at the end.
  public String url() {
    return "http://" + host.inUrl() + ":" + port();
  }

  /// Accepts nothing more, has language models stop, and lets requests that are being served end,
  /// for ten seconds.
  @Override
  public void close() {
    ongoing.close();
    try {
      app.jettyServer().server().stop();
    } catch (Exception e) {
      LOG.warn("requests still running after {} s were cut", STOP_MILLIS / 1000, e);
    }
  }

  /// Waits until the server has stopped.
  public void join() throws InterruptedException {
    app.jettyServer().server().join();
  }

  /// Whether new requests are turned away, on connections that are still open too.
  boolean isStopping() {
    return graceful.isShutdown();
  }

  /// Every address that does something, as `GET /api/health`.
  List<String> routes() {
    return app.unsafe.internalRouter.allHttpHandlers().stream()
        .map(it -> it.endpoint.method.name() + " " + it.endpoint.path)
        .toList();
  }

  private static void configure(JavalinConfig config, Routes routes, GracefulHandler graceful) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    configure(config.jetty, graceful);
    Replies.addTo(config);
    routes.addTo(config.routes);
    Page.addTo(config.routes);
  }

  private static void configure(JettyConfig config, GracefulHandler graceful) {
    ProblemPages problems = new ProblemPages();
    config.modifyServer(
        server -> {
          server.setHandler(new LingeringClose(new Guard(graceful)));
          server.setErrorHandler(problems);
          server.setStopTimeout(STOP_MILLIS);
        });
    config.modifyServletContextHandler(context -> context.setErrorHandler(problems));
    config.modifyHttpConfiguration(Server::configure);
  }

  private static void configure(HttpConfiguration config) {
    config.setSendServerVersion(false);
    config.setUriCompliance(UriCompliance.DEFAULT);
    config.setRequestHeaderSize(MAX_HEADER_BYTES);
  }
}
