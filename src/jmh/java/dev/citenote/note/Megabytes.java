package dev.citenote.note;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Reports how many millions of bytes were read a second. Confined to one thread.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Megabytes {
  public double megabytes;

  @Setup(Level.Iteration)
  public void clear() {
    megabytes = 0;
  }
}
