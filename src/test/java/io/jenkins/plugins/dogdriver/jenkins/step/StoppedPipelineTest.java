package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.FakeAgent;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent.Request;
import java.io.IOException;
import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The build is aborted: before its run begins, while the load runs, or after. */
public class StoppedPipelineTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Rule public final StepTestBed bed = new StepTestBed();

  private final Throwable aborted = new Exception("Aborted by a user");
  private FakePipeline pipeline;

  @Before
  public void makePipeline() throws Exception {
    pipeline = new FakePipeline(bed);
  }

  @Test
  public void aRunThatHasNotBegunLeavesNothingBehind() throws IOException {
    pipeline.start(new DogdriverStep("kintowe"));
    pipeline.stop(aborted);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertNothingIsRecorded();
  }

  @Test
  public void aRunThatWaitsForItsAgentBeforeItBeginsIsStoppedAtOnce() throws IOException {
    bed.agent.goesAway();
    pipeline.start(new DogdriverStep("kintowe"));
    bed.time.pass(Duration.ofMinutes(3));
    pipeline.stop(aborted);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertNothingIsRecorded();
  }

  @Test
  public void aRunThatIsStoppedWhileTheDeploymentIsAskedDoesNotBegin() throws IOException {
    bed.agent.hangsOnce(Request.VERSION, () -> pipeline.stop(aborted));
    pipeline.start(new DogdriverStep("kintowe"));
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertNothingIsRecorded();
  }

  @Test
  public void aWrongConfigurationDoesNotHideWhoAborted() {
    bed.jenkins.serviceBookInFile("book");
    pipeline.start(new DogdriverStep("kintowe"));
    pipeline.stop(aborted);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).isSameAs(aborted);
  }

  @Test
  public void aRunThatHasBegunIsNotLaunchedAnyMore() {
    pipeline.start(new DogdriverStep("kintowe"));
    bed.time.doNext();
    pipeline.stop(aborted);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertThat(bed.agent.scripts()).isEmpty();
    assertIsRecordedAsCancelled();
  }

  @Test
  public void aRunThatWaitsForItsAgentIsStoppedAtOnce() {
    pipeline.start(new DogdriverStep("kintowe"));
    bed.time.doNext();
    bed.agent.goesAway();
    bed.time.pass(Duration.ofMinutes(3));
    pipeline.stop(aborted);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertIsRecordedAsCancelled();
  }

  @Test
  public void theLoadTestIsEnded() {
    startLoad();
    pipeline.stop(aborted);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertThat(bed.agent.ended()).containsExactly(bed.record().getId());
    assertIsRecordedAsCancelled();
  }

  @Test
  public void aLoadTestThatDoesNotEndIsWaitedForHalfAMinute() {
    bed.agent.keepsOnRunning();
    startLoad();
    pipeline.stop(aborted);
    bed.time.pass(Duration.ofSeconds(29));
    assertThat(pipeline.isOver()).isFalse();

    bed.time.pass(Duration.ofSeconds(20));

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertIsRecordedAsCancelled();
  }

  @Test
  public void aLoadTestOutOfReachEndsWithoutItsAgent() {
    startLoad();
    bed.agent.goesAway();
    bed.time.pass(Duration.ofMinutes(3));
    pipeline.stop(aborted);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertThat(bed.agent.ended()).isEmpty();
    assertIsRecordedAsCancelled();
  }

  @Test
  public void anAgentThatDoesNotAnswerDoesNotHoldUpTheStop() {
    startLoad();
    bed.agent.hangsOnce(Request.POLL, () -> pipeline.stop(aborted));
    bed.time.pass(Duration.ofSeconds(20));

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertIsRecordedAsCancelled();
  }

  @Test
  public void aRunWhoseLoadIsOverIsRecordedAsItEnded() {
    bed.agent.on(Request.CLEAN_UP, () -> pipeline.stop(aborted));
    startLoad();
    bed.agent.ends(FakeAgent.PASSED);
    bed.time.pass(Duration.ofSeconds(20));

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertThat(bed.record().getOutcome()).isEqualTo("passed");
    assertThat(bed.record().getVerdict()).isEqualTo("unclear");
    assertThat(bed.log()).contains("So far: ").doesNotContain("could not be");
    assertThat(bed.queue()).hasSize(1);
  }

  @Test
  public void aRunThatNothingAcceptsIsGivenUp() throws IOException {
    startLoad();
    bed.makeStoreUnavailable();
    bed.makeDiskUnavailable();
    pipeline.stop(aborted);
    bed.time.pass(Duration.ofMinutes(1));

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertThat(bed.isInJournal()).as("the collector brings it to its end").isTrue();
  }

  @Test
  public void aBuildThatIsStoppedTwiceEndsOnce() {
    startLoad();
    pipeline.stop(new Exception("Time-out"));
    pipeline.stop(aborted);
    bed.time.pass(SECOND);

    assertThat(pipeline.failure()).isSameAs(aborted);
    assertIsRecordedAsCancelled();
  }

  private void startLoad() {
    pipeline.start(new DogdriverStep("kintowe"));
    bed.time.pass(SECOND);
    assertThat(bed.agent.isRunning()).isTrue();
  }

  private void assertNothingIsRecorded() throws IOException {
    assertThat(bed.records()).isEmpty();
    assertThat(bed.agent.scripts()).isEmpty();
    assertThat(bed.steps()).isEmpty();
    assertThat(bed.isInJournal()).isFalse();
    assertThat(bed.queue()).isEmpty();
  }

  private void assertIsRecordedAsCancelled() {
    assertThat(bed.record().getOutcome()).isEqualTo("cancelled");
    assertThat(bed.queue()).hasSize(1);
    assertThat(bed.steps()).containsExactly("start", "stop");
  }
}
