package dev.citenote.llm;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How one try to have a request answered ended. Immutable.
sealed interface Attempt {

  /// Rest before a retry where the endpoint does not name one.
  Duration PAUSE = Duration.ofMillis(250);

  /// Longest rest; an endpoint that asks for more is not tried again.
  Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /// `Retry-After` in seconds; its other form, a date, counts as absent.
  Pattern SECONDS = Pattern.compile("\\d{1,6}");

  /// Failures to connect, after which another attempt may help.
  Set<Fault> NOT_CONNECTED =
      EnumSet.of(Fault.CONNECTION_REFUSED, Fault.UNREACHABLE, Fault.UNKNOWN_HOST);

  /// A status of 2xx came; the body is still to be read.
  record Answered(Exchange exchange) implements Attempt {}

  /// Anything else.
  ///
  /// @param failure what the caller is told
  /// @param pause rest before another attempt; empty where another would not help
  record Failed(EndpointFailure failure, Optional<Duration> pause) implements Attempt {}

  /// There was no status.
  static Failed unconnected(EndpointFailure failure) {
    return new Failed(
        failure, NOT_CONNECTED.contains(failure.fault()) ? Optional.of(PAUSE) : Optional.empty());
  }

  /// There was a status other than 2xx.
  static Failed refused(EndpointFailure failure, int status, HttpHeaders headers) {
    return new Failed(
        failure, pauseAfter(status, headers).filter(rest -> rest.compareTo(LONGEST_PAUSE) <= 0));
  }

  private static Optional<Duration> pauseAfter(int status, HttpHeaders headers) {
    if (status != 429 && status / 100 != 5) {
      return Optional.empty();
    }
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .filter(value -> SECONDS.matcher(value).matches())
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .or(() -> Optional.of(PAUSE));
  }
}
