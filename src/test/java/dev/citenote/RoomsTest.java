package dev.citenote;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The law of imports: which room may see which, and where each foreign library lives.
class RoomsTest {
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.of(
          "note", Set.of(),
          "retrieve", Set.of("note"),
          "encoder", Set.of("note", "retrieve"),
          "index", Set.of("note", "retrieve", "encoder"),
          "llm", Set.of(),
          "answer", Set.of("note", "retrieve", "llm"),
          "study", Set.of("note", "retrieve", "answer"),
          "eval", Set.of("note", "retrieve", "answer"),
          "http", Set.of("note", "retrieve", "answer", "study"));

  private static final Map<String, Set<String>> LIBRARY_ROOMS =
      Map.ofEntries(
          entry("org.apache.lucene..", Set.of("index")),
          entry("io.methvin..", Set.of("index")),
          entry("ai.onnxruntime..", Set.of("encoder")),
          entry("ai.djl..", Set.of("encoder")),
          entry("dev.langchain4j..", Set.of("llm")),
          entry("io.javalin..", Set.of("http")),
          entry("org.eclipse.jetty..", Set.of("http")),
          entry("jakarta.servlet..", Set.of("http")),
          entry("picocli..", Set.of("cli")),
          entry("me.tongfei..", Set.of("cli")),
          entry("com.fasterxml.jackson..", Set.of("http", "cli", "encoder", "eval", "llm", "note")),
          entry("org.apache.pdfbox..", Set.of("note")),
          entry("org.apache.poi..", Set.of("note")),
          entry("org.apache.xmlbeans..", Set.of("note")),
          entry("org.openxmlformats..", Set.of("note")),
          entry("org.apache.commons..", Set.of("note")),
          entry("org.jsoup..", Set.of("note")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.citenote");

  @Test
  void rooms_importOnlyWhatTheTableAllows() {
    MAY_IMPORT.forEach(
        (room, allowed) -> {
          String[] seen =
              Stream.concat(Stream.of(room), allowed.stream())
                  .map(RoomsTest::packageOf)
                  .toArray(String[]::new);
          noClasses()
              .that(resideInAPackage(packageOf(room)))
              .should()
              .dependOnClassesThat(
                  resideInAPackage("dev.citenote..").and(not(resideInAnyPackage(seen))))
              .because("of the table of rooms")
              .allowEmptyShould(true)
              .check(CLASSES);
        });
  }

  @Test
  void rooms_haveNoCycles() {
    slices().matching("dev.citenote.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void verification_seesNothingOfTheDraft() {
    noClasses()
        .that(resideInAPackage("dev.citenote.answer.verify"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.citenote.answer", "dev.citenote.llm.."))
        .check(CLASSES);
  }

  @Test
  void libraries_liveInTheirRooms() {
    LIBRARY_ROOMS.forEach(
        (library, rooms) ->
            noClasses()
                .that(
                    not(
                        resideInAnyPackage(
                            rooms.stream().map(RoomsTest::packageOf).toArray(String[]::new))))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(CLASSES));
  }

  @Test
  void surroundings_areOnlyTouchedByTheCommandLine() {
    noClasses()
        .that(resideInAPackage("dev.citenote..").and(not(resideInAPackage(packageOf("cli")))))
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void classes_liveInARoomOfTheTable() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(MAY_IMPORT.keySet().stream(), Stream.of("cli"))
                .map(RoomsTest::packageOf)
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void rooms_haveASignThatSaysWhatTheyMayImport() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/main/java/dev/citenote"))) {
      List<Path> rooms = folders.toList();
      assertThat(rooms).hasSize(MAY_IMPORT.size() + 1);
      for (Path room : rooms) {
        assertThat(room.resolve("package-info.java"))
            .content()
            .contains("May import:", "Threads:", "@NullMarked");
      }
    }
  }

  private static String packageOf(String room) {
    return "dev.citenote." + room + "..";
  }
}
