package io.jenkins.plugins.dogdriver.engine;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.io.IOException;
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

/** What builds learn of runs that another controller, or the command line, has collected. */
public class RecordCatchUpTest {
  private static final Run RUN = aRun().startedBy("build 12").build();
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final SettableClock clock = new SettableClock(RUN.recorded());
  private final List<String> problems = new ArrayList<>();
  private Engine engine;
  private final OneBuild builds = new OneBuild(() -> engine.datadog());
  private final MissingBuilds missing = new MissingBuilds();
  private DatadogStandIn datadog;

  @Before
  public void start() throws IOException {
    datadog = new DatadogStandIn();
    Path home = folder.getRoot().toPath();
    SettingsTree settings =
        SettingsTree.empty()
            .with("/store/folder", home.resolve("store").toString())
            .with("/state", home.resolve("state").toString())
            .with("/datadog/url", datadog.url().toString())
            .with("/datadog/apiKey", DatadogStandIn.API_KEY)
            .with("/datadog/applicationKey", DatadogStandIn.APPLICATION_KEY);
    engine = new Engine(new SettingsReader(Map.of(), home).read(settings), clock, problems::add);
  }

  @After
  public void stop() {
    engine.close();
    datadog.close();
  }

  @Test
  public void aBuildLearnsOfMetricValuesThatWereCollectedElsewhere() {
    engine.openRecords().ended(RUN);
    engine.store().store(aRun().id(RUN.id()).figure("ART", 20).measured());

    round();
    round();

    assertThat(builds.written).containsExactly("collected {ART=20.0}", "judged by [ART]");
    assertThat(engine.openRecords().list()).isEmpty();
    assertThat(problems).isEmpty();
  }

  /** The build may have been killed just before it noted the end. */
  @Test
  public void aBuildLearnsOfARunWhoseEndItDoesNotKnow() {
    Run begun = aRun().start(RUN.start().minusSeconds(61)).id(RUN.id()).build();
    engine.openRecords().started(begun.started());
    engine.store().store(aRun().id(RUN.id()).figure("ART", 20).measured());

    round();

    assertThat(builds.written).startsWith("collected {ART=20.0}");
  }

  @Test
  public void aBuildLearnsThatItsRunWasGivenUpElsewhere() {
    engine.openRecords().ended(RUN);
    Job job = engine.store().enqueue(RUN);
    engine.store().setAside(job.failed("Datadog has no metric value of it.", clock.instant()));

    round();
    round();

    assertThat(builds.written).containsExactly("given up: Datadog has no metric value of it.");
  }

  @Test
  public void aRunThatIsNotOverWaits() {
    builds.state = RunFollowUp.Builds.State.RUNNING;
    engine.openRecords().started(RUN.started());
    engine.store().store(aRun().id(RUN.id()).figure("ART", 20).measured());

    round();

    assertThat(builds.written).isEmpty();
    assertThat(engine.openRecords().list()).hasSize(1);
  }

  @Test
  public void aBuildThatContinuesAfterItsRunLearnsOfIt() {
    builds.state = RunFollowUp.Builds.State.RUNNING;
    engine.openRecords().ended(RUN);
    engine.store().store(aRun().id(RUN.id()).figure("ART", 20).measured());

    round();

    assertThat(builds.written).startsWith("collected {ART=20.0}");
  }

  @Test
  public void aRunThatIsNotCollectedYetWaits() {
    engine.openRecords().ended(RUN);

    round();

    assertThat(builds.written).isEmpty();
    assertThat(engine.openRecords().list()).containsExactly(RUN);
  }

  @Test
  public void aRecordThatCannotBeWrittenIsTriedAgain() {
    engine.openRecords().ended(RUN);
    engine.store().store(aRun().id(RUN.id()).figure("ART", 20).measured());

    builds.broken = true;
    round();
    assertThat(problems).containsExactly("The record of build 12 could not be written: disk full");

    builds.broken = false;
    round();
    assertThat(builds.written).startsWith("collected {ART=20.0}");
  }

  @Test
  public void theRunOfABuildThatWasDeletedIsForgottenAfterASecondLook() {
    builds.state = RunFollowUp.Builds.State.NOT_FOUND;
    engine.openRecords().ended(RUN);

    round();
    assertThat(engine.openRecords().list()).hasSize(1);

    round();
    assertThat(engine.openRecords().list()).isEmpty();
  }

  @Test
  public void aRunThatIsNowhereIsForgottenAfterAMonth() {
    engine.openRecords().ended(RUN);

    clock.pass(RecordCatchUp.LONGEST.minusHours(1));
    round();
    assertThat(engine.openRecords().list()).hasSize(1);

    clock.pass(Duration.ofHours(1));
    round();
    assertThat(engine.openRecords().list()).isEmpty();
  }

  @Test
  public void ofManyBuildsThatWereDeletedNoRunIsKept() {
    builds.state = RunFollowUp.Builds.State.NOT_FOUND;
    for (int i = 0; i < 2 * RecordCatchUp.MOST; i++) {
      engine.openRecords().ended(aRun().start(RunBuilder.FIRST_START.plusSeconds(i)).build());
    }

    for (int minute = 0; minute < 6; minute++) {
      round();
      clock.pass(MINUTE);
    }

    assertThat(engine.openRecords().list()).isEmpty();
  }

  @Test
  public void manyRunsThatAreNowhereKeepNoOtherFromItsTurn() {
    for (int i = 0; i < 3 * RecordCatchUp.MOST; i++) {
      engine.openRecords().ended(aRun().start(RunBuilder.FIRST_START.plusSeconds(i)).build());
    }
    Run last = aRun().start(RunBuilder.FIRST_START.plusSeconds(999)).id(RUN.id()).build();
    engine.openRecords().ended(last);
    engine.store().store(aRun().id(RUN.id()).figure("ART", 20).measured());

    for (int minute = 0; minute < 12; minute++) {
      round();
      clock.pass(MINUTE);
    }

    assertThat(builds.written).startsWith("collected {ART=20.0}");
  }

  private void round() {
    new RunFollowUp(engine, builds, missing, problems::add).round(() -> false);
  }
}
