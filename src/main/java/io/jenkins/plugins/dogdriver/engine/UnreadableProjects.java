package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.collect.CollectRound;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.trend.UnreadableRuns;
import java.util.List;

/** The report of what cannot be read in the projects that a round has measured runs of. */
public final class UnreadableProjects {
  private UnreadableProjects() {}

  /** Returns a sentence on each release, or project, of which runs cannot be read. */
  public static List<String> after(CollectRound round, RunStore store) {
    return round.jobs().stream()
        .filter(job -> job.state() == RunState.COLLECTED)
        .map(job -> job.run().project())
        .distinct()
        .flatMap(project -> sentences(project, store).stream())
        .toList();
  }

  private static List<String> sentences(String project, RunStore store) {
    RunStore.History history = store.history(project);
    return new UnreadableRuns(project, history.runs(), history.unreadable()).sentences();
  }
}
