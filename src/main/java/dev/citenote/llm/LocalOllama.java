package dev.citenote.llm;

import dev.citenote.llm.Terms.Deadlines;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Looks for an Ollama that nobody named. Stateless.
final class LocalOllama {
  /// Longest wait for a connection, in milliseconds: this machine answers at once or not at all.
  private static final int CONNECT_MILLIS = 300;

  /// Longest wait for the list of models, most of which is the start of our own HTTP client.
  private static final Duration LISTING = Duration.ofSeconds(1);

  private LocalOllama() {}

  static Optional<ModelEndpoint> find(URI base, Terms terms) {
    return listens(base)
        ? listing(base).flatMap(OllamaModels::newest).map(model -> endpoint(base, model, terms))
        : Optional.empty();
  }

  /// Saves loading an HTTP client where nothing listens, which a connection shows at once.
  private static boolean listens(URI base) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> listing(URI base) {
    Deadlines hurry = new Deadlines(LISTING, LISTING, LISTING, LISTING);
    try {
      return Optional.of(ModelListing.read(endpoint(base, "any", Terms.within(hurry))));
    } catch (EndpointFailure e) {
      return Optional.empty();
    }
  }

  private static ModelEndpoint endpoint(URI base, String model, Terms terms) {
    return new ModelEndpoint(ModelEndpoint.Provider.OLLAMA, base, model, Optional.empty(), terms);
  }
}
