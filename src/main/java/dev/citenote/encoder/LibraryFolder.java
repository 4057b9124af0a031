package dev.citenote.encoder;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;

/// The temporary folder that ONNX Runtime makes for native code when it is loaded, and removes only
/// at the end of a process that ends by itself: each one that is killed would leave one. Stateless.
final class LibraryFolder {
  private LibraryFolder() {}

  /// Removes it where it is empty, as the native code was laid out by the build.
  static void tidy() {
    try {
      Class<?> library = Class.forName(OrtEnvironment.class.getPackageName() + ".OnnxRuntime");
      Field folder = library.getDeclaredField("tempDirectory");
      folder.setAccessible(true);
      if (folder.get(null) instanceof Path made) {
        Files.deleteIfExists(made);
      }
    } catch (IOException | ReflectiveOperationException | RuntimeException e) {
      // It holds native code in use, or another version keeps it elsewhere: it goes at the end.
    }
  }
}
