package dev.citenote.note;

import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/// Opens the packages that office programs write. Stateless.
final class OfficePackage {
  private static final int[] COMPOUND_FILE = {0xD0, 0xCF, 0x11, 0xE0};

  static {
    // Behind the limits of Archive, which everything passes first.
    ZipSecureFile.setMaxEntrySize(64L << 20);
    ZipSecureFile.setMaxFileCount(10_000);
    ZipSecureFile.setMaxTextSize(WordsWriter.MAX_LENGTH);
    ZipSecureFile.setMinInflateRatio(.01);
  }

  private OfficePackage() {}

  /// A package with the parts of the file that hold words.
  ///
  /// @throws UnreadableException where it is encrypted, older, or past a limit
  static InputStream open(byte[] bytes) throws IOException {
    if (isCompoundFile(bytes)) {
      throw new UnreadableException(
          "it needs a password, or is of before 2007: save it anew without a password");
    }
    return Archive.open(bytes).repacked();
  }

  private static boolean isCompoundFile(byte[] bytes) {
    for (int i = 0; i < COMPOUND_FILE.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != COMPOUND_FILE[i]) {
        return false;
      }
    }
    return true;
  }
}
