package io.jenkins.plugins.dogdriver.jenkins.web;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.dogdriver.jenkins.record.JobSeries;
import io.jenkins.plugins.dogdriver.store.SeriesHistory;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Adds the trends to a job as soon as one of its builds has a run. */
@Extension
@SuppressWarnings("rawtypes") // Jenkins asks for the class of Job
public final class DogdriverJobActionFactory extends TransientActionFactory<Job> {
  @Override
  public Class<Job> type() {
    return Job.class;
  }

  @Override
  public Class<? extends Action> actionType() {
    return DogdriverJobAction.class;
  }

  /**
   * Returns the action of a job without loading a build: Jenkins calls this for every job it shows.
   */
  @Override
  public Collection<? extends Action> createFor(Job job) {
    List<SeriesHistory.Series> measured = JobSeries.get().of((Job<?, ?>) job).list();
    return measured.isEmpty() ? List.of() : List.of(new DogdriverJobAction(job, measured));
  }
}
