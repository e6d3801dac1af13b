package io.jenkins.plugins.dogdriver.collect;

import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The result of one job in a round.
 *
 * @param state {@link RunState#WAITING} where it stays in the queue, because it is too young, its
 *     metric values are not there yet, or an attempt failed; {@link RunState#COLLECTED} or {@link
 *     RunState#SET_ASIDE} where it left the queue
 * @param attemptFailed whether it went wrong and is tried again
 * @param detail one sentence for people: why, and for a waiting job until when
 * @param figures the metric values of a collected job, by name of the metric; else none
 * @param until when a waiting job has its next answer at the latest; absent for every other job
 */
public record CollectedJob(
    Run run,
    RunState state,
    boolean attemptFailed,
    String detail,
    Map<String, Figure> figures,
    Optional<Instant> until) {

  public CollectedJob {
    detail = PrintableText.sentence(detail);
  }

  static CollectedJob waiting(Run run, String detail, Instant until) {
    return new CollectedJob(run, RunState.WAITING, false, detail, Map.of(), Optional.of(until));
  }

  static CollectedJob failed(Run run, String detail) {
    return new CollectedJob(run, RunState.WAITING, true, detail, Map.of(), Optional.empty());
  }

  static CollectedJob collected(Run run, String detail, Map<String, Figure> figures) {
    return new CollectedJob(run, RunState.COLLECTED, false, detail, figures, Optional.empty());
  }

  static CollectedJob setAside(Run run, String detail) {
    return new CollectedJob(run, RunState.SET_ASIDE, false, detail, Map.of(), Optional.empty());
  }
}
