package dev.citenote.note;

import dev.citenote.encoder.Encoder;
import dev.citenote.encoder.ModelException;
import dev.citenote.encoder.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How fast ordinary notes are read from their file and cut into passages.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class NotesBenchmark {
  private static final int MAX_TOKENS = 510;

  @Param({"questions", "chinese-prose", "english-prose"})
  public String note = "";

  /// Whether the model's tokenizer counts, or a rule of thumb that takes no time to speak of.
  @Param({"false", "true"})
  public boolean model;

  private double megabytes;
  private Path file = Path.of("");
  private PassageCutter cutter = new PassageCutter(String::length, MAX_TOKENS);
  private AutoCloseable open = () -> {};

  @Setup
  public void write() throws IOException, ModelException {
    String text = Corpus.ordinary(note);
    megabytes = Corpus.megabytes(text);
    file = Files.createTempFile("note", ".md");
    Files.writeString(file, text);
    if (model) {
      Encoder encoder = Encoder.open(new ModelStore(Path.of("models")), "e5-to-bge");
      open = encoder;
      cutter = new PassageCutter(encoder, MAX_TOKENS);
    }
  }

  @TearDown
  public void delete() throws Exception {
    open.close();
    Files.delete(file);
  }

  @Benchmark
  public List<Passage> readAndCut(Megabytes read) {
    if (!(NoteReader.read(file, "note.md") instanceof Note found)) {
      throw new IllegalStateException("the note must be readable");
    }
    read.megabytes += megabytes;
    return cutter.cut(found);
  }
}
