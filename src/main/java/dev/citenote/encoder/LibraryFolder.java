package dev.citenote.encoder;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// The temporary folder that ONNX Runtime makes for native code when it is loaded, and removes only
/// at the end of a process that ends by itself: each one that is killed would leave one. Stateless.
final class LibraryFolder {
  private static final String NAMES = "onnxruntime-java*";

  /// Whoever makes one and fills it does so at once.
  private static final Duration LEFT_BEHIND = Duration.ofMinutes(1);

  private LibraryFolder() {}

  /// Removes it where it is empty, as the native code was laid out by the build, and with it those
  /// that were left by processes killed before they came to this.
  static void tidy() {
    try {
      Class<?> library = Class.forName(OrtEnvironment.class.getPackageName() + ".OnnxRuntime");
      Field folder = library.getDeclaredField("tempDirectory");
      folder.setAccessible(true);
      if (folder.get(null) instanceof Path made && Files.deleteIfExists(made)) {
        sweep(made.resolveSibling(""));
      }
    } catch (IOException | ReflectiveOperationException | RuntimeException e) {
      // It holds native code in use, or another version keeps it elsewhere: it goes at the end.
    }
  }

  private static void sweep(Path temporary) throws IOException {
    Instant limit = Instant.now().minus(LEFT_BEHIND);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, NAMES)) {
      for (Path folder : folders) {
        if (Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
          remove(folder);
        }
      }
    }
  }

  private static void remove(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // It holds somebody's native code, or is somebody else's.
    }
  }
}
