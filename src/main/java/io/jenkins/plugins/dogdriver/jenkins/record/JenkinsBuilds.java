package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.RunFollowUp;
import io.jenkins.plugins.dogdriver.jenkins.settings.CredentialLookup;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The builds of this Jenkins, as the follow-up of their runs sees them. */
public final class JenkinsBuilds implements RunFollowUp.Builds {
  private final Engine engine;

  public JenkinsBuilds(Engine engine) {
    this.engine = engine;
  }

  @Override
  public boolean isRunning(io.jenkins.plugins.dogdriver.model.Run run) {
    return BuildLink.isBuilding(run);
  }

  @Override
  public Datadog datadog(RunStart run) {
    return find(run, this::datadog).orElseGet(engine::datadog);
  }

  private Datadog datadog(Run<?, ?> build, RunRecord run) {
    return CredentialLookup.datadog(
        engine, build, run.apiKeyCredentialsId(), run.applicationKeyCredentialsId());
  }

  @Override
  public Optional<RunFollowUp.RunRecordUpdater> find(io.jenkins.plugins.dogdriver.model.Run run) {
    return find(run.started(), SavedRecord::new);
  }

  private static <T> Optional<T> find(RunStart run, BiFunction<Run<?, ?>, RunRecord, T> use) {
    return BuildLink.build(run.runBy())
        .flatMap(
            build ->
                DogdriverRunsAction.find(build, run.id()).map(found -> use.apply(build, found)));
  }

  private static final class SavedRecord implements RunFollowUp.RunRecordUpdater {
    private final Run<?, ?> build;
    private final RunRecord run;

    SavedRecord(Run<?, ?> build, RunRecord run) {
      this.build = build;
      this.run = run;
    }

    @Override
    public String build() {
      return build.toString();
    }

    @Override
    public List<String> metrics() {
      return run.metrics();
    }

    @Override
    public String detail() {
      return run.getDetail();
    }

    @Override
    public void ended(io.jenkins.plugins.dogdriver.model.Run ended, Instant until)
        throws IOException {
      run.ended(ended, until);
      build.save();
    }

    @Override
    public void waits(String why, Optional<Instant> until) throws IOException {
      run.waits(why, until);
      build.save();
    }

    @Override
    public void collected(Map<String, Double> figures, String detail) throws IOException {
      run.collected(figures, detail);
      build.save();
    }

    @Override
    public void setAside(String why) throws IOException {
      run.setAside(why);
      build.save();
    }

    @Override
    public void judged(Trend trend) throws IOException {
      run.judged(trend);
      build.save();
    }
  }
}
