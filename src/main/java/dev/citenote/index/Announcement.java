package dev.citenote.index;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What a process tells others who find its index taken. Thread-safe.
final class Announcement {
  private final Optional<HolderFile> file;
  private final BooleanSupplier writable;
  private volatile Optional<Runnable> last = Optional.empty();

  /// @param folder of the index; empty where it is in memory, and nobody else finds it
  /// @param writable whether this process is the one that writes
  Announcement(Optional<Path> folder, BooleanSupplier writable) {
    this.file = folder.map(HolderFile::new);
    this.writable = writable;
  }

  /// Says what this process does, once it writes.
  void say(String doing, String address) {
    last = Optional.of(() -> file.ifPresent(it -> it.write(doing, address)));
    again();
  }

  /// Says it once more, as where the writing end was obtained just now.
  void again() {
    if (writable.getAsBoolean()) {
      last.ifPresent(Runnable::run);
    }
  }

  /// The process that said it writes, while it lives; empty where none did.
  Optional<Holder> holder() {
    return file.flatMap(HolderFile::read);
  }

  /// Takes back what was said.
  void takeBack() {
    if (writable.getAsBoolean()) {
      file.ifPresent(HolderFile::remove);
    }
  }
}
