package dev.citenote.http;

import dev.citenote.note.Skipped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An index that is always in step already, for servers that are tested without one.
public final class IdleIndexing implements Indexing {
  private static final SyncOutcome IN_STEP =
      new SyncOutcome.Done(new ReportJson(0, 0, 0, 0, 5, 0, List.of(), 412, 0.1, Optional.empty()));

  private static final class Ended implements Run {
    @Override
    public SyncProgress progress() {
      return SyncProgress.IDLE;
    }

    @Override
    public Optional<SyncOutcome> await(Duration patience) {
      return Optional.of(IN_STEP);
    }
  }

  @Override
  public Run start(IndexRequest request) {
    return new Ended();
  }

  @Override
  public Optional<Run> latest() {
    return Optional.empty();
  }

  @Override
  public Overview overview() {
    return new Overview(
        new Overview.Questions(36, 442),
        new Overview.Languages(400, 12),
        Optional.of(
            new Overview.Folder(
                6,
                List.of(new Skipped("a.bin", "it is not text")),
                new Overview.Pending(0, 0, 0),
                Overview.Held.NONE)),
        new Overview.Disk(
            OptionalLong.of(190_000),
            OptionalLong.of(4_200_000),
            OptionalLong.empty(),
            OptionalLong.of(1L << 40)),
        Optional.of(SyncProgress.IDLE),
        Optional.of(
            new Overview.LastSync(
                "2026-01-31T12:00:00.000Z",
                new Overview.Changes(5, 0, 0, 0, 0),
                4.25,
                Optional.empty())),
        Optional.empty());
  }
}
