package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.store.SeriesHistory;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.management.Badge;
import jenkins.model.RunAction2;
import jenkins.model.Tab;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The runs of a build. The store has them too, so they stay when the build is deleted. */
@ExportedBean
public final class DogdriverRunsAction extends Tab implements DogdriverAction, RunAction2 {
  static final String URL_NAME = "dogdriver-runs";

  private final List<RunRecord> runs = new CopyOnWriteArrayList<>();

  private DogdriverRunsAction(Run<?, ?> build) {
    super(build);
  }

  /** Adds the former names of these classes, so that older builds can be read. */
  @Initializer(before = InitMilestone.PLUGINS_STARTED)
  public static void addAliases() {
    String before = "io.jenkins.plugins.dogdriver.jenkins.build.";
    Run.XSTREAM2.addCompatibilityAlias(before + "BuildRuns", DogdriverRunsAction.class);
    Run.XSTREAM2.addCompatibilityAlias(before + "BuildRun", RunRecord.class);
  }

  /**
   * Adds a run to a build; runs of one build may start side by side, and there is one action for
   * all of them.
   */
  public static void add(Run<?, ?> build, RunRecord run) throws IOException {
    synchronized (build) {
      DogdriverRunsAction action = build.getAction(DogdriverRunsAction.class);
      if (action == null) {
        action = new DogdriverRunsAction(build);
        build.addAction(action);
      }
      action.runs.add(run);
      build.save();
    }
    JobSeries.get()
        .of(build.getParent())
        .add(
            build.getParent().getRootDir().toPath(),
            build.getNumber(),
            new SeriesHistory.Series(run.getProject(), run.getSource(), run.getDeployment()));
  }

  /** Returns the run with an id; empty where the build has none, or is null. */
  static Optional<RunRecord> find(Run<?, ?> build, String id) {
    return Optional.ofNullable(build)
        .map(found -> found.getAction(DogdriverRunsAction.class))
        .flatMap(action -> action.runs.stream().filter(run -> run.getId().equals(id)).findFirst());
  }

  /** Returns the runs, which are a part of the answer on the build at every depth. */
  @Exported(visibility = 2)
  public List<RunRecord> getRuns() {
    return List.copyOf(runs);
  }

  /** Returns the runs in the form that the pages of the build show. */
  public List<RunLine> lines() {
    List<Metric> metrics = metrics();
    return runs.stream()
        .map(run -> RunLine.of(run, metrics, ViewerZone.get(), Instant.now()))
        .toList();
  }

  private static List<Metric> metrics() {
    try {
      return ControllerEngine.get().withoutKeys().settings().metrics();
    } catch (SettingsException e) {
      // The runs of a build are shown even if the configuration is invalid now.
      return List.of();
    }
  }

  @Override
  public String getUrlName() {
    return URL_NAME;
  }

  public Api getApi() {
    return new Api(this);
  }

  public Run<?, ?> getBuild() {
    return (Run<?, ?>) getObject();
  }

  @Override
  public Badge getBadge() {
    return VerdictBadge.of(runs).orElse(null);
  }

  @Override
  public void onAttached(Run<?, ?> build) {
    object = build;
  }

  @Override
  public void onLoad(Run<?, ?> build) {
    object = build;
  }
}
