package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.engine.BuildReference;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.RunFollowUp.Builds;
import io.jenkins.plugins.dogdriver.engine.RunFollowUp.RunRecordUpdater;
import io.jenkins.plugins.dogdriver.jenkins.settings.CredentialLookup;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.util.List;
import java.util.Optional;

/** The builds of this Jenkins, for the follow-up of their runs. */
public final class JenkinsBuilds implements Builds {
  private final Engine engine;

  public JenkinsBuilds(Engine engine) {
    this.engine = engine;
  }

  /**
   * Returns the state of a build; one that has no record of the run may be about to write it, or
   * belong to another job.
   */
  @Override
  public State state(io.jenkins.plugins.dogdriver.model.Run run) {
    Optional<BuildReference> reference = BuildLink.reference(run.runBy());
    if (reference.isEmpty()) {
      return State.ELSEWHERE;
    }
    List<Run<?, ?>> builds = BuildLink.builds(reference.get());
    Optional<Run<?, ?>> own =
        builds.stream()
            .filter(build -> DogdriverRunsAction.find(build, run.id()).isPresent())
            .findFirst();
    if (own.isPresent()) {
      return own.get().isBuilding() ? State.RUNNING : State.OVER;
    }
    return builds.stream().anyMatch(Run::isBuilding) ? State.RUNNING : State.NOT_FOUND;
  }

  @Override
  public Datadog datadog(RunStart run) {
    return BuildLink.build(run.id(), run.runBy())
        .flatMap(
            build -> DogdriverRunsAction.find(build, run.id()).map(kept -> datadog(build, kept)))
        .orElseGet(engine::datadog);
  }

  private Datadog datadog(Run<?, ?> build, RunRecord run) {
    return CredentialLookup.datadog(
        engine, build, run.apiKeyCredentialsId(), run.applicationKeyCredentialsId());
  }

  @Override
  public Optional<String> trendPage(io.jenkins.plugins.dogdriver.model.Run run) {
    return BuildLink.build(run.id(), run.runBy())
        .flatMap(
            build ->
                TrendPage.of(build.getParent(), run.project(), run.source(), run.deployment()));
  }

  @Override
  public Optional<RunRecordUpdater> find(io.jenkins.plugins.dogdriver.model.Run run) {
    return BuildLink.build(run.id(), run.runBy())
        .flatMap(build -> SavedRunRecord.find(build, run.id()));
  }
}
