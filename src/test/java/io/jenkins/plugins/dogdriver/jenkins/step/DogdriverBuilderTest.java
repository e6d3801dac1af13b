package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent.Request;
import io.jenkins.plugins.dogdriver.jenkins.FakeTimer;
import java.io.IOException;
import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The step in a job that is not a Pipeline. */
public class DogdriverBuilderTest {
  @Rule public final StepTestBed bed = new StepTestBed();

  private final DogdriverStep step = new DogdriverStep("kintowe");
  private String waitForVerdict = "";

  @Before
  public void letTheLoadTestPass() {
    bed.agent.on(Request.POLL, () -> bed.agent.ends(FakeAgent.PASSED));
  }

  @After
  public void leaveNoInterrupt() {
    Thread.interrupted();
  }

  @Test
  public void aLoadTestThatPassesLetsTheBuildContinue() throws Exception {
    assertThat(perform()).isTrue();

    assertThat(bed.build.result()).isEmpty();
    assertThat(bed.record().getOutcome()).isEqualTo("passed");
    assertThat(bed.record().getSource()).isEqualTo("linux");
    assertThat(bed.steps()).containsExactly("start", "stop");
    assertThat(bed.queue()).hasSize(1);
    assertThat(bed.isInJournal()).isFalse();
    assertThat(bed.agent.isCleanedUp()).isTrue();
    assertThat(bed.log()).contains("*** Bye ***", "[dogDriver] So far: ");
  }

  @Test
  public void aLoadTestThatDoesNotPassFailsTheBuild() {
    bed.agent.on(Request.POLL, () -> bed.agent.ends("git: not found\n"));

    assertAborts("The load test of kintowe did not pass: git is not installed");
    assertThat(bed.record().getOutcome()).isEqualTo("failed");
  }

  @Test
  public void aSlowerReleaseMakesTheBuildUnstable() throws Exception {
    collectASlowerRelease();
    step.setFailOn("worse");

    assertThat(perform()).isTrue();

    assertThat(bed.build.result()).contains(Result.UNSTABLE);
    assertThat(bed.log()).contains("ERROR: The verdict on the release 6.1.0 is slower: ");
  }

  @Test
  public void aSlowerReleaseMayFailTheBuild() throws Exception {
    collectASlowerRelease();
    step.setFailOn("worse");
    step.setWorseResult("FAILURE");

    assertThat(perform()).isTrue();

    assertThat(bed.build.result()).contains(Result.FAILURE);
  }

  @Test
  public void aBuildWithoutAWorkspaceCannotRunALoadTest() throws IOException {
    bed.build.losesItsWorkspace();

    assertAborts("The build has no workspace on its agent any more.");
    assertNothingIsRecorded();
  }

  @Test
  public void aBuilderWhoseFileHasNoStepFailsTheBuildWithOneSentence() {
    DogdriverBuilder builder = new DogdriverBuilder(null, this::pause);

    assertThatExceptionOfType(AbortException.class)
        .isThrownBy(
            () -> builder.perform(bed.build.build(), bed.agent.launcher(), bed.build.listener()))
        .withMessageStartingWith("The build step of dogDriver has no element <step>");
  }

  @Test
  public void aProjectThatIsNotThereFailsTheBuildWithOneSentence() throws IOException {
    bed.book.close();

    assertAborts("nothing listens there");
    assertNothingIsRecorded();
  }

  @Test
  public void aWrongTimeOutFailsTheBuildWithOneSentence() throws IOException {
    step.setTimeout("soon");

    assertAborts("is not a duration; it must be a number with s, m, h or d");
    assertNothingIsRecorded();
  }

  @Test
  public void aWrongConfigurationFailsTheBuildWithOneSentence() {
    bed.jenkins.serviceBookInFile("book");

    assertAborts("The address of the ServiceBook must be an http or https URL");
  }

  /** Such a build does not wait, since it does not survive a restart. */
  @Test
  public void aConnectionThatBreaksEndsTheRun() {
    bed.agent.on(Request.POLL, bed.agent::goesAway);

    assertAborts(
        "The load test of kintowe did not pass: The machine of the load test was lost: The"
            + " channel is closed.");
    assertThat(bed.record().getOutcome()).isEqualTo("failed");
    assertThat(bed.steps()).containsExactly("start", "stop");
  }

  @Test
  public void windowsCannotRunMoloslave() {
    bed.agent.runsWindows();

    assertAborts("Molotov's moloslave does not run on Windows");
    assertThat(bed.record().getOutcome()).isEqualTo("failed");
  }

  @Test
  public void aRunThatNothingAcceptsFailsTheBuild() throws IOException {
    bed.makeStoreUnavailable();
    bed.makeDiskUnavailable();

    assertAborts("spool");
    assertThat(bed.isInJournal()).as("the collector brings it to its end").isTrue();
  }

  @Test
  public void abortingTheBuildEndsTheLoadTest() {
    bed.agent.on(Request.POLL, this::interruptOnce);

    assertIsInterrupted();
    assertThat(bed.agent.ended()).containsExactly(bed.record().getId());
    assertThat(bed.record().getOutcome()).isEqualTo("cancelled");
    assertThat(bed.steps()).containsExactly("start", "stop");
    assertThat(bed.queue()).hasSize(1);
  }

  /** Files are closed to a thread that is interrupted. */
  @Test
  public void whatIsWrittenAtTheEndIsNotInterrupted() throws IOException {
    bed.agent.on(Request.POLL, this::interruptOnce);
    bed.build.onSave(() -> assertThat(Thread.currentThread().isInterrupted()).isFalse());

    assertIsInterrupted();
    assertThat(bed.record().getVerdict()).isEqualTo("unclear");
    assertThat(bed.log()).contains("So far: ");
  }

  @Test
  public void abortingTheBuildBeforeTheRunBeginsLeavesNothingBehind() throws IOException {
    bed.agent.on(
        Request.VERSION,
        () -> {
          throw new InterruptedException();
        });

    assertIsInterrupted();
    assertNothingIsRecorded();
  }

  /** On the controller's own node the thread of the build asks for the version itself. */
  @Test
  public void aThreadThatIsInterruptedIsNotAVersionThatIsUnknown() throws IOException {
    bed.agent.on(Request.VERSION, () -> Thread.currentThread().interrupt());

    assertIsInterrupted();
    assertNothingIsRecorded();
  }

  @Test
  public void everyKindOfJobMayHaveIt() {
    DogdriverBuilder.DescriptorImpl descriptor = new DogdriverBuilder.DescriptorImpl();

    assertThat(descriptor.isApplicable(null)).isTrue();
    assertThat(descriptor.getDisplayName()).isEqualTo("Run a load test with dogDriver");
    assertThat(new DogdriverBuilder(step).getStep()).isSameAs(step);
  }

  @Test
  public void severalRunsAreMadeOneAfterTheOther() throws Exception {
    step.setRuns(3);
    step.setPause("10m");

    assertThat(perform()).isTrue();

    assertThat(bed.records()).hasSize(3);
    assertThat(bed.log()).contains("[dogDriver] Run 3 of 3: passed, 90 successes, 1 failures");
    assertThat(bed.time.clock().instant())
        .isAfterOrEqualTo(FakeTimer.START.plus(Duration.ofMinutes(20)));
  }

  @Test
  public void theBuildFailsWhereNoneOfSeveralRunsPassed() {
    step.setRuns(2);
    bed.agent.on(Request.POLL, () -> bed.agent.ends("git: not found\n"));

    assertAborts("2 of 2 runs failed, the last: git is not installed");
  }

  @Test
  public void aRunWaitsForAnotherOneOnItsDeployment() throws Exception {
    Object other = new Object();
    DeploymentsInUse.get().take(other, step, bed.build.build(), false, bed.time.clock().instant());

    assertThat(perform()).isTrue();

    assertThat(bed.log())
        .contains("[dogDriver] Another run is using the deployment stage of kintowe, in kintowe");
    assertThat(bed.time.clock().instant())
        .as("the other run is never heard of again")
        .isAfter(FakeTimer.START.plus(Duration.ofMinutes(5)));
  }

  @Test
  public void theBuildMayWaitForTheVerdictOnItsOwnRelease() throws Exception {
    collectASlowerRelease();
    step.setFailOn("worse");
    waitForVerdict = "30m";

    assertThat(perform()).isTrue();

    assertThat(bed.build.result()).contains(Result.UNSTABLE);
    assertThat(bed.log())
        .contains(
            "[dogDriver] Waiting for the metric values of kintowe 6.1.0 (runs: 1), until"
                + " 2026-05-24T14:56:00Z at the latest.",
            "[dogDriver] ! This is the verdict without the runs that have no metric values after 30m: 1.",
            "ERROR: The verdict on the release 6.1.0 is slower: ");
  }

  @Test
  public void aWaitOfNoTimeIsRefusedBeforeTheRun() throws Exception {
    waitForVerdict = "0s";

    assertAborts("The time-out of the wait for a verdict is 0: use 1m or more.");

    assertNothingIsRecorded();
  }

  @Test
  public void theFormChecksHowLongTheBuildWaits() {
    DogdriverBuilder.DescriptorImpl descriptor = new DogdriverBuilder.DescriptorImpl();

    assertThat(descriptor.doCheckVerdictTimeout("30m")).hasToString("OK");
    assertThat(descriptor.doCheckVerdictTimeout("0s").toString()).startsWith("ERROR: The time-out");
    assertThat(descriptor.doCheckVerdictTimeout("soon").toString())
        .startsWith("ERROR: 'soon' is not a duration;");
  }

  private boolean perform() throws IOException, InterruptedException {
    DogdriverBuilder builder = new DogdriverBuilder(step, this::pause);
    builder.setWaitForVerdict(!waitForVerdict.isEmpty());
    builder.setVerdictTimeout(waitForVerdict);
    return builder.perform(bed.build.build(), bed.agent.launcher(), bed.build.listener());
  }

  private void pause(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    bed.time.pass(time);
  }

  /** The build is aborted while the load runs. */
  private void interruptOnce() {
    bed.agent.on(Request.POLL, () -> {});
    Thread.currentThread().interrupt();
  }

  private void assertAborts(String part) {
    assertThatExceptionOfType(AbortException.class)
        .isThrownBy(this::perform)
        .withMessageContaining(part);
  }

  private void assertIsInterrupted() {
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(this::perform);
  }

  private void assertNothingIsRecorded() throws IOException {
    assertThat(bed.records()).isEmpty();
    assertThat(bed.agent.scripts()).isEmpty();
    assertThat(bed.steps()).isEmpty();
    assertThat(bed.isInJournal()).isFalse();
  }

  private void collectASlowerRelease() {
    bed.collected("6.0.2", 20.1, 19.9, 20.3, 19.8, 20.0, 20.2, 19.7, 20.05);
    bed.collected("6.1.0", 30.1, 29.9, 30.3, 29.8, 30.0, 30.2, 29.7, 30.05);
  }
}
