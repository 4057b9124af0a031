package dev.citenote.answer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import dev.citenote.answer.verify.Conflict.Kind;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds from some time on, against what denies it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SinceTest {
  private final RealNotes notes;

  SinceTest(@TempDir Path index) throws Exception {
    notes = RealNotes.index(RealNotes.SEEDS, index.resolve("index"));
  }

  @AfterAll
  void close() throws Exception {
    notes.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HashMap is thread safe since version 8.       | HashMap is not thread safe.
          HashMap is thread safe as of Java 8.          | HashMap is not thread safe.
          Since 4.2, MongoDB supports sharded counters. | MongoDB does not support sharded counters.
          HashMap 从 8 版本起是线程安全的。               | HashMap 不是线程安全的。
          HashMap 自 Java 8 起线程安全。                 | HashMap 不是线程安全的。
          """)
  void between_whatHoldsNowIsDenied_clashes(String one, String other) {
    assertThat(between(one, other)).contains(Kind.NEGATION);
    assertThat(between(other, one)).contains(Kind.NEGATION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HashMap is thread safe since version 8.       | HashMap was not thread safe.
          HashMap is thread safe since version 8.       | HashMap is not thread safe before version 8.
          HashMap is thread safe since version 8.       | HashMap is not thread safe in version 7.
          HashMap is thread safe since version 8.       | HashMap is not thread safe since version 9.
          Redis supports transactions in cluster mode.  | Redis does not support transactions.
          HashMap 从 8 版本起是线程安全的。               | HashMap 以前不是线程安全的。
          """)
  void between_whatIsSaidOfAnotherTime_doesNotClash(String one, String other) {
    assertThat(between(one, other)).isEmpty();
    assertThat(between(other, one)).isEmpty();
  }

  private Optional<Kind> between(String one, String other) {
    return new Clash(notes.lexicon(), "").between(claim("one.md", one), claim("other.md", other));
  }

  private static Claim claim(String note, String text) {
    return Claim.of(Notes.hit(note, text)).getFirst();
  }
}
