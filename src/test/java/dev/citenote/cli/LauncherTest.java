package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher script, with a stand-in for Java that prints what it is told.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir Path folder;
  private Path home = Path.of("");

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(folder.resolve("the program"));
    Files.copy(Path.of("citenote"), home.resolve("citenote"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectories(home.resolve("target"));
    Files.writeString(home.resolve("target/citenote.jar"), "");
  }

  @Test
  void start_anyFolderAndThroughALink_handsArgumentsOn() throws Exception {
    Path jdk = jdk("jdk 25", "25.0.1");
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("citenote"));

    Run run = run(folder, Map.of("JAVA_HOME", jdk.toString()), link, "ask", "什么是 A B？", "--json");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("ask\n什么是 A B？\n--json\n")
        .contains("-Dcitenote.home=" + home.toRealPath())
        .contains("--enable-native-access=ALL-UNNAMED", "-DOPT_OUT_TRACKING=true")
        .contains("-Dai.djl.offline=true");
  }

  @Test
  void start_indexingAndMeasuring_getVectorsAndQuickCommandsTheFirstCompiler() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", jdk("jdk", "26").toString());

    assertThat(run(folder, environment, home.resolve("citenote"), "index").out())
        .contains("--add-modules=jdk.incubator.vector");
    assertThat(run(folder, environment, home.resolve("citenote"), "eval", "set").out())
        .contains("--add-modules=jdk.incubator.vector");
    assertThat(run(folder, environment, home.resolve("citenote"), "ask", "q").out())
        .contains("-XX:TieredStopAtLevel=1");
  }

  @Test
  void start_ownOptionsAndCache_arePassed() throws Exception {
    Files.createDirectories(home.resolve("target/aot"));
    Files.writeString(home.resolve("target/aot/citenote.aot"), "");
    Map<String, String> environment =
        Map.of("JAVA_HOME", jdk("jdk", "25").toString(), "CITENOTE_JAVA_OPTS", "-Xmx1g -Dx=y");

    assertThat(run(folder, environment, home.resolve("citenote"), "ask", "q").out())
        .contains("-XX:AOTCache=", "-Xmx1g\n-Dx=y\n");
  }

  @Test
  void start_nothingOfItsOwnToWrite_unpacksIntoAFolderOfThisUserAlone() throws Exception {
    // A file where a folder should be keeps the administrator out as well.
    Files.createDirectories(home.resolve("target/natives"));
    Files.writeString(home.resolve("target/natives/djl"), "");
    Path temp = Files.createDirectory(folder.resolve("temp"));
    Path cache = folder.resolve("cache");
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME", jdk("jdk", "25").toString(),
            "TMPDIR", temp.toString(),
            "XDG_CACHE_HOME", cache.toString());

    assertThat(unpacked(environment)).isEqualTo(cache.resolve("citenote").toString());
    assertThat(temp).isEmptyDirectory();

    Files.delete(cache.resolve("citenote"));
    Files.writeString(cache.resolve("citenote"), "");
    Path own = Path.of(unpacked(environment));
    assertThat(own).hasParent(temp).isDirectory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rwx------");
    assertThat(unpacked(environment)).isEqualTo(own.toString());

    Files.move(own, folder.resolve("of another"));
    Files.createSymbolicLink(own, folder.resolve("of another"));
    assertThat(unpacked(environment)).as("a link is not trusted").endsWith("target/natives/djl");
  }

  private String unpacked(Map<String, String> environment) throws Exception {
    String option = "-DDJL_CACHE_DIR=";
    return run(folder, environment, home.resolve("citenote"), "ask", "q")
        .out()
        .lines()
        .filter(it -> it.startsWith(option))
        .map(it -> it.substring(option.length()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void start_javaHomeTooOld_findsAnotherOnThePath() throws Exception {
    Path old = jdk("old", "17.0.2");
    Path young = jdk("young", "25");
    Map<String, String> environment =
        Map.of("JAVA_HOME", old.toString(), "PATH", young.resolve("bin") + ":/usr/bin:/bin");

    assertThat(run(folder, environment, home.resolve("citenote"), "doctor").out())
        .contains("I am " + young);
  }

  @Test
  void start_jarOlderThanSources_buildsAndSaysWhenMavenIsMissing() throws Exception {
    Files.createDirectories(home.resolve("src/main"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.setLastModifiedTime(home.resolve("target/citenote.jar"), FileTime.from(Instant.EPOCH));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool :
        List.of(
            "dirname", "readlink", "sed", "head", "find", "uname", "rm", "mkdir", "touch", "cat")) {
      Files.createSymbolicLink(bin.resolve(tool), which(tool));
    }
    Map<String, String> environment =
        Map.of("JAVA_HOME", jdk("jdk", "25").toString(), "PATH", bin.toString());

    Run run = run(folder, environment, home.resolve("citenote"), "ask", "q");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().strip()).startsWith("citenote: Maven").doesNotContain("\n");
  }

  @Test
  void start_afterABuildThatLeftTheJarAsItWas_doesNotBuildAgain() throws Exception {
    Files.createDirectories(home.resolve("src/main"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.setLastModifiedTime(home.resolve("target/citenote.jar"), FileTime.from(Instant.EPOCH));
    Path bin = Files.createDirectories(folder.resolve("maven"));
    Path mvn = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\necho built\n");
    Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> environment =
        Map.of("JAVA_HOME", jdk("jdk", "25").toString(), "PATH", bin + ":/usr/bin:/bin");

    assertThat(run(folder, environment, home.resolve("citenote"), "ask", "q").err())
        .contains("building");
    assertThat(run(folder, environment, home.resolve("citenote"), "ask", "q").err())
        .doesNotContain("building");
  }

  @Test
  void start_buildingFirst_givesTheKeyToTheProgramAlone() throws Exception {
    Files.createDirectories(home.resolve("src/main"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.setLastModifiedTime(home.resolve("target/citenote.jar"), FileTime.from(Instant.EPOCH));
    Files.createDirectories(home.resolve("target/lib"));
    Path seen = folder.resolve("seen");
    Path bin = Files.createDirectories(folder.resolve("maven"));
    Path jdk = jdk("jdk", "25");
    String note = "#!/bin/sh\necho \"$0: ${CITENOTE_LLM_API_KEY:-none} $*\" >> '" + seen + "'\n";
    for (Path program : List.of(bin.resolve("mvn"), jdk.resolve("bin/java"))) {
      Files.writeString(program, note);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    String key = "sk-CANARY-KEY";
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            jdk.toString(),
            "PATH",
            bin + ":/usr/bin:/bin",
            "CITENOTE_LLM_API_KEY",
            key);

    run(folder, environment, home.resolve("citenote"), "ask", "q");

    assertThat(Files.readAllLines(seen))
        .satisfiesExactly(
            maven -> assertThat(maven).contains("mvn: none").doesNotContain(key),
            warmUp -> assertThat(warmUp).contains("java: none", "warm-up").doesNotContain(key),
            program -> {
              assertThat(program).contains("java: " + key, "-XX:-CreateCoredumpOnCrash");
              assertThat(program.split(key, -1)).hasSize(2);
            });
  }

  private static Path which(String tool) {
    Path usual = Path.of("/usr/bin", tool);
    return Files.exists(usual) ? usual : Path.of("/bin", tool);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8"})
  void start_anyLocale_readsFilesWithChineseNames(String locale) throws Exception {
    Path jdk = jdk("jdk", "25");
    String skip = "while [ $# -gt 0 ] && [ \"$1\" != questions ]; do shift; done\n";
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String run =
        "exec '%s' -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp '%s' dev.citenote.cli.Main \"$@\"\n"
            .formatted(java, System.getProperty("java.class.path"));
    Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\n" + skip + run);
    Path notes = Files.createDirectories(folder.resolve("notes"));
    Files.writeString(notes.resolve("笔记😀.md"), "## 什么是队列？\n先进先出。\n");

    Run answered =
        run(
            folder,
            Map.of("JAVA_HOME", jdk.toString(), "LC_ALL", locale),
            home.resolve("citenote"),
            "questions",
            "--notes",
            notes.toString());

    assertThat(answered.err()).isEmpty();
    assertThat(answered.out()).contains("笔记😀.md", "什么是队列？", "1 question in 1 note");
  }

  private Path jdk(String name, String version) throws IOException {
    Path jdk = folder.resolve(name);
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Files.writeString(java, "#!/bin/sh\necho \"I am " + jdk + "\"\nprintf '%s\\n' \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return jdk;
  }

  private static Run run(
      Path workingFolder, Map<String, String> environment, Path launcher, String... args)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
    builder.environment().put("CITENOTE_LLM_PROVIDER", "none");
    builder.environment().putAll(environment);
    Path out = Files.createTempFile(workingFolder, "out", "");
    Path err = Files.createTempFile(workingFolder, "err", "");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private record Run(int code, String out, String err) {}
}
