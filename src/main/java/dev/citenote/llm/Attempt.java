package dev.citenote.llm;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// How one HTTP exchange ended. Immutable.
sealed interface Attempt {

  /// Rest before a retry where the endpoint does not name one.
  Duration PAUSE = Duration.ofMillis(250);

  /// Longest rest; an endpoint that asks for more is not tried again.
  Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /// `Retry-After` in seconds; its other form, a date, counts as absent.
  Pattern SECONDS = Pattern.compile("\\d{1,6}");

  /// The rest that a status asks for before a retry; empty where none is due.
  static Optional<Duration> pauseAfter(int status, HttpHeaders headers) {
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

  /// A 2xx answer with its whole body.
  record Answered(SuccessfulHttpResponse response) implements Attempt {}

  /// Anything else.
  ///
  /// @param failure what the caller is told
  /// @param pause rest before another attempt; empty where another would not help
  record Failed(RuntimeException failure, Optional<Duration> pause) implements Attempt {

    /// Whether another attempt is worth it and starts before `end`, in [System#nanoTime] terms.
    boolean mayRetryBefore(long end) {
      return pause
          .filter(rest -> rest.compareTo(LONGEST_PAUSE) <= 0)
          .filter(rest -> rest.toNanos() < end - System.nanoTime())
          .isPresent();
    }
  }
}
