package dev.citenote.llm;

/// Carries an ending from deep within an exchange up through LangChain4j, which lets it pass.
final class EndpointFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Fault fault;

  /// @param reason what happened and the remedy, one clause without a full stop and the key
  EndpointFailure(Fault fault, String reason) {
    super(reason, null, false, false);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
