package dev.citenote.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/// A disk in memory whose N-th change fails, and all after it, and that may lose its power: what
/// was not forced to it is then gone, cut short, overwritten or there, as a seeded chance has it.
/// Thread-safe.
final class FaultyDirectory extends FilterDirectory {
  private final Random random;
  private final Set<String> unforced = new HashSet<>();

  /// Names that changed since the folder was forced, newest last, with what they were before.
  private final Map<String, String> renamed = new LinkedHashMap<>();

  private long changes;
  private long failsAt = Long.MAX_VALUE;

  FaultyDirectory(Random random) {
    super(new ByteBuffersDirectory());
    this.random = random;
  }

  /// Has the N-th change from now fail, and all after it.
  synchronized void failAt(long n) {
    failsAt = changes + n;
  }

  /// How many changes were made or tried.
  synchronized long changes() {
    return changes;
  }

  /// Whether a change has failed.
  synchronized boolean hasFailed() {
    return changes >= failsAt;
  }

  /// What a disk holds after the power was gone.
  synchronized Directory afterPowerLoss() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : in.listAll()) {
      byte[] bytes = read(name);
      switch (unforced.contains(name) ? random.nextInt(4) : 0) {
        case 0 -> files.put(name, bytes);
        case 1 -> files.put(name, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
        case 2 -> files.put(name, new byte[bytes.length]);
        default -> {}
      }
    }
    for (Map.Entry<String, String> it : List.copyOf(renamed.entrySet()).reversed()) {
      byte[] moved = files.get(it.getKey());
      if (moved != null && random.nextBoolean()) {
        files.remove(it.getKey());
        files.put(it.getValue(), moved);
      }
    }
    Directory left = new ByteBuffersDirectory();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      try (IndexOutput out = left.createOutput(file.getKey(), IOContext.DEFAULT)) {
        out.writeBytes(file.getValue(), file.getValue().length);
      }
    }
    return left;
  }

  private byte[] read(String name) throws IOException {
    try (IndexInput input = in.openInput(name, IOContext.READONCE)) {
      byte[] bytes = new byte[(int) input.length()];
      input.readBytes(bytes, 0, bytes.length);
      return bytes;
    }
  }

  private synchronized void change() throws IOException {
    changes++;
    if (hasFailed()) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public synchronized IndexOutput createOutput(String name, IOContext context) throws IOException {
    change();
    unforced.add(name);
    return new FaultyOutput(in.createOutput(name, context));
  }

  @Override
  public synchronized IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    change();
    IndexOutput output = in.createTempOutput(prefix, suffix, context);
    unforced.add(output.getName());
    return new FaultyOutput(output);
  }

  @Override
  public synchronized void sync(Collection<String> names) throws IOException {
    for (String name : names) {
      change();
      in.sync(List.of(name));
      unforced.remove(name);
    }
  }

  @Override
  public synchronized void syncMetaData() throws IOException {
    change();
    in.syncMetaData();
    renamed.clear();
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    change();
    in.rename(from, to);
    if (unforced.remove(from)) {
      unforced.add(to);
    }
    renamed.put(to, from);
  }

  @Override
  public synchronized void deleteFile(String name) throws IOException {
    // A full disk lets files be deleted.
    in.deleteFile(name);
    unforced.remove(name);
    renamed.remove(name);
  }

  /// Does nothing: a disk is there after its index was closed.
  @Override
  public void close() {}

  /// A file whose writing may fail.
  private final class FaultyOutput extends FilterIndexOutput {
    FaultyOutput(IndexOutput out) {
      super(out.toString(), out.getName(), out);
    }

    @Override
    public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
      change();
      super.writeBytes(bytes, offset, length);
    }

    @Override
    public void writeByte(byte value) throws IOException {
      if (hasFailed()) {
        throw new IOException("No space left on device");
      }
      super.writeByte(value);
    }
  }
}
