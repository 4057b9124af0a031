package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/// What went wrong with a request, as RFC 9457 has it. Immutable.
///
/// @param type always `about:blank`: the title is the status's own
/// @param title the status in words
/// @param status HTTP status, from 400
/// @param detail what was wrong and the remedy, in a sentence for the person
/// @param code the same for programs, such as `blank_question`
/// @param id of the problem, random; found again in the log where the fault is the server's
/// @param note id of the note that stands in the way; absent where none does
record ProblemJson(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String id,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> note) {

  /// Media type of the JSON form.
  static final String MEDIA_TYPE = "application/problem+json";

  private static final SecureRandom RANDOM = new SecureRandom();

  /// A problem with an id of its own.
  static ProblemJson of(int status, String code, String detail) {
    byte[] id = new byte[6];
    RANDOM.nextBytes(id);
    String title = HttpStatus.getMessage(status);
    return new ProblemJson(
        "about:blank", title, status, detail, code, HexFormat.of().formatHex(id), Optional.empty());
  }

  /// The same, because of a note.
  ///
  /// @param id of the note
  ProblemJson because(Optional<String> id) {
    return new ProblemJson(type, title, status, detail, code, this.id, id);
  }

  /// The server's own fault, told without any of its insides.
  static ProblemJson internal() {
    return of(
        500,
        "internal",
        "something went wrong inside the program: the log has the details under this id");
  }
}
