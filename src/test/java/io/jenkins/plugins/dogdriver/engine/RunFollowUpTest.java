package io.jenkins.plugins.dogdriver.engine;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.BuildRunJournal;
import io.jenkins.plugins.dogdriver.run.RunJournal;
import io.jenkins.plugins.dogdriver.store.Spool;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * From runs that were lost or wait, over a Datadog on real HTTP, to the records of their builds.
 */
public class RunFollowUpTest {
  private static final Run RUN = aRun().startedBy("build 12").build();
  private static final Duration LONG_AFTER = Duration.ofHours(3);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final SettableClock clock = new SettableClock(RUN.recorded());
  private final List<String> problems = new ArrayList<>();
  private Engine engine;
  private final OneBuild builds = new OneBuild(() -> engine.datadog());
  private final MissingBuilds missing = new MissingBuilds();
  private List<Series> series = List.of(Series.of("*", RUN.start(), Duration.ofSeconds(60), 0.02));
  private DatadogStandIn datadog;
  private Path home;

  @Before
  public void start() throws IOException {
    datadog = new DatadogStandIn((query, from, to) -> series);
    home = folder.getRoot().toPath();
    engine = engine();
  }

  @After
  public void stop() {
    engine.close();
    datadog.close();
  }

  @Test
  public void aRunWhoseBuildIsStillRunningIsLeftAlone() {
    builds.running = true;
    journal().open(RUN.started());

    round();

    assertThat(engine.store().queue().jobs()).isEmpty();
    assertThat(datadog.events()).isEmpty();
    assertThat(builds.written).isEmpty();
  }

  @Test
  public void aRunWhoseBuildWasLostIsRecordedAndItsStopReported() {
    journal().open(RUN.started());
    journal().done(RUN.id(), RunJournal.Step.START_EVENT);

    round();
    round();

    assertThat(engine.store().queue().jobs())
        .extracting(Job::run)
        .extracting(Run::id, Run::outcome)
        .containsExactly(tuple(RUN.id(), Outcome.CANCELLED));
    assertThat(datadog.events())
        .singleElement()
        .satisfies(event -> assertThat(event.tags()).contains("step:stop"));
    assertThat(builds.written).first().isEqualTo("ended, waits until 2026-05-24T14:36:00Z");
    assertThat(problems).isEmpty();
  }

  /** A job that is being moved cannot be found for a moment. */
  @Test
  public void aRunWhoseBuildIsNotFoundIsLostOnlyAfterASecondLook() {
    builds.state = RunFollowUp.Builds.State.NOT_FOUND;
    journal().open(RUN.started());

    round();
    assertThat(engine.store().queue().jobs()).isEmpty();
    assertThat(datadog.events()).isEmpty();

    round();
    assertThat(engine.store().queue().jobs()).hasSize(1);
  }

  @Test
  public void aRunWhoseBuildIsFoundAgainIsLeftAlone() {
    journal().open(RUN.started());

    builds.state = RunFollowUp.Builds.State.NOT_FOUND;
    round();
    builds.state = RunFollowUp.Builds.State.RUNNING;
    round();
    builds.state = RunFollowUp.Builds.State.NOT_FOUND;
    round();

    assertThat(engine.store().queue().jobs()).isEmpty();
    assertThat(datadog.events()).isEmpty();
  }

  @Test
  public void aLostRunWhoseKeysAreGoneIsRecordedNevertheless() {
    journal().open(RUN.started());
    journal().done(RUN.id(), RunJournal.Step.START_EVENT);
    builds.missingKey = "There is no credential 'old'.";

    round();

    assertThat(engine.store().queue().jobs()).hasSize(1);
    assertThat(builds.written).first().asString().startsWith("ended");
    assertThat(problems)
        .contains(
            "The stop event of the run of kintowe is sent later: There is no credential 'old'.");
  }

  @Test
  public void aRunThatWaitedOnThisMachineIsDelivered() {
    new Spool(home.resolve("state/spool")).keep(RUN);

    round();

    assertThat(engine.store().queue().jobs()).hasSize(1);
    assertThat(problems).containsExactly("Runs that had waited on this machine are delivered: 1.");
  }

  @Test
  public void metricValuesAndTheVerdictAreWrittenIntoTheRecord() {
    engine.store().enqueue(RUN);
    clock.pass(LONG_AFTER);

    round();

    assertThat(builds.written).hasSize(2);
    assertThat(builds.written.get(0)).startsWith("collected {").contains("ART=20.0");
    assertThat(builds.written.get(1)).startsWith("judged by [ART]");
    assertThat(problems).isEmpty();
  }

  @Test
  public void whyARunWaitsIsWrittenOnce() {
    engine.store().enqueue(RUN);

    round();
    round();

    assertThat(builds.written)
        .containsExactly(
            "waits: Its metric values are read from 2026-05-24T14:37:01Z. until"
                + " 2026-05-24T14:37:01Z");
  }

  @Test
  public void aRunThatIsGivenUpIsWrittenWithTheReason() {
    series = List.of();
    engine.store().enqueue(RUN);
    clock.pass(LONG_AFTER);

    round();

    assertThat(builds.written)
        .singleElement()
        .asString()
        .startsWith("given up: Datadog has no metric value of it");
  }

  @Test
  public void withoutKeysNoRunIsBlamed() {
    engine.store().enqueue(RUN);
    clock.pass(LONG_AFTER);
    builds.missingKey = "There is no credential 'old'.";

    round();

    assertThat(problems).singleElement().asString().contains("There is no credential 'old'.");
    assertThat(engine.store().queue().jobs()).extracting(Job::attempts).containsExactly(0);
    assertThat(builds.written).isEmpty();
  }

  @Test
  public void aRunWithoutARecordIsCollectedAllTheSame() {
    builds.recorded = false;
    engine.store().enqueue(RUN);
    clock.pass(LONG_AFTER);

    round();

    assertThat(engine.store().runs("kintowe")).hasSize(1);
    assertThat(problems).isEmpty();
  }

  @Test
  public void aRecordThatCannotBeWrittenIsReportedWithItsBuild() {
    builds.broken = true;
    engine.store().enqueue(RUN);
    clock.pass(LONG_AFTER);

    round();

    assertThat(engine.store().runs("kintowe")).hasSize(1);
    assertThat(problems).containsExactly("The record of build 12 could not be written: disk full");
  }

  @Test
  public void anObjectThatIsNotARunIsReported() throws IOException {
    engine.store().enqueue(RUN);
    clock.pass(LONG_AFTER);
    Files.writeString(home.resolve("store/job-x.json"), "{");
    Files.writeString(home.resolve("store/kintowe-1779000000.json"), "");

    round();

    assertThat(problems).hasSize(2);
    assertThat(problems.get(0))
        .startsWith("job-x.json in the folder " + home.resolve("store") + " is not a run");
    assertThat(problems.get(1)).startsWith("1 of 2 runs of kintowe could not be read: kintowe-17");
  }

  @Test
  public void aRoundEndsBeforeTheNextJobWhenItIsToldTo() {
    engine.store().enqueue(RUN);
    clock.pass(LONG_AFTER);

    followUp().round(() -> true);

    assertThat(engine.store().queue().jobs()).hasSize(1);
  }

  private void round() {
    followUp().round(() -> false);
  }

  private RunFollowUp followUp() {
    return new RunFollowUp(engine, builds, missing, problems::add);
  }

  private BuildRunJournal journal() {
    return new BuildRunJournal(engine.settings().state(), run -> builds.running);
  }

  private Engine engine() {
    SettingsTree settings =
        SettingsTree.empty()
            .with("/store/folder", home.resolve("store").toString())
            .with("/state", home.resolve("state").toString())
            .with("/datadog/url", datadog.url().toString())
            .with("/datadog/apiKey", DatadogStandIn.API_KEY)
            .with("/datadog/applicationKey", DatadogStandIn.APPLICATION_KEY);
    return new Engine(new SettingsReader(Map.of(), home).read(settings), clock, problems::add);
  }
}
