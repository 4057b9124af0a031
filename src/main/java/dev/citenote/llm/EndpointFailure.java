package dev.citenote.llm;

import dev.citenote.llm.Completion.NoAnswer;

/// Carries an ending that is known below LangChain4j up through it. It has no cause on purpose:
/// LangChain4j hands on the innermost cause, which is then this one.
final class EndpointFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient NoAnswer ending;

  EndpointFailure(NoAnswer ending) {
    super(ending.reason(), null, false, false);
    this.ending = ending;
  }

  NoAnswer ending() {
    return ending;
  }
}
