package dev.citenote.eval;

import static dev.citenote.eval.Hits.hit;
import static dev.citenote.eval.Hits.ranking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.eval.TestCollection.Topic;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class RunWriterTest {
  private static final Topic TOPIC = new Topic("q1", "what?", List.of());

  private final StringWriter out = new StringWriter();
  private final RunWriter writer = new RunWriter(out, "tag");

  @Test
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void ranked_anyLocaleAndPlatform_writesTheSameLines() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      writer.ranked(TOPIC, ranking("what?", hit("d1", 1.5), hit("文档", 0.25), hit("d3", -0.125)));
    } finally {
      Locale.setDefault(before);
    }

    assertThat(out)
        .hasToString(
            """
            q1 Q0 d1 1 1.500000 tag
            q1 Q0 文档 2 0.250000 tag
            q1 Q0 d3 3 -0.125000 tag
            """);
  }

  @Test
  void ranked_equalScores_fallByAMillionthSoThatTheOrderStays() {
    writer.ranked(
        TOPIC, ranking("what?", hit("a", 0.5), hit("b", 0.5), hit("c", 0.4999999), hit("d", 0.4)));

    assertThat(out.toString().lines())
        .containsExactly(
            "q1 Q0 a 1 0.500000 tag",
            "q1 Q0 b 2 0.499999 tag",
            "q1 Q0 c 3 0.499998 tag",
            "q1 Q0 d 4 0.400000 tag");
  }

  @Test
  void ranked_copiesAndFurtherPassagesOfADocument_listEachDocumentOnce() {
    writer.ranked(
        TOPIC, ranking("what?", hit("a", 0.5, "c", "b"), hit("b", 0.4), hit("d", 0.3, "a")));

    assertThat(out.toString().lines())
        .containsExactly(
            "q1 Q0 a 1 0.500000 tag",
            "q1 Q0 b 2 0.499999 tag",
            "q1 Q0 c 3 0.499998 tag",
            "q1 Q0 d 4 0.300000 tag");
  }

  @Test
  void ranked_whiteSpaceInNames_becomesALowLine() {
    new RunWriter(out, "my run")
        .ranked(new Topic("q 1", "what?", List.of()), ranking("what?", hit("a\u3000b", 1)));

    assertThat(out).hasToString("q_1 Q0 a_b 1 1.000000 my_run\n");
  }

  @Test
  void ranked_nothing_writesNothing() {
    writer.ranked(TOPIC, ranking(""));

    assertThat(out).hasToString("");
  }

  @Test
  void ranked_fullDisk_isTold() throws IOException {
    try (Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        }) {
      assertThatThrownBy(
              () -> new RunWriter(full, "tag").ranked(TOPIC, ranking("what?", hit("a", 1))))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("No space left");
    }
  }

  @Test
  void new_blankTag_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RunWriter(out, " "));
  }
}
