package dev.citenote.note;

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
import org.openjdk.jmh.annotations.Warmup;

/// Whether notes that were made to be slow are cut in linear time: the megabytes a second of a note
/// and of one four times as large must be alike.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class HostileNotesBenchmark {

  @Param({
    "single-line",
    "nested-items",
    "newlines",
    "carriage-returns",
    "images",
    "stars",
    "quotes",
    "deep-quotes",
    "comments",
    "open-fences",
    "formulas",
    "pipes",
    "question-lines",
    "question-gaps",
    "addresses"
  })
  public String shape = "";

  @Param({"1500", "6000"})
  public int size;

  private double megabytes;
  private Note note = new Note("", "", "");
  private final PassageCutter cutter = new PassageCutter(String::length, 510);

  @Setup
  public void make() {
    note = new Note("note.md", Corpus.hostile(shape, size), "");
    megabytes = Corpus.megabytes(note.text());
  }

  @Benchmark
  public List<Passage> cut(Megabytes read) {
    read.megabytes += megabytes;
    return cutter.cut(note);
  }
}
