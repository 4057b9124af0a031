package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStampTest {
  @TempDir Path folder;

  @Test
  void of_fileLeftAlone_isTheSameAndStandsOnceItsTimeIsPast() throws IOException {
    Path file = Files.writeString(folder.resolve("a.md"), "same");
    FileStamp stamp = FileStamp.of(file).orElseThrow();
    assertThat(Files.readString(file)).isEqualTo("same");

    assertThat(FileStamp.of(file)).contains(stamp);
    assertThat(stamp.stands(stamp.modified().plusSeconds(1))).isFalse();
    assertThat(stamp.stands(stamp.modified().plusSeconds(4))).isTrue();
  }

  @DisabledOnOs(OS.WINDOWS)
  @ParameterizedTest
  @ValueSource(strings = {"2001-01-01T00:00:00Z", "2038-01-19T03:14:08Z"})
  void of_otherContentOfTheSameSizeAndTime_isAnother(String time) throws IOException {
    FileTime set = FileTime.from(Instant.parse(time));
    Path file = Files.writeString(folder.resolve("a.md"), "same");
    Files.setLastModifiedTime(file, set);
    FileStamp before = FileStamp.of(file).orElseThrow();

    FileStamp after = before;
    // The clock of the file system may tick a few times a second only.
    for (Instant end = Instant.now().plusSeconds(5);
        after.equals(before) && Instant.now().isBefore(end); ) {
      Files.writeString(file, "emas");
      Files.setLastModifiedTime(file, set);
      after = FileStamp.of(file).orElseThrow();
    }

    assertThat(after).isNotEqualTo(before);
    assertThat(after.modified()).isEqualTo(before.modified());
    assertThat(after.stands(Instant.now())).isFalse();
    assertThat(after.stands(Instant.now().plusSeconds(4))).isEqualTo(time.startsWith("2001"));
  }
}
