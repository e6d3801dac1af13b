package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent.Request;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.model.Run;
import java.io.IOException;
import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** A step that makes several runs, one after the other. */
public class SeriesOfRunsTest {
  private static final String BROKEN = "git: not found\n";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration A_WHILE = Duration.ofSeconds(20);

  @Rule public final StepTestBed bed = new StepTestBed();

  private final DogdriverStep step = new DogdriverStep("kintowe");
  private FakePipeline pipeline;

  @Before
  public void makePipeline() throws Exception {
    pipeline = new FakePipeline(bed);
  }

  @Test
  public void eachIsARunOfItsOwn() {
    step.setRuns(3);
    pipeline.start(step);
    endRuns(FakeAgent.PASSED, FakeAgent.PASSED, FakeAgent.PASSED);

    assertThat(pipeline.values())
        .containsEntry("runs", 3)
        .containsEntry("failedRuns", 0)
        .containsEntry("outcome", "passed");
    assertThat(bed.queue()).extracting(Run::id).doesNotHaveDuplicates().hasSize(3);
    assertThat(bed.records())
        .extracting(RunRecord::getPosition)
        .containsExactly("1 of 3", "2 of 3", "3 of 3");
    assertThat(bed.steps()).containsExactly("start", "stop", "start", "stop", "start", "stop");
  }

  @Test
  public void theLogHasALineOfEach() {
    step.setRuns(2);
    pipeline.start(step);
    endRuns(FakeAgent.PASSED, BROKEN);

    assertThat(bed.log())
        .contains(
            "[dogDriver] Run 1 of 2: The load test of kintowe 6.1.0 starts; it runs against stage,"
                + " from linux.",
            "[dogDriver] Run 1 of 2: passed, 90 successes, 1 failures, in ",
            "[dogDriver] Run 2 of 2 starts at 2026-05-24T14:26:",
            "[dogDriver] Run 2 of 2: failed, 0 successes, 0 failures, in ");
  }

  @Test
  public void theStatusSaysWhichItIs() {
    step.setRuns(2);
    pipeline.start(step);
    bed.time.pass(SECOND);

    assertThat(pipeline.status()).isEqualTo("Run 1 of 2: the load test is running");
  }

  @Test
  public void aRunThatFailsDoesNotEndTheOthers() {
    step.setRuns(3);
    pipeline.start(step);
    endRuns(BROKEN, FakeAgent.PASSED, BROKEN);

    assertThat(pipeline.values()).containsEntry("runs", 3).containsEntry("failedRuns", 2);
  }

  @Test
  public void theBuildFailsWhereNonePassed() {
    step.setRuns(2);
    pipeline.start(step);
    endRuns(BROKEN, BROKEN);

    assertThat(pipeline.failure())
        .isInstanceOf(AbortException.class)
        .hasMessageStartingWith(
            "The load test of kintowe did not pass: 2 of 2 runs failed, the last: ");
  }

  @Test
  public void asManyFailuresAsWereSetEndThem() {
    step.setRuns(9);
    step.setFailures(2);
    pipeline.start(step);
    endRuns(FakeAgent.PASSED, BROKEN, BROKEN);

    assertThat(pipeline.failure()).hasMessageContaining("2 of 3 runs failed");
  }

  @Test
  public void theVerdictMayEndThem() {
    bed.collected("6.0.2", 20.1, 19.9, 20.3, 19.8, 20.0, 20.2, 19.7, 20.05);
    bed.collected("6.1.0", 30.1, 29.9, 30.3, 29.8, 30.0, 30.2, 29.7, 30.05);
    step.setRuns(9);
    step.setUntil("decided");
    pipeline.start(step);
    endRuns(FakeAgent.PASSED);

    assertThat(pipeline.values()).containsEntry("runs", 1).containsEntry("verdict", "slower");
  }

  /** It is one on the release before as long as no run of this one has its metric values. */
  @Test
  public void theVerdictOnAnEarlierReleaseDoesNotEndThem() {
    bed.collected("6.0.1", 20.1, 19.9, 20.3, 19.8, 20.0, 20.2, 19.7, 20.05);
    bed.collected("6.0.2", 30.1, 29.9, 30.3, 29.8, 30.0, 30.2, 29.7, 30.05);
    step.setRuns(2);
    step.setUntil("decided");
    pipeline.start(step);
    endRuns(FakeAgent.PASSED, FakeAgent.PASSED);

    assertThat(pipeline.values()).containsEntry("runs", 2);
  }

  @Test
  public void thePauseSurvivesARestart() {
    step.setRuns(2);
    step.setPause("10m");
    pipeline.start(step);
    endRuns(FakeAgent.PASSED);
    pipeline.restart();
    bed.time.pass(Duration.ofMinutes(9));
    assertThat(bed.agent.scripts()).hasSize(1);

    bed.time.pass(Duration.ofMinutes(1));
    endRuns(FakeAgent.PASSED);

    assertThat(pipeline.values()).containsEntry("runs", 2);
    assertThat(bed.agent.scripts()).hasSize(2);
  }

  /** Java saves no field of a class that is not serializable itself. */
  @Test
  public void whatWasAskedForSurvivesARestartBeforeTheFirstRun() {
    bed.agent.goesAway();
    step.setRuns(2);
    pipeline.start(step);
    pipeline.restart();
    bed.agent.comesBack();
    bed.time.pass(A_WHILE);
    endRuns(FakeAgent.PASSED, FakeAgent.PASSED);

    assertThat(pipeline.values()).containsEntry("runs", 2);
  }

  @Test
  public void aRestartDuringARunContinuesWithThatRun() {
    step.setRuns(2);
    pipeline.start(step);
    endRuns(FakeAgent.PASSED);
    bed.time.pass(A_WHILE);
    pipeline.restart();
    endRuns(FakeAgent.PASSED);

    assertThat(pipeline.values()).containsEntry("runs", 2);
    assertThat(bed.agent.scripts()).hasSize(2);
    assertThat(bed.records()).hasSize(2);
  }

  @Test
  public void abortingTheBuildInThePauseEndsItAtOnce() {
    step.setRuns(2);
    step.setPause("10m");
    pipeline.start(step);
    endRuns(FakeAgent.PASSED);
    Exception abort = new Exception("aborted");
    pipeline.stop(abort);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).isSameAs(abort);
    assertThat(bed.records()).hasSize(1);
  }

  @Test
  public void aRunThatCannotBeginCountsAsFailed() {
    step.setRuns(3);
    pipeline.start(step);
    bed.agent.on(Request.CLEAN_UP, bed.book::close);
    endRuns(FakeAgent.PASSED);
    bed.time.pass(A_WHILE);

    assertThat(pipeline.values())
        .containsEntry("runs", 3)
        .containsEntry("failedRuns", 2)
        .containsEntry("outcome", "passed");
    assertThat(bed.log()).contains("[dogDriver] Run 2 of 3: ", "nothing listens there");
  }

  @Test
  public void aFirstRunThatCannotBeginFailsTheStepAtOnce() {
    bed.book.close();
    step.setRuns(3);
    pipeline.start(step);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).hasMessageContaining("nothing listens there");
    assertThat(bed.records()).isEmpty();
  }

  @Test
  public void aWrongNumberFailsTheStepWithOneSentence() {
    step.setRuns(-2);
    pipeline.start(step);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure())
        .isInstanceOf(AbortException.class)
        .hasMessage("The number of runs is -2; it must be 1 to 1000.");
  }

  @Test
  public void theLogSaysBeforeWhatKeepsTheVerdict() throws IOException {
    bed.collected("6.0.2", 20.1, 19.9);
    pipeline.start(step);
    bed.time.pass(SECOND);

    assertThat(bed.log())
        .startsWith(
            "[dogDriver] No verdict can be made yet: 6.0.2, the release before, has 2 of the 3 runs"
                + " that a baseline needs.");
  }

  private void endRuns(String... outputs) {
    for (String output : outputs) {
      bed.time.pass(SECOND);
      bed.agent.ends(output);
      bed.time.pass(SECOND);
    }
  }
}
