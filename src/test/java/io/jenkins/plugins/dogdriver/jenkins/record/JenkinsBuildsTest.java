package io.jenkins.plugins.dogdriver.jenkins.record;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.datadog.RunEvent;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.RunFollowUp.Builds.State;
import io.jenkins.plugins.dogdriver.engine.RunFollowUp.RunRecordUpdater;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The way from a run to its build, and what is written there. */
public class JenkinsBuildsTest {
  private static final Run RUN = aRun().startedBy("jenkins:team/kintowe#12").build();

  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private hudson.model.Run<?, ?> build;
  private RunRecord record;

  @Before
  public void start() throws IOException {
    build = jenkins.build(jenkins.job("team/kintowe"), 12);
    record = new RunRecord(RUN.started(), List.of("ART"), "api", "");
    DogdriverRunsAction.add(build, record);
  }

  @Test
  public void aRunIsRunningAsLongAsItsBuildIs() {
    assertThat(builds().state(RUN)).isEqualTo(State.OVER);

    jenkins.setBuilding(build, true);

    assertThat(builds().state(RUN)).isEqualTo(State.RUNNING);
    assertThat(state("jenkins:team/kintowe#13")).isEqualTo(State.NOT_FOUND);
    assertThat(state("somebody")).isEqualTo(State.ELSEWHERE);
  }

  @Test
  public void aRunIsRunningWhereverItsJobIsMoved() throws IOException {
    jenkins.setBuilding(build, true);

    jenkins.move("team", "archive/team");

    assertThat(builds().state(RUN)).isEqualTo(State.RUNNING);
  }

  @Test
  public void whileItsJobIsBeingMovedABuildIsNotFound() throws IOException {
    jenkins.setBuilding(build, true);

    jenkins.moveSilently("team", "archive/team");

    assertThat(builds().state(RUN)).isEqualTo(State.NOT_FOUND);
  }

  @Test
  public void aBuildOfAnotherJobOfTheSameNameSaysNothingOfTheRun() throws IOException {
    jenkins.move("team/kintowe", "team/old");
    jenkins.build(jenkins.job("team/kintowe"), 12);
    assertThat(builds().state(RUN)).isEqualTo(State.OVER);

    jenkins.delete(build);

    assertThat(builds().state(RUN)).isEqualTo(State.NOT_FOUND);
    assertThat(builds().find(RUN)).isEmpty();
  }

  /** The journal has a run a moment before its build has. */
  @Test
  public void aBuildThatIsRunningMayBeAboutToWriteTheRecord() {
    jenkins.setBuilding(build, true);

    assertThat(state("jenkins:team/kintowe#12")).isEqualTo(State.RUNNING);
  }

  @Test
  public void aBuildOfAnotherControllerIsNotOneOfThisName() {
    Run theirs = aRun().id(RUN.id()).startedBy("jenkins@3e23e816:team/kintowe#12").build();
    Run ours = aRun().id(RUN.id()).startedBy("jenkins@ca978112:team/kintowe#12").build();

    assertThat(builds().state(theirs)).isEqualTo(State.ELSEWHERE);
    assertThat(builds().find(theirs)).isEmpty();
    assertThat(builds().find(ours)).isPresent();
  }

  private static State state(String by) {
    return builds().state(aRun().startedBy(by).build());
  }

  @Test
  public void aRunFromElsewhereHasNoRecord() {
    assertThat(builds().find(aRun().startedBy("somebody").build())).isEmpty();
    assertThat(builds().find(aRun().startedBy("jenkins:team/kintowe#13").build())).isEmpty();
    assertThat(builds().find(aRun().startedBy("jenkins:team/kintowe#12").build())).isEmpty();
  }

  @Test
  public void eachThingThatBecomesOfARunIsSaved() throws IOException {
    RunRecordUpdater found = builds().find(RUN).orElseThrow();
    assertThat(found.build()).isEqualTo("team/kintowe #12");
    assertThat(found.metrics()).containsExactly("ART");
    assertThat(found.detail()).isEmpty();

    found.ended(RUN, RUN.recorded().plus(Duration.ofMinutes(10)));
    assertThat(record.state()).isEqualTo(RunState.WAITING);
    assertThat(record.getOutcome()).isEqualTo("passed");

    found.waits("Datadog has no ART of it yet.", Optional.of(RUN.recorded()));
    assertThat(found.detail()).isEqualTo("Datadog has no ART of it yet.");

    found.collected(RUN, Map.of("ART", 21.4), "");
    assertThat(record.state()).isEqualTo(RunState.COLLECTED);

    found.judged(Trend.of("kintowe", List.of(), Selection.NEWEST, Metric.defaults()));
    assertThat(record.getVerdict()).isEqualTo("unclear");

    found.setAside(RUN, "Datadog has no metric value of it.");
    assertThat(record.state()).isEqualTo(RunState.SET_ASIDE);
    assertThat(jenkins.saves(build)).isEqualTo(1 + 5);
  }

  /** The build may have been killed just before it wrote that. */
  @Test
  public void aRunThatIsCollectedHasEnded() throws IOException {
    builds().find(RUN).orElseThrow().collected(RUN, Map.of("ART", 21.4), "");

    assertThat(record.getOutcome()).isEqualTo("passed");
    assertThat(record.state()).isEqualTo(RunState.COLLECTED);
  }

  @Test
  public void theKeysOfARunAreFoundWhereverItsJobWasMoved() throws IOException {
    jenkins.move("team/kintowe", "archive");

    datadogIsReachedWithTheKeysOfTheRun();
  }

  @Test
  public void datadogIsReachedWithTheKeysOfTheRun() throws IOException {
    jenkins.secretText("api", DatadogStandIn.API_KEY);
    jenkins.secretText("wrong", "0");
    try (DatadogStandIn datadog = new DatadogStandIn()) {
      jenkins.configuration().setDatadogUrl(datadog.url().toString());
      jenkins.configuration().setApiKeyCredentialsId("wrong");

      builds()
          .datadog(RUN.started())
          .send(new RunEvent(RunEvent.Step.STOP, RUN.started(), RUN.end(), "It stops."));

      assertThat(datadog.events()).hasSize(1);
    }
  }

  @Test
  public void aRunFromElsewhereUsesTheKeysOfTheConfiguration() throws IOException {
    jenkins.secretText("global", DatadogStandIn.API_KEY);
    try (DatadogStandIn datadog = new DatadogStandIn()) {
      jenkins.configuration().setDatadogUrl(datadog.url().toString());
      jenkins.configuration().setApiKeyCredentialsId("global");
      Run elsewhere = aRun().startedBy("somebody").build();

      builds()
          .datadog(elsewhere.started())
          .send(
              new RunEvent(RunEvent.Step.STOP, elsewhere.started(), elsewhere.end(), "It stops."));

      assertThat(datadog.events()).hasSize(1);
    }
  }

  private static JenkinsBuilds builds() {
    Engine engine = ControllerEngine.get().engine();
    return new JenkinsBuilds(engine);
  }
}
