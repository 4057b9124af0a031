package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// How everything stands, as `status --json` prints it. Immutable.
///
/// @param state `indexing` or `ready`; `absent` where there is no index and none is being built
/// @param skipped files that were found and not read
/// @param languageModel JSON's null where none is configured
/// @param encoded bytes of files that the sync under way has encoded
/// @param toEncode bytes that it is to encode in all
/// @param problem JSON's null where all is well
/// @param found files in the folder; JSON's null where it cannot be listed
/// @param pending in what the folder differs from the index; JSON's null where that cannot be told
/// @param sync JSON's null where only another process could tell
/// @param lastSync JSON's null where none ended yet
/// @param outdated why the index is going to be built anew; absent where it fits
public record StatusJson(
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
    Optional<Trouble> problem,
    Overview.Questions questionCounts,
    Overview.Languages languages,
    Optional<Integer> found,
    Optional<Overview.Pending> pending,
    Optional<ProgressJson> sync,
    Optional<Overview.LastSync> lastSync,
    Bytes bytes,
    Bytes freeBytes,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> outdated) {

  /// Bytes at the notes and at the index; JSON's null where they cannot be told.
  record Bytes(OptionalLong notes, OptionalLong index) {}

  /// The JSON form of how things stand.
  public static StatusJson of(Status status, Overview overview) {
    Status.Indexed index = status.index();
    Overview.Disk disk = overview.disk();
    return new StatusJson(
        status.state().name().toLowerCase(Locale.ROOT),
        index.notes(),
        index.passages(),
        index.questions(),
        overview.folder().map(it -> SkippedJson.of(it.skipped())).orElseGet(List::of),
        status.encoder(),
        status.languageModel(),
        status.leavesMachine(),
        status.progress().encoded(),
        status.progress().toEncode(),
        status.trouble(),
        overview.questions(),
        overview.languages(),
        overview.folder().map(Overview.Folder::found),
        overview.folder().map(Overview.Folder::pending),
        overview.sync().map(ProgressJson::of),
        overview.lastSync(),
        new Bytes(disk.notes(), disk.index()),
        new Bytes(disk.notesFree(), disk.indexFree()),
        overview.outdated());
  }
}
