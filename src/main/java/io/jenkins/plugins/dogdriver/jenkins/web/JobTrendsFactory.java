package io.jenkins.plugins.dogdriver.jenkins.web;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.dogdriver.jenkins.build.BuildRun;
import io.jenkins.plugins.dogdriver.jenkins.build.BuildRuns;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jenkins.model.TransientActionFactory;

/** Gives a job its trends as soon as one of its last builds has a run. */
@Extension
@SuppressWarnings("rawtypes") // Jenkins asks for the class of Job
public final class JobTrendsFactory extends TransientActionFactory<Job> {
  @Override
  public Class<Job> type() {
    return Job.class;
  }

  @Override
  public Class<? extends Action> actionType() {
    return JobTrends.class;
  }

  /** Looks at no more than three builds, which Jenkins has loaded for the job's page anyway. */
  @Override
  public Collection<? extends Action> createFor(Job job) {
    List<BuildRun> runs =
        Stream.of(job.getLastBuild(), job.getLastCompletedBuild(), job.getLastSuccessfulBuild())
            .filter(Objects::nonNull)
            .distinct()
            .map(build -> ((Run<?, ?>) build).getAction(BuildRuns.class))
            .filter(Objects::nonNull)
            .flatMap(action -> action.getRuns().stream())
            .toList();
    return runs.isEmpty() ? List.of() : List.of(new JobTrends(job, runs));
  }
}
