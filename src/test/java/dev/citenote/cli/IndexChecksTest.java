package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.citenote.cli.DoctorCommand.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What doctor finds of an index that this user may not write.
@DisabledOnOs(OS.WINDOWS)
class IndexChecksTest {
  @TempDir Path folder;

  @Test
  void access_indexThereOrToBeMade_isSound() throws Exception {
    assertThat(access(folder.resolve("a/b")).ok()).isTrue();
    Path index = Files.createDirectory(folder.resolve("index"));
    Files.writeString(index.resolve("write.lock"), "");

    assertThat(access(index)).isEqualTo(new Check("access", true, "this user may write " + index));
  }

  @Test
  void access_noFolder_namesTheRemedy() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(access(file).ok()).isFalse();
    assertThat(access(file.resolve("index")).detail())
        .contains("cannot be made in " + file + ": ", "--index");
  }

  @Test
  void access_folderOrFilesOfAnother_areNamedWithTheRemedy() throws Exception {
    Path index = Files.createDirectory(folder.resolve("index"));
    Path lock = Files.writeString(index.resolve("write.lock"), "");
    Path segment = Files.writeString(index.resolve("_0.cfs"), "");
    assumeThat(refuses(segment, "---------")).as("root may do everything").isTrue();

    assertThat(access(index).detail()).contains("may not write " + segment, "take", "--index");
    refuses(segment, "r--r--r--");
    assertThat(access(index).ok()).as("what is committed is only read").isTrue();
    refuses(lock, "r--r--r--");
    assertThat(access(index).detail()).contains("may not write " + lock);
    refuses(index, "r-xr-xr-x");
    assertThat(access(index).detail()).contains("may not write " + index + ": ");
    assertThat(access(index.resolve("inner")).detail()).contains("cannot be made in " + index);
    Files.setPosixFilePermissions(index, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static boolean refuses(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    return !Files.isWritable(path);
  }

  private Check access(Path index) throws UsageException {
    return IndexChecks.access(
        Settings.of(
            new SettingLayers(folder)
                .option(Setting.LLM_PROVIDER, Optional.of("none"))
                .option(Setting.INDEX, Optional.of(index.toString()))));
  }
}
