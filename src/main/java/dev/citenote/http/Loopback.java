package dev.citenote.http;

import java.util.List;
import java.util.Locale;

/// A name of this machine that no other machine can reach. Immutable.
///
/// @param name one of [#NAMES]
record Loopback(String name) {

  /// The hosts that a server listens on and answers to.
  static final List<String> NAMES = List.of("127.0.0.1", "localhost", "::1");

  private static final int HTTP_PORT = 80;

  /// @throws IllegalArgumentException with the remedy, where the name is another
  Loopback {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "host must be one of %s, got %s: another address would need a token, which this version does not have"
              .formatted(String.join(", ", NAMES), name));
    }
  }

  /// The host as it stands in a URL.
  String inUrl() {
    return name.contains(":") ? "[" + name + "]" : name;
  }

  /// Whether a `Host` header, or what follows `http://` in an origin, names this machine and this
  /// port. The comparison is exact, letters aside; the port may be left out where it is 80.
  static boolean isAuthority(String authority, int port) {
    String given = authority.toLowerCase(Locale.ROOT);
    return NAMES.stream()
        .map(name -> new Loopback(name).inUrl())
        .anyMatch(
            host -> given.equals(host + ":" + port) || (port == HTTP_PORT && given.equals(host)));
  }
}
