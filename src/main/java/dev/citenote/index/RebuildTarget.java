package dev.citenote.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An index that is built beside the one that answers, to take its place once it is whole. It is
/// committed in parts, so that a rebuild that was cut off goes on where it was. Who holds the
/// writing end of the index that answers is the only one to build into it. Confined to one thread.
final class RebuildTarget implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(RebuildTarget.class);

  /// Hidden in the folder of the index, and so on its disk.
  private static final String NAME = ".rebuild";

  private final Directory directory;
  private final Optional<Path> folder;
  private final CommitWriter writer;

  private RebuildTarget(Directory directory, Optional<Path> folder, Fingerprint fingerprint)
      throws IOException {
    this.directory = directory;
    this.folder = folder;
    this.writer = new CommitWriter(folder.map(Path::toString).orElse(NAME), directory, fingerprint);
  }

  /// Goes on with what is there, where it was built by the same rules, is undamaged and has not
  /// taken its place yet; else begins from nothing.
  ///
  /// @param index the folder of the index that answers; empty where that is in memory
  /// @param build of that index
  static RebuildTarget open(Optional<Path> index, Fingerprint fingerprint, String build)
      throws IOException {
    Optional<Path> folder = index.map(it -> it.resolve(NAME));
    Directory directory =
        folder.isPresent() ? IndexFolder.written(folder.get()) : new ByteBuffersDirectory();
    try {
      if (!canGoOn(directory, fingerprint, build)) {
        clear(directory);
      }
      return new RebuildTarget(directory, folder, fingerprint);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static boolean canGoOn(Directory directory, Fingerprint fingerprint, String build)
      throws IOException {
    if (!fits(directory, fingerprint, build)) {
      return false;
    }
    for (Exception failure : IndexContents.failures(directory)) {
      if (failure instanceof IOException disk && !IndexFolder.isDamage(failure)) {
        throw disk;
      }
      return false;
    }
    return true;
  }

  /// Whether it was built by the same rules and has not taken its place yet.
  private static boolean fits(Directory directory, Fingerprint fingerprint, String build)
      throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return false;
    }
    try {
      Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
      return fingerprint.difference(data).isEmpty() && !CommitData.in(data).build().equals(build);
    } catch (IOException | RuntimeException e) {
      if (IndexFolder.isDamage(e)) {
        return false;
      }
      throw e;
    }
  }

  /// Deletes what nobody can go on with, as where the rules are the old ones again.
  ///
  /// @param index the folder of the index that answers
  /// @param build of that index
  static void dropStale(Path index, Fingerprint fingerprint, String build) {
    Path folder = index.resolve(NAME);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Directory directory = FSDirectory.open(folder)) {
      if (!fits(directory, fingerprint, build)) {
        clear(directory);
        Files.delete(folder);
      }
    } catch (IOException e) {
      LOG.debug("what was begun of a rebuild stays there", e);
    }
  }

  private static void clear(Directory directory) throws IOException {
    for (String name : directory.listAll()) {
      directory.deleteFile(name);
    }
  }

  /// Identity of what is built here.
  String build() {
    return writer.data().build();
  }

  /// Where documents are added.
  IndexWriter documents() throws IOException {
    return writer.documents();
  }

  /// Makes what was written so far safe.
  void commit() throws IOException {
    writer.commit();
  }

  /// What is safe so far, to be closed by the caller.
  DirectoryReader lastCommit() throws IOException {
    return DirectoryReader.open(directory);
  }

  /// Content hash of each note that is safe so far, by path.
  Map<String, String> noteHashes() throws IOException {
    try (DirectoryReader reader = lastCommit()) {
      return IndexContents.noteHashes(reader);
    }
  }

  /// Puts what was written in the place of all that an index holds, as of that one's next commit.
  void replaceAllOf(IndexWriter index) throws IOException {
    writer.commit();
    writer.settle();
    writer.close();
    index.deleteAll();
    index.addIndexes(directory);
  }

  /// Deletes what has taken its place. What cannot be deleted is never gone on with.
  void delete() {
    try {
      clear(directory);
      if (folder.isPresent()) {
        Files.delete(folder.get());
      }
    } catch (IOException e) {
      LOG.debug("what an index was rebuilt in stays there", e);
    }
  }

  /// Leaves what was committed for the next time.
  @Override
  public void close() throws IOException {
    writer.close();
    directory.close();
  }
}
