package io.jenkins.plugins.dogdriver.jenkins.step;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.dogdriver.jenkins.FakeTimer;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What a Pipeline gets that waits for the verdict on the release it has load-tested. */
public class AwaitedVerdictTest {
  private static final double[] QUICK = {20.1, 19.9, 20.3, 19.8, 20.0, 20.2, 19.7, 20.05};
  private static final double[] SLOW = {30.1, 29.9, 30.3, 29.8, 30.0, 30.2, 29.7, 30.05};
  private static final Duration LOOK = Duration.ofSeconds(5);

  @Rule public final StepTestBed bed = new StepTestBed();

  private final DogdriverVerdictStep step = new DogdriverVerdictStep();
  private FakePipeline pipeline;

  @Before
  public void makePipeline() throws Exception {
    pipeline = new FakePipeline(bed);
  }

  @Test
  public void itWaitsForTheMetricValuesOfTheRunsOfThisBuild() throws Exception {
    bed.collected("6.0.2", QUICK);
    runs("6.1.0", SLOW);
    step.setFailOn("worse");

    pipeline.start(step);
    bed.time.pass(Duration.ofMinutes(9));
    assertThat(pipeline.isOver()).isFalse();
    bed.collectRuns();
    bed.time.pass(LOOK);

    assertThat(pipeline.values())
        .containsEntry("verdict", "slower")
        .containsEntry("version", "6.1.0")
        .containsEntry("baseline", "6.0.2")
        .containsEntry("flags", List.of())
        .containsEntry(
            "url",
            "https://jenkins.example/job/kintowe/dogdriver-trend/?project=kintowe&source=linux&deployment=stage");
    assertThat(metric("ART")).containsEntry("verdict", "worse").containsKey("pValue");
    assertThat((double) metric("ART").get("change")).isBetween(0.45, 0.55);
    assertThat(bed.build.result()).contains(Result.UNSTABLE);
    assertThat(bed.log())
        .isEqualTo(
            "[dogDriver] Waiting for the metric values of kintowe 6.1.0 (runs: 8), until"
                + " 2026-05-24T15:26:00Z at the latest.\n[dogDriver] "
                + pipeline.values().get("sentence")
                + "\nThe verdict on the release 6.1.0 is slower: "
                + pipeline.values().get("sentence")
                + "\n");
  }

  @Test
  public void aReleaseThatIsNotSlowerPasses() throws Exception {
    bed.collected("6.0.2", SLOW);
    runs("6.1.0", QUICK);
    bed.collectRuns();
    step.setFailOn("worse");

    start();

    assertThat(pipeline.values()).containsEntry("verdict", "faster");
    assertThat(bed.build.result()).isEmpty();
  }

  @Test
  public void aRejectedReleaseMayEndThePipeline() throws Exception {
    bed.collected("6.0.2", QUICK);
    runs("6.1.0", SLOW);
    bed.collectRuns();
    step.setFailOn("worse");
    step.setWorseResult("failure");

    start();

    assertThat(pipeline.failure())
        .isInstanceOf(AbortException.class)
        .hasMessageStartingWith("The verdict on the release 6.1.0 is slower: ");
  }

  @Test
  public void aRestartOfTheControllerDoesNotEndTheWaitNorProlongIt() throws Exception {
    bed.collected("6.0.2", QUICK);
    runs("6.1.0", SLOW);
    step.setTimeout("30m");
    pipeline.start(step);
    bed.time.pass(Duration.ofMinutes(20));

    pipeline.restart();
    bed.time.pass(Duration.ofMinutes(9));
    assertThat(pipeline.isOver()).isFalse();
    bed.time.pass(Duration.ofMinutes(1));

    assertThat(pipeline.values())
        .containsEntry("verdict", "unclear")
        .containsEntry(
            "flags",
            List.of(
                "This is the verdict without the runs that have no metric values after 30m: 8."));
    assertThat(bed.log()).containsOnlyOnce("Waiting for");
  }

  /** An earlier release that was fine would otherwise let this one pass. */
  @Test
  public void aReleaseWithoutMetricValuesDoesNotGetTheVerdictOnAnEarlierOne() throws Exception {
    bed.collected("6.0.1", SLOW);
    bed.collected("6.0.2", QUICK);
    runs("6.1.0", 30);
    bed.giveUpRuns("Datadog has no points.");

    start();

    assertThat(pipeline.values())
        .containsEntry("verdict", "unclear")
        .containsEntry("version", "6.1.0")
        .containsEntry("baseline", null)
        .containsEntry("metrics", List.of())
        .containsEntry(
            "sentence",
            "No run of 6.1.0 that passed has metric values, so there is no verdict on it")
        .containsEntry(
            "flags",
            List.of(
                "1 of 1 runs of this build have no metric values, and will get none: Datadog"
                    + " has no points."));
  }

  @Test
  public void anOlderReleaseThatIsNamedCountsToo() throws Exception {
    bed.collected("6.0.1", QUICK);
    bed.collected("6.0.2", SLOW);
    runs("6.1.0", SLOW);
    bed.collectRuns();
    step.setFailOn("worse");
    step.setAgainst("6.0.1");

    start();

    assertThat(pipeline.values()).containsEntry("verdict", "same");
    assertThat(bed.build.result()).contains(Result.UNSTABLE);
    assertThat(bed.log())
        .contains("The release 6.1.0 is rejected: its verdict against 6.0.1 is slower: ");
  }

  @Test
  public void onlyTheMetricsThatTheStepNamesDecide() throws Exception {
    bed.collected("6.0.2", QUICK);
    runs("6.1.0", SLOW);
    bed.collectRuns();
    step.setMetrics("CPU");

    start();

    assertThat(pipeline.values()).containsEntry("verdict", "unclear");
  }

  @Test
  public void aMetricThatIsNotConfiguredIsReported() throws Exception {
    runs("6.1.0", 20);
    bed.collectRuns();
    step.setMetrics("ARTT");

    start();

    assertThat(pipeline.failure()).hasMessageContaining("There is no metric 'ARTT'");
  }

  @Test
  public void aBuildWithoutARunHasNothingToWaitFor() {
    start();

    assertThat(pipeline.failure())
        .isInstanceOf(AbortException.class)
        .hasMessageContaining("run dogdriverRun before, or name the project");
  }

  @Test
  public void ofSeveralProjectsOneIsToBeNamed() throws Exception {
    bed.ran(aRun().project("kintowe"));
    bed.ran(aRun().project("absearch"));

    start();

    assertThat(pipeline.failure())
        .hasMessage(
            "This build ran the load tests of absearch, kintowe: name one of them with the"
                + " parameter project.");
  }

  @Test
  public void theRunsOfOtherBuildsAreThoseInTheQueue() throws Exception {
    bed.collected("6.0.2", SLOW);
    bed.collected("6.1.0", QUICK);
    MeasuredRun other = aRun().source("linux").version("6.1.0").start(FakeTimer.START).measured();
    engine().store().enqueue(other.run());
    step.setProject("kintowe");

    pipeline.start(step);
    bed.time.pass(Duration.ofMinutes(5));
    assertThat(pipeline.isOver()).isFalse();
    engine().store().delete(engine().store().queue().jobs().get(0));
    bed.time.pass(Duration.ofMinutes(1));

    assertThat(pipeline.values()).containsEntry("verdict", "faster");
  }

  @Test
  public void aStoreThatIsUnavailableIsWaitedFor() throws Exception {
    bed.collected("6.0.2", QUICK);
    runs("6.1.0", SLOW);
    bed.collectRuns();
    bed.makeStoreUnavailable();
    pipeline.start(step);
    bed.time.pass(Duration.ofMinutes(5));
    assertThat(bed.log()).containsOnlyOnce("dogDriver tries again every minute.");

    bed.makeStoreAvailable();
    bed.time.pass(Duration.ofMinutes(1));

    assertThat(pipeline.values()).containsEntry("verdict", "slower");
  }

  @Test
  public void aStoreThatBecomesUnavailableDuringTheWaitIsReportedOnce() throws Exception {
    bed.collected("6.0.2", QUICK);
    runs("6.1.0", SLOW);
    pipeline.start(step);
    bed.time.pass(LOOK);
    bed.collectRuns();
    bed.makeStoreUnavailable();
    bed.time.pass(Duration.ofMinutes(5));

    assertThat(bed.log())
        .containsOnlyOnce("Waiting for the metric values")
        .containsOnlyOnce("dogDriver tries again every minute.");
  }

  @Test
  public void thePipelineIsSavedWhenThereIsSomethingToKeep() throws Exception {
    runs("6.1.0", 20);
    pipeline.start(step);
    bed.time.pass(LOOK);
    int saves = pipeline.saves();

    bed.time.pass(Duration.ofMinutes(10));

    assertThat(pipeline.saves()).isEqualTo(saves);
  }

  @Test
  public void anAbortEndsItAtOnce() throws Exception {
    runs("6.1.0", 20);
    pipeline.start(step);
    bed.time.pass(LOOK);
    InterruptedException abort = new InterruptedException();

    pipeline.stop(abort);

    assertThat(pipeline.failure()).isSameAs(abort);
  }

  @Test
  public void aBuildThatIsDeletedEndsTheWait() throws Exception {
    runs("6.1.0", 20);
    pipeline.start(step);
    bed.time.pass(LOOK);

    pipeline.isDeleted();
    bed.time.pass(LOOK);

    assertThat(bed.time.isBusy()).isFalse();
  }

  @Test
  public void itsStateSaysWhatItWaitsFor() throws Exception {
    runs("6.1.0", 20);
    pipeline.start(step);
    assertThat(pipeline.status()).isEqualTo("looking for the runs of this build");
    bed.time.pass(LOOK);

    assertThat(pipeline.status())
        .startsWith("Waiting for the metric values of kintowe 6.1.0 (runs: 1)");
  }

  private void start() {
    pipeline.start(step);
    bed.time.pass(LOOK);
  }

  private void runs(String version, double... latencies) throws IOException {
    for (double latency : latencies) {
      bed.ran(aRun().version(version).figure("ART", latency));
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> metric(String name) {
    return ((List<Map<String, Object>>) pipeline.values().get("metrics"))
        .stream().filter(metric -> metric.get("name").equals(name)).findFirst().orElseThrow();
  }

  private static io.jenkins.plugins.dogdriver.engine.Engine engine() {
    return ControllerEngine.get().engine();
  }
}
