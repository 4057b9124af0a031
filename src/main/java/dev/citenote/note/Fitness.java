package dev.citenote.note;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Looks whether some content may become a note, before it is written. Thread-safe.
final class Fitness {
  private final Lock reading = new ReentrantLock();

  /// Largest content that may be written under a name; 0 where its format is not read.
  static long maxBytes(String name) {
    return Format.of(name).map(Format::maxBytes).orElse(0L);
  }

  /// What is wrong with a content; empty where nothing is. Documents are read one at a time: each
  /// takes many times its size in memory.
  Optional<NoteChange> unfit(String path, byte[] content) {
    Optional<Format> format = Format.of(path);
    if (format.isEmpty()) {
      return Optional.of(new NoteChange.Unfit(NoteChange.Fault.FORMAT, Format.notRead()));
    }
    if (content.length > format.get().maxBytes()) {
      return Optional.of(new NoteChange.Unfit(NoteChange.Fault.SIZE, format.get().tooLarge()));
    }
    reading.lock();
    try {
      return NoteReader.read(content, path) instanceof Skipped skipped
          ? Optional.of(new NoteChange.Unfit(NoteChange.Fault.CONTENT, skipped.reason()))
          : Optional.empty();
    } finally {
      reading.unlock();
    }
  }

  /// The encoding of a text; empty for a document, or a text whose encoding is not known.
  static Optional<Charset> charset(String path, byte[] bytes) {
    return Format.of(path).filter(Format::isText).flatMap(it -> TextDecoder.charset(bytes));
  }
}
