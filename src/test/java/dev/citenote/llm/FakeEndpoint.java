package dev.citenote.llm;

import dev.citenote.llm.Terms.Deadlines;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// A model endpoint on a free loopback port that streams a given text and can misbehave in every
/// way that [FakeMode] lists; the first segment of the path picks the way. It speaks OpenAI's
/// protocol and, below `/api/chat`, Ollama's. Thread-safe.
///
/// ```java try (FakeEndpoint model = FakeEndpoint.start(prompt -> "A is 1 [1]. B is 2
/// [2].").inPiecesOf(3)) { LanguageModels.of(model.openAi("okfull")).complete(prompt, listener);
/// } ```
///
/// It keeps connections open after a whole answer, as real servers do: [#openConnections] is 0
/// only when the client has closed its own.
public final class FakeEndpoint implements AutoCloseable {
  private final ServerSocket listening;
  private final List<FakeRequest> received = new CopyOnWriteArrayList<>();
  private final List<Gone> gone = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile UnaryOperator<String> script;
  private volatile Optional<String> onlyMode = Optional.empty();
  private volatile int pieceLength = Integer.MAX_VALUE;
  private volatile Duration pause = Duration.ZERO;

  private FakeEndpoint(UnaryOperator<String> script) throws IOException {
    this.script = script;
    this.listening = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("fake-endpoint").start(this::listen);
  }

  /// A client that closed its connection before the answer was over.
  ///
  /// @param mode what it had asked for
  /// @param nanos when, in [System#nanoTime] terms
  public record Gone(String mode, long nanos) {}

  /// Starts to listen; every answer is `hello`.
  public static FakeEndpoint start() throws IOException {
    return start(prompt -> "hello");
  }

  /// Starts to listen.
  ///
  /// @param script the text to answer a user message with
  public static FakeEndpoint start(UnaryOperator<String> script) throws IOException {
    return new FakeEndpoint(script);
  }

  /// From now on, sends texts in pieces of so many characters (default: in one).
  public FakeEndpoint inPiecesOf(int characters) {
    pieceLength = characters;
    return this;
  }

  /// From now on, rests before each piece (default: not at all).
  public FakeEndpoint restingFor(Duration rest) {
    pause = rest;
    return this;
  }

  /// From now on, answers in one mode with a text, whatever the path says, as if nothing had been
  /// asked before; waits until the clients of before are gone.
  public FakeEndpoint turnTo(String mode, String text) {
    if (!eventually(Duration.ofSeconds(10), () -> openConnections() == 0)) {
      throw new IllegalStateException(openConnections() + " connections are still open");
    }
    received.clear();
    gone.clear();
    script = prompt -> text;
    onlyMode = Optional.of(mode);
    pieceLength = Integer.MAX_VALUE;
    return this;
  }

  /// Base URL for OpenAI's protocol: `http://127.0.0.1:PORT/MODE/v1`.
  public URI url(String mode) {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/" + mode + "/v1");
  }

  /// Base URL for Ollama's protocol: `http://127.0.0.1:PORT/MODE`.
  public URI ollamaUrl(String mode) {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/" + mode);
  }

  /// This endpoint in a mode for OpenAI's protocol: model `test-model`, 10 s, no key.
  public ModelEndpoint openAi(String mode) {
    return endpoint(ModelEndpoint.Provider.OPENAI, url(mode));
  }

  /// This endpoint in a mode for Ollama's protocol: model `test-model`, 10 s, no key.
  public ModelEndpoint ollama(String mode) {
    return endpoint(ModelEndpoint.Provider.OLLAMA, ollamaUrl(mode));
  }

  private static ModelEndpoint endpoint(ModelEndpoint.Provider provider, URI url) {
    return new ModelEndpoint(
        provider,
        url,
        "test-model",
        Optional.empty(),
        Terms.within(Deadlines.within(Duration.ofSeconds(10))));
  }

  /// What was asked so far, in order.
  public List<FakeRequest> received() {
    return List.copyOf(received);
  }

  /// How many requests came in so far.
  public int requests() {
    return received.size();
  }

  /// How many connections are open now.
  public int openConnections() {
    return connections.get();
  }

  /// Clients that closed before the answer was over, in order.
  public List<Gone> gone() {
    return List.copyOf(gone);
  }

  /// Waits until something holds, such as `() -> model.openConnections() == 0`.
  ///
  /// @return whether it came to hold within the time
  public static boolean eventually(Duration within, BooleanSupplier holds) {
    long end = System.nanoTime() + within.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(5_000_000);
    }
    return true;
  }

  /// Breaks every connection off and stops listening.
  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().name("fake-reply").start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
      boolean again = true;
      while (again) {
        Optional<FakeRequest> request = FakeRequest.read(in);
        again = request.isPresent() && answer(request.get(), socket);
      }
    } catch (IOException e) {
      // The client broke off between two requests.
    } finally {
      open.remove(socket);
      connections.decrementAndGet();
    }
  }

  /// Answers one request; says whether the connection may be used again.
  private boolean answer(FakeRequest request, Socket socket) throws IOException {
    received.add(request);
    FakeReply reply = new FakeReply(socket, request, pieceLength, pause);
    String mode = onlyMode.orElseGet(request::mode);
    try {
      FakeMode.named(mode).send(reply, script.apply(request.prompt()));
    } catch (IOException e) {
      if (!listening.isClosed() && !reply.isWhole()) {
        gone.add(new Gone(mode, System.nanoTime()));
      }
      return false;
    }
    return reply.keepsConnection();
  }
}
