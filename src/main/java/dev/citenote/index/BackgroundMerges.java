package dev.citenote.index;

import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Merges segments on one thread beside the one that writes, so that a commit does not wait for
/// them. What is merged is seen from the next commit on. Thread-safe.
final class BackgroundMerges extends ConcurrentMergeScheduler {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundMerges.class);

  /// So many may wait until writing waits for them.
  private static final int MOST_WAITING = 6;

  BackgroundMerges() {
    setMaxMergesAndThreads(MOST_WAITING, 1);
  }

  /// No commit is lost: the segments stay as they are. Lucene may close the writer over it; what
  /// was not committed is written again by the next sync then.
  @Override
  protected void handleMergeException(Throwable failure) {
    LOG.debug("segments could not be merged for now", failure);
  }
}
