package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.citenote.answer.Draft;
import dev.citenote.answer.ModelFailure;
import java.util.Optional;

/// Who wrote a draft, as JSON has it. Immutable.
///
/// @param kind `extractive` or `llm`
/// @param model name of the language model; JSON's null where none wrote it
/// @param removedMarkers how many markers of the model named no given passage
/// @param reason why the notes' own sentences stand here although a model was asked
/// @param failure the same for programs
record DrafterJson(
    String kind,
    Optional<String> model,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> removedMarkers,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> reason,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> failure) {

  static DrafterJson of(Draft.Drafter drafter) {
    return switch (drafter) {
      case Draft.Extractive it ->
          new DrafterJson(
              "extractive",
              Optional.empty(),
              Optional.empty(),
              it.modelFailure().map(ModelFailure::reason),
              it.modelFailure().map(ModelFailure::code));
      case Draft.Model it ->
          new DrafterJson(
              "llm",
              Optional.of(it.model()),
              Optional.of(it.removedMarkers()),
              Optional.empty(),
              Optional.empty());
    };
  }
}
