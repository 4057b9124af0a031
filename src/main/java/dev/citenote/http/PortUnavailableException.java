package dev.citenote.http;

import java.io.IOException;

/// The server could not open its port; the message is one line with the remedy.
public final class PortUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  private PortUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  static PortUnavailableException inUse(Loopback host, int port, Throwable cause) {
    return new PortUnavailableException(
        "port %d is in use on %s: choose another with --port, or stop the program that holds it"
            .formatted(port, host.name()),
        cause);
  }

  static PortUnavailableException refused(Loopback host, int port, Throwable cause) {
    return new PortUnavailableException(
        "port %d on %s cannot be opened: choose another with --port, above 1023"
            .formatted(port, host.name()),
        cause);
  }
}
