package dev.citenote.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;

/// What is wrong with a file of an index, in a few words for people. Stateless.
final class Damage {
  /// Where Lucene says which file it read.
  private static final Pattern PATH = Pattern.compile("path=\"?([^\")]+)\"?\\)");

  private Damage() {}

  /// Such as `_3.cfs has a wrong checksum`; what the failure says itself where it is of another
  /// kind.
  static String of(Throwable failure) {
    return known(failure).orElseGet(() -> other(failure));
  }

  /// Empty where the failure is not that of a file that is damaged or missing.
  static Optional<String> known(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return switch (failure) {
      case CorruptIndexException e ->
          Optional.ofNullable(e.getCause())
              .flatMap(Damage::known)
              .or(() -> Optional.of(name(message) + corruption(message)));
      case IndexFormatTooOldException e -> Optional.of(otherVersion(message));
      case IndexFormatTooNewException e -> Optional.of(otherVersion(message));
      case IndexNotFoundException e -> Optional.of("its segments file is missing");
      case NoSuchFileException e -> Optional.of(last(e.getFile()) + " is missing");
      case FileNotFoundException e -> Optional.of(name(message) + " is missing");
      case EOFException e -> Optional.of(name(message) + " is cut short");
      case AlreadyClosedException e ->
          Optional.of("write.lock was deleted or replaced").filter(it -> message.contains("lock"));
      case InternalError e -> Optional.of("a file of it was cut short");
      default -> Optional.empty();
    };
  }

  /// Whether a failure to search comes of what Lucene read: it is an error of mapped memory, or was
  /// thrown in Lucene.
  static boolean isOfReading(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(it -> it instanceof InternalError || isOfLucene(it));
  }

  private static boolean isOfLucene(Throwable failure) {
    return !(failure instanceof IndexSearcher.TooManyClauses)
        && Stream.of(failure.getStackTrace())
            .map(StackTraceElement::getClassName)
            .filter(it -> !it.startsWith("java.") && !it.startsWith("jdk."))
            .findFirst()
            .filter(it -> it.startsWith("org.apache.lucene."))
            .isPresent();
  }

  private static String corruption(String message) {
    if (message.contains("checksum failed")) {
      return " has a wrong checksum";
    }
    if (message.contains("cannot be read")) {
      return " is damaged or cut short";
    }
    boolean cut =
        message.contains("truncated") || message.contains("EOF") || message.contains("length");
    return cut ? " is cut short" : " holds something else than was written";
  }

  private static String otherVersion(String message) {
    return name(message) + " is damaged, or was written by another version of the program";
  }

  private static String other(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return PATH.matcher(message).find()
        ? name(message) + " cannot be read"
        : failure.getMessage() == null ? "a file of it cannot be read" : message;
  }

  private static String name(String message) {
    Matcher path = PATH.matcher(message);
    return path.find() ? last(path.group(1)) : "a file of it";
  }

  private static String last(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }
}
