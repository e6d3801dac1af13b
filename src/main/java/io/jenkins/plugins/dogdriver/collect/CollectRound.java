package io.jenkins.plugins.dogdriver.collect;

import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of one pass over the queue.
 *
 * @param jobs the jobs whose turn came, oldest first
 * @param unreadable the objects among the jobs that cannot be read as a job
 * @param stopped why the round ended before its end, in one sentence; the jobs not named are as
 *     they were. Absent where every job had its turn, or the caller stopped the round.
 */
public record CollectRound(
    List<CollectedJob> jobs, List<UnreadableObject> unreadable, Optional<String> stopped) {
  public CollectRound {
    jobs = List.copyOf(jobs);
    unreadable = List.copyOf(unreadable);
    Objects.requireNonNull(stopped, "stopped");
  }

  /**
   * Returns whether attempts to collect jobs failed and none succeeded. A job that only waits, or
   * was given up, is neither.
   */
  public boolean failed() {
    return jobs.stream().anyMatch(CollectedJob::attemptFailed)
        && jobs.stream().noneMatch(job -> job.state() == RunState.COLLECTED);
  }
}
