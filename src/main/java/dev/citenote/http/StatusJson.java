package dev.citenote.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The JSON form of a [Status]. Immutable.
///
/// @param state `indexing` or `ready`
/// @param languageModel JSON's null where none is configured
/// @param problem JSON's null where all is well
record StatusJson(
    String state,
    int notes,
    int passages,
    int questions,
    List<SkippedJson> skipped,
    String encoder,
    Optional<String> languageModel,
    boolean leavesMachine,
    long encoded,
    long toEncode,
    Optional<Trouble> problem) {

  static StatusJson of(Status status) {
    Status.Indexed index = status.index();
    return new StatusJson(
        status.state().name().toLowerCase(Locale.ROOT),
        index.notes(),
        index.passages(),
        index.questions(),
        SkippedJson.of(index.skipped()),
        status.encoder(),
        status.languageModel(),
        status.leavesMachine(),
        status.progress().encoded(),
        status.progress().toEncode(),
        status.trouble());
  }
}
