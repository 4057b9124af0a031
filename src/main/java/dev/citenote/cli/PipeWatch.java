package dev.citenote.cli;

import dev.citenote.answer.Answer;
import dev.citenote.answer.AnswerListener;
import java.io.PrintWriter;
import java.time.Duration;

/// Waits for an answer that is printed whole, as JSON, and leaves once nobody reads. Only who
/// writes learns that a pipe is closed: after every second of silence a space is written, which
/// JSON allows before a value. Confined to one thread.
final class PipeWatch implements AnswerListener {
  private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();

  private final PrintWriter out;
  private long lastWrite = System.nanoTime();

  PipeWatch(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void found(Answer.Trail trail, Prospect prospect) {}

  @Override
  public void drafted(String piece) {}

  @Override
  public boolean isGone() {
    if (System.nanoTime() - lastWrite > QUIET_NANOS) {
      out.print(' ');
      lastWrite = System.nanoTime();
    }
    return out.checkError();
  }
}
