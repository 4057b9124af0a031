package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.note.Deleted;
import dev.citenote.note.NoteFile;
import dev.citenote.note.NoteStore;
import dev.citenote.note.Skipped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The JSON form of what lies in a notes folder. Immutable.
record NotesJson(List<FileJson> notes, List<LeftOut> skipped) {

  NotesJson {
    notes = List.copyOf(notes);
    skipped = List.copyOf(skipped);
  }

  /// A note that could not be read is told among both, as it can be saved, replaced and deleted.
  ///
  /// @param unread what the index knows of that
  static NotesJson of(NoteStore.Contents contents, List<Skipped> unread) {
    Map<String, Skipped> skipped = new TreeMap<>();
    Set<String> notes = new HashSet<>();
    contents.notes().forEach(it -> notes.add(it.path()));
    unread.stream()
        .filter(it -> notes.contains(it.path()))
        .forEach(it -> skipped.put(it.path(), it));
    contents.skipped().forEach(it -> skipped.put(it.path(), it));
    return new NotesJson(
        contents.notes().stream().map(FileJson::of).toList(),
        skipped.values().stream().map(LeftOut::of).toList());
  }

  /// One note.
  ///
  /// @param modified in ISO 8601
  /// @param hash of its content, which is its `ETag` without quotes
  record FileJson(String id, String path, long bytes, String modified, String hash) {
    static FileJson of(NoteFile file) {
      return new FileJson(
          file.id(), file.path(), file.bytes(), file.modified().toString(), file.hash());
    }
  }

  /// A file that is not read.
  record LeftOut(String path, String reason) {
    static LeftOut of(Skipped skipped) {
      return new LeftOut(skipped.path(), skipped.reason());
    }
  }

  /// A note that can be put back.
  ///
  /// @param deleted in ISO 8601
  record DeletedJson(String undo, String path, long bytes, String deleted) {
    static DeletedJson of(Deleted note) {
      return new DeletedJson(note.id(), note.path(), note.bytes(), note.deleted().toString());
    }
  }

  /// All that can be put back, the last deleted first.
  record TrashJson(List<DeletedJson> deleted) {
    TrashJson {
      deleted = List.copyOf(deleted);
    }
  }

  /// What became of one file of an upload.
  ///
  /// @param name as it was sent
  record UploadedJson(
      String name,
      int status,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<FileJson> note,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> code,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> detail) {

    static UploadedJson of(String name, NoteFile file) {
      return new UploadedJson(
          name, 201, Optional.of(FileJson.of(file)), Optional.empty(), Optional.empty());
    }

    static UploadedJson of(String name, ProblemJson problem) {
      return new UploadedJson(
          name,
          problem.status(),
          Optional.empty(),
          Optional.of(problem.code()),
          Optional.of(problem.detail()));
    }
  }

  /// What became of an upload.
  record UploadJson(List<UploadedJson> files) {
    UploadJson {
      files = List.copyOf(files);
    }
  }

  /// The same as a problem, where no file was taken: that of the first, with all of them.
  record UploadProblem(@JsonUnwrapped ProblemJson problem, List<UploadedJson> files) {
    UploadProblem {
      files = List.copyOf(files);
    }
  }
}
