package dev.citenote.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.eclipse.jetty.http.HttpStatus;

/// What went wrong with a request, as RFC 9457 has it. Immutable.
///
/// @param type always `about:blank`: the title is the status's own
/// @param title the status in words
/// @param status HTTP status, from 400
/// @param detail what was wrong and the remedy, in a sentence for the person
/// @param code the same for programs, such as `blank_question`
/// @param id random; found again in the log where the fault is the server's
record ProblemJson(String type, String title, int status, String detail, String code, String id) {

  /// Media type of the JSON form.
  static final String MEDIA_TYPE = "application/problem+json";

  private static final SecureRandom RANDOM = new SecureRandom();

  /// A problem with an id of its own.
  static ProblemJson of(int status, String code, String detail) {
    byte[] id = new byte[6];
    RANDOM.nextBytes(id);
    String title = HttpStatus.getMessage(status);
    return new ProblemJson(
        "about:blank", title, status, detail, code, HexFormat.of().formatHex(id));
  }

  /// The server's own fault, told without any of its insides.
  static ProblemJson internal() {
    return of(
        500,
        "internal",
        "something went wrong inside the program: the log has the details under this id");
  }
}
