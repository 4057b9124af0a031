package dev.citenote.answer;

import dev.citenote.llm.Fault;
import java.util.Locale;

/// Why a language model gave no whole answer. Immutable.
///
/// @param code for programs: the name of a [Fault] in lower case, or [#UNSUPPORTED]
/// @param reason what happened and the remedy, one clause without a full stop
public record ModelFailure(String code, String reason) {

  /// The model finished, and the passages support nothing of what it wrote.
  static final String UNSUPPORTED = "unsupported";

  static ModelFailure of(Fault fault, String reason) {
    return new ModelFailure(fault.name().toLowerCase(Locale.ROOT), reason);
  }
}
