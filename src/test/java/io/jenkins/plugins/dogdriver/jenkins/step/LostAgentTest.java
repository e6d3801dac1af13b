package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent.Request;
import java.io.IOException;
import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The agent of a Pipeline's run is unavailable, does not answer, or cannot run a load test. */
public class LostAgentTest {
  private static final Duration A_WHILE = Duration.ofMinutes(3);
  private static final String AWAY =
      "[dogDriver] The agent is out of reach. The load test continues there; dogDriver tries again"
          + " until the agent is back.";
  private static final String NOT_YET =
      "[dogDriver] The agent is out of reach. The load test starts when the agent is back.";

  @Rule public final StepTestBed bed = new StepTestBed();

  private final DogdriverStep step = new DogdriverStep("kintowe");
  private FakePipeline pipeline;

  @Before
  public void makePipeline() throws Exception {
    pipeline = new FakePipeline(bed);
  }

  @Test
  public void aRunBeginsWhenItsAgentIsThere() throws IOException {
    bed.agent.goesAway();
    pipeline.start(step);
    bed.time.pass(A_WHILE);
    assertThat(bed.records()).isEmpty();
    assertThat(bed.isInJournal()).isFalse();
    assertThat(bed.log().lines()).containsOnlyOnce(NOT_YET).doesNotContain(AWAY);

    bed.agent.comesBack();
    endLoad();

    assertThat(pipeline.values()).containsEntry("start", "2026-05-24T14:29:05Z");
  }

  @Test
  public void anAgentThatIsLostRightBeforeTheLaunchIsWaitedFor() {
    pipeline.start(step);
    bed.time.doNext();
    bed.agent.goesAway();
    bed.time.pass(A_WHILE);
    assertThat(bed.agent.scripts()).isEmpty();
    assertThat(bed.log().lines()).containsOnlyOnce(NOT_YET).doesNotContain(AWAY);

    bed.agent.comesBack();
    endLoad();

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
    assertThat(bed.agent.scripts()).hasSize(1);
  }

  @Test
  public void theLoadContinuesWhileTheAgentIsAwayAndNothingIsLost() {
    startLoad();
    bed.agent.goesAway();
    bed.agent.prints("While you were unavailable\n");
    bed.time.pass(A_WHILE);
    assertThat(pipeline.isOver()).isFalse();
    assertThat(bed.log()).doesNotContain("While you were unavailable");

    bed.agent.comesBack();
    endLoad();

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
    assertThat(bed.log()).contains("While you were unavailable");
  }

  @Test
  public void theLogSaysOnceEachTimeThatTheAgentIsAway() {
    startLoad();
    bed.agent.goesAway();
    bed.time.pass(A_WHILE);
    assertThat(bed.log().lines()).containsOnlyOnce(AWAY);

    bed.agent.comesBack();
    bed.time.pass(Duration.ofSeconds(20));
    bed.agent.goesAway();
    bed.time.pass(A_WHILE);

    assertThat(bed.log().lines().filter(AWAY::equals)).hasSize(2);
  }

  @Test
  public void pipelineIsNotAskedForAnAgentThatIsKnownToBeAway() {
    startLoad();
    bed.agent.goesAway();
    bed.time.pass(A_WHILE);

    assertThat(bed.log()).doesNotContain("linux is offline");
  }

  @Test
  public void aNodeThatWasDeletedIsWaitedForUntilTheTimeIsUp() {
    step.setTimeout("10m");
    startLoad();
    bed.agent.isDeleted();
    bed.time.pass(Duration.ofMinutes(9));
    assertThat(pipeline.isOver()).isFalse();
    assertThat(bed.log()).contains(AWAY).doesNotContain("linux is offline");

    bed.time.pass(Duration.ofMinutes(2));

    assertThat(pipeline.failure())
        .isInstanceOf(AbortException.class)
        .hasMessage(
            "The load test of kintowe did not pass: The load test did not end within 600 s.");
    assertThat(bed.record().getOutcome()).isEqualTo("timed_out");
    assertThat(bed.steps()).containsExactly("start", "stop");
  }

  @Test
  public void aLoadTestThatTakesTooLongIsEnded() {
    step.setTimeout("10m");
    startLoad();
    bed.time.pass(Duration.ofMinutes(11));

    assertThat(pipeline.failure()).hasMessageEndingWith("did not end within 600 s.");
    assertThat(bed.agent.ended()).containsExactly(bed.record().getId());
  }

  @Test
  public void aPollThatFailsIsRepeatedAndLoggedOnce() {
    startLoad();
    bed.agent.on(
        Request.POLL,
        () -> {
          throw new IOException("Unexpected termination of the channel");
        });
    bed.time.pass(A_WHILE);
    assertThat(pipeline.isOver()).isFalse();
    assertThat(bed.log().lines())
        .containsOnlyOnce(
            "[dogDriver] A step of the run failed and is tried again: Unexpected"
                + " termination of the channel");

    bed.agent.on(Request.POLL, () -> {});
    endLoad();

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
  }

  @Test
  public void theLogHasEachKindOfTrouble() {
    startLoad();
    bed.agent.on(
        Request.POLL,
        () -> {
          throw new IOException("Unexpected termination of the channel");
        });
    bed.time.pass(A_WHILE);
    bed.agent.goesAway();
    bed.time.pass(A_WHILE);

    assertThat(bed.log().lines()).containsOnlyOnce(AWAY);
  }

  @Test
  public void aConnectionThatBreaksDuringAPollIsAnAgentThatIsAway() {
    startLoad();
    bed.agent.on(Request.POLL, bed.agent::goesAway);
    bed.time.pass(A_WHILE);
    assertThat(bed.log()).contains("tried again: The channel is closed.", AWAY);
  }

  @Test
  public void anAgentThatDoesNotAnswerIsAskedAgainAfterTwoMinutes() {
    startLoad();
    bed.agent.hangsOnce(Request.POLL, () -> bed.time.pass(Duration.ofMinutes(2)));
    bed.time.doNext();
    assertThat(pipeline.isOver()).isFalse();

    endLoad();

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
  }

  @Test
  public void aControllerThatGoesDownDoesNotEndTheRun() {
    startLoad();
    bed.agent.losesItsController();
    bed.time.pass(Duration.ofMinutes(1));
    assertThat(pipeline.isOver()).isFalse();

    bed.agent.comesBack();
    endLoad();

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
  }

  @Test
  public void aStepThatEndedInTimeIsNotDisturbed() {
    startLoad();
    bed.time.pass(Duration.ofMinutes(10));

    assertThat(Thread.interrupted()).isFalse();
    assertThat(pipeline.isOver()).isFalse();
  }

  @Test
  public void aConfigurationThatIsWrongForAWhileDoesNotEndTheRun() {
    startLoad();
    bed.jenkins.configuration().setApiKeyCredentialsId("gone");
    bed.time.pass(A_WHILE);
    assertThat(pipeline.isOver()).isFalse();

    bed.jenkins.configuration().setApiKeyCredentialsId("api");
    endLoad();

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
    assertThat(bed.steps()).containsExactly("start", "stop");
  }

  @Test
  public void windowsCannotRunMoloslave() {
    bed.agent.runsWindows();
    pipeline.start(step);
    bed.time.pass(Duration.ofSeconds(1));

    assertThat(pipeline.failure())
        .isInstanceOf(AbortException.class)
        .hasMessage(
            "The load test of kintowe did not pass: Molotov's moloslave does not run on Windows:"
                + " choose a node with Linux, macOS or another Unix.");
    assertThat(bed.record().getOutcome()).isEqualTo("failed");
    assertThat(bed.agent.scripts()).isEmpty();
    assertThat(bed.steps()).containsExactly("start", "stop");
  }

  @Test
  public void aLaunchThatFailsIsARunThatFailed() {
    bed.agent.on(
        Request.LAUNCH,
        () -> {
          throw new IOException("No space left on device");
        });
    pipeline.start(step);
    bed.time.pass(Duration.ofSeconds(1));

    assertThat(pipeline.failure()).hasMessageEndingWith("did not pass: No space left on device");
    assertThat(bed.agent.ended()).as("it may have been launched").hasSize(1);
    assertThat(bed.record().getOutcome()).isEqualTo("failed");
  }

  @Test
  public void tracesThatCannotBeDeletedCostNoRun() {
    bed.agent.on(Request.CLEAN_UP, bed.agent::goesAway);
    startLoad();
    endLoad();

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
    assertThat(bed.agent.isCleanedUp()).isFalse();
  }

  private void startLoad() {
    pipeline.start(step);
    bed.time.pass(Duration.ofSeconds(1));
    assertThat(bed.agent.isRunning()).isTrue();
  }

  private void endLoad() {
    bed.time.pass(Duration.ofSeconds(20));
    bed.agent.ends(FakeAgent.PASSED);
    bed.time.pass(Duration.ofSeconds(20));
  }
}
