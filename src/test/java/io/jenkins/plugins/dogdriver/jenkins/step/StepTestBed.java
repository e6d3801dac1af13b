package io.jenkins.plugins.dogdriver.jenkins.step;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;

import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent;
import io.jenkins.plugins.dogdriver.jenkins.FakeBuild;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.jenkins.FakeTimer;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.jenkins.record.SavedRunRecord;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.DemoService;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.rules.ExternalResource;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/**
 * What a run meets in Jenkins: a build and an agent that are made up, a store on disk, and a
 * ServiceBook, a Datadog and the deployment of the project {@code kintowe} over HTTP.
 */
final class StepTestBed implements TestRule {
  final FakeJenkins jenkins = new FakeJenkins();
  final FakeTimer time = new FakeTimer();
  final FakeAgent agent = new FakeAgent();

  private final List<MeasuredRun> waiting = new ArrayList<>();

  DemoService service;
  ServiceBookStandIn book;
  DatadogStandIn datadog;
  FakeBuild build;

  @Override
  public Statement apply(Statement base, Description description) {
    return RuleChain.outerRule(jenkins)
        .around(time)
        .around(agent)
        .around(
            new ExternalResource() {
              @Override
              protected void before() throws Exception {
                open();
              }

              @Override
              protected void after() {
                close();
              }
            })
        .apply(base, description);
  }

  private void open() throws Exception {
    service = new DemoService(new Release("6.1.0", 1));
    book =
        new ServiceBookStandIn(
            ServiceBookStandIn.project("kintowe", "https://example.org/loadtests", service.uri()));
    datadog = new DatadogStandIn();
    jenkins.secretText("api", DatadogStandIn.API_KEY);
    jenkins.secretText("application", DatadogStandIn.APPLICATION_KEY);
    jenkins.configuration().setServiceBookUrl(book.uri().toString());
    jenkins.configuration().setDatadogUrl(datadog.url().toString());
    jenkins.configuration().setApiKeyCredentialsId("api");
    jenkins.configuration().setApplicationKeyCredentialsId("application");
    build = new FakeBuild(jenkins.build(jenkins.job("kintowe"), 12), agent);
    restart();
  }

  private void close() {
    datadog.close();
    book.close();
    service.close();
  }

  /** The controller comes up; what it had in memory is gone. */
  void restart() {
    time.forget();
    jenkins.extension(ControllerEngine.class, new ControllerEngine(time.clock()));
    jenkins.extension(DeploymentsInUse.class, new DeploymentsInUse());
  }

  /** What is in the log of the build. */
  String log() {
    return build.log();
  }

  /** What the build remembers of its runs. */
  List<RunRecord> records() {
    DogdriverRunsAction action = build.build().getAction(DogdriverRunsAction.class);
    return action == null ? List.of() : action.getRuns();
  }

  /** What the build remembers of its only run. */
  RunRecord record() {
    if (records().size() != 1) {
      throw new AssertionError("The build has " + records().size() + " runs.");
    }
    return records().get(0);
  }

  /** The runs that wait in the store for their metric values. */
  List<Run> queue() {
    return engine().store().queue().jobs().stream().map(Job::run).toList();
  }

  /** The steps of the run that Datadog knows of. */
  List<String> steps() {
    return datadog.events().stream()
        .flatMap(event -> event.tags().stream())
        .filter(tag -> tag.startsWith("step:"))
        .map(tag -> tag.substring("step:".length()))
        .toList();
  }

  /** Whether a run was begun and has not come to its end. */
  boolean isInJournal() throws IOException {
    return isAnythingIn("started");
  }

  /** Whether a run waits on the controller's disk, as the store was unavailable. */
  boolean isSpooled() throws IOException {
    return isAnythingIn("spool");
  }

  private boolean isAnythingIn(String folder) throws IOException {
    Path path = state(folder);
    if (!Files.exists(path)) {
      return false;
    }
    try (var files = Files.list(path)) {
      return files.findAny().isPresent();
    }
  }

  /** The store has collected runs of a release, one an hour in the last days. */
  void collected(String version, double... latencies) {
    List<Run> before = engine().store().runs("kintowe").stream().map(run -> run.run()).toList();
    for (int i = 0; i < latencies.length; i++) {
      engine()
          .store()
          .store(
              aRun()
                  .source("linux")
                  .version(version)
                  .start(
                      FakeTimer.START
                          .minus(Duration.ofDays(7))
                          .plus(Duration.ofHours(before.size() + i)))
                  .figure("ART", latencies[i])
                  .measured());
    }
  }

  /** The build has made a run, which waits for its metric values. */
  void ran(RunBuilder builder) throws IOException {
    MeasuredRun run =
        builder
            .source("linux")
            .start(FakeTimer.START.plus(Duration.ofMinutes(10L * waiting.size())))
            .measured();
    DogdriverRunsAction.add(build.build(), new RunRecord(run.run().started(), List.of(), "", ""));
    record(run).ended(run.run(), run.run().end().plus(Duration.ofMinutes(10)));
    waiting.add(run);
  }

  /** The runs that the build has made have their metric values. */
  void collectRuns() throws IOException {
    for (MeasuredRun run : waiting) {
      engine().store().store(run);
      record(run).collected(run.run(), Map.of(), "");
    }
  }

  /** The runs that the build has made will have no metric values. */
  void giveUpRuns(String why) throws IOException {
    for (MeasuredRun run : waiting) {
      record(run).setAside(run.run(), why);
    }
  }

  private SavedRunRecord record(MeasuredRun run) {
    return SavedRunRecord.find(build.build(), run.run().id()).orElseThrow();
  }

  void makeStoreUnavailable() throws IOException {
    Path store = state("runs");
    Files.move(Files.createDirectories(store), state("runs.away"));
    Files.writeString(store, "not a folder");
  }

  void makeStoreAvailable() throws IOException {
    Files.delete(state("runs"));
    Files.move(state("runs.away"), state("runs"));
  }

  void makeDiskUnavailable() throws IOException {
    Files.writeString(Files.createDirectories(state("")).resolve("spool"), "not a folder");
  }

  private Path state(String name) {
    return jenkins.home().resolve("dogdriver").resolve(name);
  }

  private static Engine engine() {
    return ControllerEngine.get().engine();
  }
}
