package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent;
import java.io.IOException;
import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What a Pipeline makes of the verdict on the release that it has load-tested. */
public class RejectedReleaseTest {
  private static final double[] QUICK = {20.1, 19.9, 20.3, 19.8, 20.0, 20.2, 19.7, 20.05};
  private static final double[] SLOW = {30.1, 29.9, 30.3, 29.8, 30.0, 30.2, 29.7, 30.05};

  @Rule public final StepTestBed bed = new StepTestBed();

  private final DogdriverStep step = new DogdriverStep("kintowe");
  private FakePipeline pipeline;

  @Before
  public void makePipeline() throws Exception {
    pipeline = new FakePipeline(bed);
  }

  @Test
  public void aSlowerReleaseMakesTheBuildUnstable() {
    collect(QUICK, SLOW);
    step.setFailOn("worse");

    run();

    assertThat(pipeline.values()).containsEntry("verdict", "slower");
    assertThat(bed.build.result()).contains(Result.UNSTABLE);
    assertThat(bed.log()).contains("\nThe verdict on the release 6.1.0 is slower: " + sentence());
    assertThat(bed.record().getVerdict()).isEqualTo("slower");
  }

  @Test
  public void aSlowerReleaseMayFailTheBuild() {
    collect(QUICK, SLOW);
    step.setFailOn("worse");
    step.setWorseResult("FAILURE");

    run();

    assertThat(pipeline.failure())
        .isInstanceOf(AbortException.class)
        .hasMessage("The verdict on the release 6.1.0 is slower: " + sentence());
    assertThat(bed.build.result()).isEmpty();
    assertThat(bed.record().getOutcome()).as("the run itself passed").isEqualTo("passed");
  }

  @Test
  public void byDefaultASlowerReleaseIsOnlyInTheLog() {
    collect(QUICK, SLOW);

    run();

    assertThat(pipeline.values()).containsEntry("verdict", "slower");
    assertThat(bed.build.result()).isEmpty();
    assertThat(bed.log()).contains("So far: " + sentence());
  }

  @Test
  public void aFasterReleaseIsNotRejected() {
    collect(SLOW, QUICK);
    step.setFailOn("worse");

    run();

    assertThat(pipeline.values()).containsEntry("verdict", "faster");
    assertThat(bed.build.result()).isEmpty();
  }

  @Test
  public void onlyTheMetricsThatTheStepNamesJudge() {
    collect(QUICK, SLOW);
    step.setFailOn("worse");
    step.setMetrics("CPU");

    run();

    assertThat(pipeline.values()).containsEntry("verdict", "unclear");
    assertThat(bed.build.result()).isEmpty();
  }

  @Test
  public void aRunThatDoesNotPassFailsTheBuildWhateverTheVerdict() {
    collect(QUICK, SLOW);
    step.setFailOn("worse");

    run("SUCCESSES: 0 | FAILURES: 5\n*** Bye ***\n");

    assertThat(pipeline.failure()).hasMessageContaining("did not pass");
  }

  @Test
  public void withoutTheStoreTheRunWaitsAndThereIsNoVerdict() throws IOException {
    step.setFailOn("worse");
    bed.makeStoreUnavailable();

    run();

    assertThat(pipeline.values())
        .containsEntry("outcome", "passed")
        .containsEntry("verdict", "unclear")
        .containsEntry("sentence", "");
    assertThat(bed.isSpooled()).isTrue();
    assertThat(bed.log()).contains("The run waits in ").doesNotContain("So far: ");
    assertThat(bed.record().getOutcome()).isEqualTo("passed");
    assertThat(bed.record().getVerdict()).isNull();
  }

  private String sentence() {
    return bed.record().getSentence();
  }

  private void collect(double[] before, double[] after) {
    bed.collected("6.0.2", before);
    bed.collected("6.1.0", after);
  }

  private void run() {
    run(FakeAgent.PASSED);
  }

  private void run(String output) {
    pipeline.start(step);
    bed.time.pass(Duration.ofSeconds(1));
    bed.agent.ends(output);
    bed.time.pass(Duration.ofSeconds(20));
  }
}
