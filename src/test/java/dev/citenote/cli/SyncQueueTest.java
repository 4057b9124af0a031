package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.http.IndexRequest;
import dev.citenote.http.ReportJson;
import dev.citenote.http.SyncOutcome;
import dev.citenote.http.SyncProgress;
import dev.citenote.http.SyncProgress.Phase;
import dev.citenote.index.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SyncQueueTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final SyncOutcome DONE =
      new SyncOutcome.Done(new ReportJson(1, 0, 0, 0, 0, 0, List.of(), 1, 0.1, Optional.empty()));

  private static final IndexRequest FOLLOW = IndexRequest.FOLLOW;
  private static final IndexRequest FULL = new IndexRequest(true, false);
  private static final IndexRequest CONFIRM = new IndexRequest(false, true);

  private final Semaphore begun = new Semaphore(0);
  private final Semaphore mayEnd = new Semaphore(0);
  private final List<IndexRequest> ran = new CopyOnWriteArrayList<>();

  private SyncOutcome work(IndexRequest request, Progress progress) {
    ran.add(request);
    progress.report(30, 100);
    begun.release();
    mayEnd.acquireUninterruptibly();
    return DONE;
  }

  @Test
  void ask_whileOneRuns_joinsIt() throws Exception {
    try (SyncQueue queue = new SyncQueue(this::work)) {
      SyncTask first = queue.ask(FOLLOW);
      begun.acquire();
      SyncTask second = queue.ask(FOLLOW);
      mayEnd.release(10);

      assertThat(second).isSameAs(first);
      assertThat(second.await(LONG)).contains(DONE);
    }
    assertThat(ran).containsExactly(FOLLOW);
  }

  @Test
  void ask_fullWhileAnotherRuns_isQueuedOnce() throws Exception {
    try (SyncQueue queue = new SyncQueue(this::work)) {
      SyncTask first = queue.ask(FOLLOW);
      begun.acquire();
      SyncTask full = queue.ask(FULL);
      assertThat(queue.ask(FULL)).isSameAs(full).isNotSameAs(first);
      assertThat(full.progress().phase()).isEqualTo(Phase.WAITING);
      assertThat(first.progress().phase()).isEqualTo(Phase.ENCODING);
      mayEnd.release(10);

      assertThat(full.await(LONG)).contains(DONE);
      assertThat(first.progress()).isEqualTo(SyncProgress.IDLE);
    }
    assertThat(ran).containsExactly(FOLLOW, FULL);
  }

  @Test
  void ask_confirmingWhileAnotherRuns_isQueuedAndDoesForWhoWantsLess() throws Exception {
    try (SyncQueue queue = new SyncQueue(this::work)) {
      SyncTask first = queue.ask(FOLLOW);
      begun.acquire();
      SyncTask confirming = queue.ask(CONFIRM);
      assertThat(confirming).isNotSameAs(first);
      assertThat(queue.later(FOLLOW)).isSameAs(confirming);
      assertThat(queue.ask(FULL)).isNotSameAs(confirming);
      mayEnd.release(10);
      assertThat(confirming.await(LONG)).contains(DONE);
    }
    assertThat(ran).startsWith(FOLLOW, CONFIRM);
  }

  @Test
  void later_whileOneRuns_looksAtTheFolderOnceMore() throws Exception {
    try (SyncQueue queue = new SyncQueue(this::work)) {
      SyncTask first = queue.ask(FOLLOW);
      begun.acquire();
      SyncTask later = queue.later(FOLLOW);
      assertThat(later).isNotSameAs(first);
      assertThat(queue.later(FOLLOW)).isSameAs(later);
      mayEnd.release(10);

      assertThat(later.await(LONG)).contains(DONE);
    }
    assertThat(ran).containsExactly(FOLLOW, FOLLOW);
  }

  @Test
  void close_withOneThatWaits_endsTheFirstAndNeverBeginsTheSecond() throws Exception {
    SyncQueue queue = new SyncQueue(this::work);
    SyncTask first = queue.ask(FOLLOW);
    begun.acquire();
    SyncTask full = queue.ask(FULL);
    Thread closing = Thread.ofPlatform().start(queue::close);
    while (closing.getState() != Thread.State.TIMED_WAITING
        && closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    mayEnd.release(10);
    closing.join();

    assertThat(first.await(LONG)).contains(DONE);
    assertThat(full.await(LONG)).containsInstanceOf(SyncOutcome.Stopped.class);
    assertThat(queue.ask(FOLLOW).await(LONG)).containsInstanceOf(SyncOutcome.Stopped.class);
    assertThat(ran).containsExactly(FOLLOW);
  }
}
