package dev.citenote.http;

import java.util.Optional;

/// A request that cannot be served as it stands; the problem is the whole response.
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ProblemJson problem;

  private RefusedException(ProblemJson problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /// A refusal that names the value and the remedy.
  static RefusedException of(int status, String code, String detail) {
    return new RefusedException(ProblemJson.of(status, code, detail));
  }

  /// The same, because of a note.
  ///
  /// @param id of the note; empty where it is none
  RefusedException because(Optional<String> id) {
    return new RefusedException(problem.because(id));
  }

  ProblemJson problem() {
    return problem;
  }
}
