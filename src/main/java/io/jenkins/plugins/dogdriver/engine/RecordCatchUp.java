package io.jenkins.plugins.dogdriver.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.jenkins.plugins.dogdriver.engine.RunFollowUp.Builds;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reports to builds what became of their runs elsewhere: another controller, or the command line,
 * has collected them or given them up. Looks up a few runs in each round, so that a round stays
 * short however many builds wait.
 */
final class RecordCatchUp {
  /** The most runs that are looked up in a round. */
  static final int MOST = 50;

  /** The time after its start for which a run that is nowhere in the store is looked up. */
  static final Duration LONGEST = Duration.ofDays(30);

  /** The time for which the same runs are looked up: two rounds at least, one a minute. */
  private static final Duration TURN = Duration.ofMinutes(3);

  private final Engine engine;
  private final Builds builds;
  private final BuildRecords records;
  private final MissingBuilds missing;

  RecordCatchUp(Engine engine, Builds builds, BuildRecords records, MissingBuilds missing) {
    this.engine = engine;
    this.builds = builds;
    this.records = records;
    this.missing = missing;
  }

  /**
   * Does one round.
   *
   * @param queued ids of the runs that wait in the store, which the collector follows
   */
  void round(Set<String> queued) {
    List<Run> open =
        engine.openRecords().list().stream().filter(run -> !queued.contains(run.id())).toList();
    chosen(open).stream()
        .filter(this::isToBeLookedUp)
        .collect(groupingBy(Run::project, LinkedHashMap::new, toList()))
        .forEach(this::lookUp);
  }

  /**
   * Returns other runs in each turn, so that runs that are nowhere keep no other from being looked
   * up.
   */
  private List<Run> chosen(List<Run> open) {
    if (open.size() <= MOST) {
      return open;
    }
    List<Run> rotated = new ArrayList<>(open);
    long turn = engine.clock().instant().getEpochSecond() / TURN.toSeconds();
    Collections.rotate(rotated, -(int) (turn * MOST % open.size()));
    return rotated.subList(0, MOST);
  }

  private boolean isToBeLookedUp(Run run) {
    return switch (builds.state(run)) {
      // Its step writes the record, until the run has ended.
      case RUNNING -> !run.isPlaceholder();
      case OVER -> true;
      case NOT_FOUND -> {
        if (missing.isGone(run.id()) || isTooOld(run)) {
          engine.openRecords().close(run.id());
        }
        yield false;
      }
      case ELSEWHERE -> {
        engine.openRecords().close(run.id());
        yield false;
      }
    };
  }

  private void lookUp(String project, List<Run> runs) {
    List<MeasuredRun> measured = engine.store().runs(project);
    for (Run run : runs) {
      Optional<MeasuredRun> found =
          measured.stream().filter(each -> each.run().id().equals(run.id())).findFirst();
      Optional<Job> givenUp =
          found.isPresent() ? Optional.empty() : engine.store().setAside(run.id());
      if (found.isPresent()) {
        records.collected(found.get().run(), found.get().figures(), "");
      } else if (givenUp.isPresent()) {
        records.setAside(givenUp.get().run(), givenUp.get().lastError());
      } else if (isTooOld(run)) {
        engine.openRecords().close(run.id());
      }
    }
  }

  private boolean isTooOld(Run run) {
    Instant now = engine.clock().instant();
    return run.start().plus(LONGEST).isBefore(now);
  }
}
