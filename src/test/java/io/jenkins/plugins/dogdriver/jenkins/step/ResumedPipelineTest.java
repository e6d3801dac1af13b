package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent;
import java.io.IOException;
import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The controller is restarted while a Pipeline is at the step, in each phase of its run. */
public class ResumedPipelineTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Rule public final StepTestBed bed = new StepTestBed();

  private final DogdriverStep step = new DogdriverStep("kintowe");
  private FakePipeline pipeline;

  @Before
  public void makePipeline() throws Exception {
    pipeline = new FakePipeline(bed);
  }

  @Test
  public void aRunThatHadNotBegunBegins() {
    pipeline.start(step);
    pipeline.restart();
    bed.time.pass(Duration.ofMinutes(1));
    assertThat(bed.agent.isRunning()).isTrue();

    endLoad();

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
  }

  @Test
  public void whatTheStepAsksForIsSavedWithIt() {
    step.setSource("Frankfurt");
    step.setMolotovTest("smoke");
    pipeline.start(step);
    pipeline.restart();
    bed.time.pass(Duration.ofMinutes(1));

    endLoad();

    assertThat(pipeline.values()).containsEntry("source", "Frankfurt");
    assertThat(bed.agent.scripts()).singleElement().asString().contains("'smoke'");
  }

  /** It may have been launched, and not noted. */
  @Test
  public void aRunThatWasAboutToBeLaunchedHasFailed() {
    pipeline.start(step);
    bed.time.doNext();
    pipeline.restart();
    bed.time.pass(SECOND);

    assertThat(pipeline.failure())
        .isInstanceOf(AbortException.class)
        .hasMessage(
            "The load test of kintowe did not pass: The program was restarted while the load test"
                + " was being launched.");
    assertThat(bed.agent.scripts()).isEmpty();
    assertThat(bed.agent.ended()).containsExactly(bed.record().getId());
    assertThat(bed.steps()).containsExactly("start", "stop");
  }

  @Test
  public void aLoadTestIsFollowedToItsEnd() {
    startLoad();
    bed.agent.prints("While the controller was down\n");
    pipeline.restart();
    bed.time.pass(Duration.ofSeconds(20));
    assertThat(pipeline.isOver()).isFalse();

    endLoad();

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
    assertThat(bed.log()).containsOnlyOnce("While the controller was down");
    assertThat(bed.record().getOutcome()).isEqualTo("passed");
    assertThat(bed.queue()).hasSize(1);
    assertThat(bed.steps()).containsExactly("start", "stop");
    assertThat(bed.agent.scripts()).hasSize(1);
  }

  /** The program is saved every ten seconds at most. */
  @Test
  public void outputThatWasReadAfterTheLastSaveIsReadAgain() {
    startLoad();
    bed.agent.prints("Saved\n");
    bed.time.pass(Duration.ofSeconds(15));
    bed.agent.prints("Not saved\nSUCCESSES: 40 | FAI");
    bed.time.pass(Duration.ofSeconds(5));
    pipeline.restart();
    bed.agent.ends("LURES: 2\n*** Bye ***\n");
    bed.time.pass(SECOND);

    assertThat(pipeline.values()).containsEntry("successes", 40L).containsEntry("failures", 2L);
    assertThat(bed.log().lines().filter("Saved"::equals)).hasSize(1);
    assertThat(bed.log().lines().filter("Not saved"::equals)).hasSize(2);
  }

  @Test
  public void aLoadTestThatEndedDuringTheRestartIsRecorded() {
    startLoad();
    bed.agent.ends(FakeAgent.PASSED + "moloslave ran for 60 s\n");
    pipeline.restart();
    bed.time.pass(Duration.ofMinutes(5));

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
  }

  @Test
  public void anAgentThatIsAwayAfterTheRestartIsWaitedFor() {
    startLoad();
    bed.agent.goesAway();
    pipeline.restart();
    bed.time.pass(Duration.ofMinutes(3));
    assertThat(bed.log())
        .contains("[dogDriver] The agent is out of reach.")
        .as("Pipeline is not asked for an agent that is known to be unavailable")
        .doesNotContain("linux is offline");

    bed.agent.comesBack();
    bed.time.pass(Duration.ofSeconds(20));
    endLoad();

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
  }

  @Test
  public void aRunThatWasBeingStoppedIsCancelled() {
    bed.agent.keepsOnRunning();
    startLoad();
    pipeline.stop(new Exception("Aborted by a user"));
    bed.time.pass(SECOND);
    pipeline.restart();
    bed.time.pass(Duration.ofMinutes(1));

    assertThat(pipeline.failure())
        .isInstanceOf(AbortException.class)
        .hasMessageEndingWith("did not pass: The load test was cancelled.");
    assertThat(bed.record().getOutcome()).isEqualTo("cancelled");
  }

  @Test
  public void aRunCanBeStoppedAfterTheRestart() {
    startLoad();
    pipeline.restart();
    bed.time.pass(SECOND);
    Throwable aborted = new Exception("Aborted by a user");
    pipeline.stop(aborted);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertThat(bed.agent.ended()).containsExactly(bed.record().getId());
  }

  @Test
  public void aRunWhoseEndNothingAcceptedIsRecordedOnce() throws IOException {
    startLoad();
    bed.makeStoreUnavailable();
    bed.makeDiskUnavailable();
    bed.agent.ends(FakeAgent.PASSED);
    bed.time.pass(Duration.ofMinutes(1));
    assertThat(pipeline.isOver()).isFalse();
    assertThat(bed.log()).containsOnlyOnce("is tried again");

    bed.makeStoreAvailable();
    pipeline.restart();
    bed.time.pass(SECOND);

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
    assertThat(bed.queue()).hasSize(1);
    assertThat(bed.steps()).containsExactly("start", "stop");
  }

  @Test
  public void aRunThatIsRecordedIsNotRecordedAgain() {
    startLoad();
    bed.agent.ends(FakeAgent.PASSED);
    while (bed.queue().isEmpty()) {
      bed.time.doNext();
    }
    assertThat(pipeline.isOver()).isFalse();
    pipeline.restart();
    bed.time.pass(SECOND);

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
    assertThat(bed.record().getVerdict()).isEqualTo("unclear");
    assertThat(bed.queue()).hasSize(1);
    assertThat(bed.steps()).containsExactly("start", "stop");
  }

  /** The collector brings its run to an end. */
  @Test
  public void aBuildThatIsGoneIsLeftAlone() throws IOException {
    startLoad();
    pipeline.isDeleted();
    pipeline.restart();
    bed.time.pass(Duration.ofMinutes(5));

    assertThat(pipeline.isOver()).isFalse();
    assertThat(bed.time.isBusy()).isFalse();
    assertThat(bed.isInJournal()).isTrue();
  }

  private void startLoad() {
    pipeline.start(step);
    bed.time.pass(SECOND);
    assertThat(bed.agent.isRunning()).isTrue();
  }

  private void endLoad() {
    bed.agent.ends(FakeAgent.PASSED);
    bed.time.pass(Duration.ofSeconds(20));
  }
}
