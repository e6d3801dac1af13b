package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent.Request;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn.Event;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** A run in a Pipeline whose agent and controller stay. */
public class PipelineRunTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Rule public final StepTestBed bed = new StepTestBed();

  private final DogdriverStep step = new DogdriverStep("kintowe");
  private FakePipeline pipeline;

  @Before
  public void makePipeline() throws Exception {
    pipeline = new FakePipeline(bed);
  }

  @Test
  public void theSourceOfANodeThatComesAndGoesIsItsLabels() {
    bed.agent.isOfCloud("  linux docker\tx64 ");

    runToTheEnd(FakeAgent.PASSED);

    assertThat(bed.record().getSource()).isEqualTo("docker linux x64");
  }

  @Test
  public void aNodeThatComesAndGoesMayHaveNoLabels() {
    bed.agent.isOfCloud("");

    runToTheEnd(FakeAgent.PASSED);

    assertThat(bed.record().getSource()).isEqualTo("cloud");
  }

  @Test
  public void theScriptGetsHowTheRunEndedAndTheVerdictSoFar() {
    runToTheEnd(FakeAgent.PASSED);

    Map<String, Object> values = pipeline.values();
    assertThat(values)
        .containsEntry("project", "kintowe")
        .containsEntry("version", "6.1.0")
        .containsEntry("deployment", "stage")
        .containsEntry("source", "linux")
        .containsEntry("outcome", "passed")
        .containsEntry("successes", 90L)
        .containsEntry("failures", 1L)
        .containsEntry("verdict", "unclear")
        .containsEntry("start", "2026-05-24T14:26:00Z");
    assertThat(values.get("sentence")).asString().isNotEmpty();
  }

  @Test
  public void theRunIsInTheStoreUnderTheNameOfItsBuild() throws IOException {
    runToTheEnd(FakeAgent.PASSED);

    Run run = bed.queue().get(0);
    assertThat(bed.queue()).hasSize(1);
    assertThat(run.passed()).isTrue();
    assertThat(run.runBy()).isEqualTo("jenkins@ca978112:kintowe#12");
    assertThat(pipeline.values()).containsEntry("id", run.id());
    assertThat(bed.isInJournal()).isFalse();
    assertThat(bed.isSpooled()).isFalse();
  }

  @Test
  public void datadogGetsTheStartAndTheStop() {
    runToTheEnd(FakeAgent.PASSED);

    assertThat(bed.steps()).containsExactly("start", "stop");
    assertThat(bed.datadog.events())
        .flatExtracting(Event::tags)
        .contains("project:kintowe", "version:6.1.0", "source:linux");
  }

  @Test
  public void theBuildRemembersTheRunFromItsBeginning() {
    step.setMetrics("ART, CPU");
    pipeline.start(step);
    bed.time.pass(SECOND);

    RunRecord record = bed.record();
    assertThat(record.getState()).isEqualTo("running");
    assertThat(record.getVersion()).isEqualTo("6.1.0");
    assertThat(record.metrics()).containsExactly("ART", "CPU");

    bed.agent.ends(FakeAgent.PASSED);
    bed.time.pass(Duration.ofSeconds(15));

    assertThat(record.getState()).isEqualTo("waiting");
    assertThat(record.getOutcome()).isEqualTo("passed");
    assertThat(record.getSuccesses()).isEqualTo(90);
    assertThat(record.getVerdict()).isEqualTo("unclear");
    assertThat(record.getSentence()).isEqualTo(pipeline.values().get("sentence"));
    assertThat(record.waitingUntil())
        .as("ten minutes after it was recorded")
        .isBetween(Instant.parse("2026-05-24T14:36:00Z"), Instant.parse("2026-05-24T14:36:16Z"));
  }

  @Test
  public void theLogHasTheStartTheOutputAndTheVerdict() {
    runToTheEnd("Hello\n" + FakeAgent.PASSED);

    assertThat(bed.log().lines())
        .containsExactly(
            "[dogDriver] No verdict can be made yet: no release before 6.1.0 has been measured from"
                + " here.",
            "[dogDriver] The load test of kintowe 6.1.0 starts; it runs against stage, from"
                + " linux.",
            "Hello",
            "SUCCESSES: 90 | FAILURES: 1 | WORKERS: 10",
            "SUCCESSES: 90 | FAILURES: 1",
            "*** Bye ***",
            "[dogDriver] So far: " + pipeline.values().get("sentence"));
  }

  @Test
  public void moloslaveGetsTheLoadTestOfTheServiceBookAndNoKey() {
    step.setMolotovTest("smoke");
    runToTheEnd(FakeAgent.PASSED);

    assertThat(bed.agent.scripts())
        .singleElement()
        .asString()
        .contains("'https://example.org/loadtests' 'smoke'", bed.record().getId())
        .doesNotContain("0123456789abcdef");
    assertThat(bed.agent.isCleanedUp()).isTrue();
  }

  @Test
  public void aRunFromTheControllersOwnNodeIsFromTheBuiltInOne() {
    bed.agent.isTheController();

    runToTheEnd(FakeAgent.PASSED);

    assertThat(pipeline.values()).containsEntry("source", "built-in");
  }

  @Test
  public void theStepMayNameAnotherSource() {
    step.setSource("Frankfurt");

    runToTheEnd(FakeAgent.PASSED);

    assertThat(pipeline.values()).containsEntry("source", "Frankfurt");
  }

  @Test
  public void theStatusSaysWhatIsWaitedFor() {
    pipeline.start(step);
    assertThat(pipeline.status()).isEqualTo("the load test is being looked up");

    bed.time.pass(SECOND);
    assertThat(pipeline.status()).isEqualTo("the load test is running");
  }

  @Test
  public void aLoadTestThatDoesNotPassFailsTheBuild() {
    runToTheEnd("SUCCESSES: 0 | FAILURES: 5\n*** Bye ***\n");

    assertThat(pipeline.failure())
        .isInstanceOf(AbortException.class)
        .hasMessage("The load test of kintowe did not pass: None of the 5 requests succeeded.");
    assertThat(bed.record().getOutcome()).isEqualTo("failed");
    assertThat(bed.queue()).hasSize(1);
    assertThat(bed.steps()).containsExactly("start", "stop");
  }

  @Test
  public void aReleaseThatChangesDuringTheLoadFailsTheBuild() {
    bed.agent.on(Request.POLL, () -> bed.service.deploy(new Release("6.2.0", 1)));

    runToTheEnd(FakeAgent.PASSED);

    assertThat(pipeline.failure())
        .hasMessageEndingWith("The release changed from 6.1.0 to 6.2.0 while the load test ran.");
  }

  @Test
  public void aRecordThatCannotBeWrittenIsReportedAndCostsNoRun() throws IOException {
    bed.build.onSave(
        () -> {
          throw new IOException("No space left on device");
        });

    runToTheEnd(FakeAgent.PASSED);

    assertThat(pipeline.values()).containsEntry("outcome", "passed");
    assertThat(bed.log())
        .contains("[dogDriver] The record of the build could not be written: No space left");
    assertThat(bed.queue()).hasSize(1);
  }

  /** Otherwise the build would never end. */
  @Test
  public void anUnexpectedExceptionFailsTheBuild() throws IOException {
    pipeline.start(step);
    bed.time.pass(SECOND);
    IllegalStateException unexpected = new IllegalStateException("Unexpected");
    bed.build.onSave(
        () -> {
          throw unexpected;
        });
    bed.agent.ends(FakeAgent.PASSED);
    bed.time.pass(Duration.ofSeconds(15));

    assertThat(pipeline.failure()).isSameAs(unexpected);
    assertThat(bed.queue()).as("the run is recorded all the same").hasSize(1);
  }

  @Test
  public void anErrorOfTheJvmFailsTheBuild() {
    pipeline.start(step);
    Error error = new NoClassDefFoundError("hudson/Proc");
    bed.agent.on(
        Request.POLL,
        () -> {
          throw error;
        });
    bed.time.pass(Duration.ofMinutes(1));

    assertThat(pipeline.failure()).isSameAs(error);
  }

  @Test
  public void untilMoloslavePrintsSomethingEachStepIsSaved() {
    pipeline.start(step);
    bed.time.doNext();
    assertThat(pipeline.saves()).as("begun").isEqualTo(1);

    bed.time.doNext();
    assertThat(pipeline.saves()).as("launched").isEqualTo(2);

    bed.time.doNext();
    assertThat(pipeline.saves()).as("polled").isEqualTo(3);
  }

  /** A restart would repeat the step otherwise, and launch the load test twice. */
  @Test
  public void theNextStepWaitsUntilTheProgramIsSaved() {
    pipeline.savesSlowly();
    pipeline.start(step);
    bed.time.pass(Duration.ofMinutes(1));
    assertThat(bed.agent.scripts()).isEmpty();

    pipeline.finishSaves();
    bed.time.pass(SECOND);

    assertThat(bed.agent.scripts()).hasSize(1);
  }

  @Test
  public void whileMoloslavePrintsTheProgramIsSavedEveryTenSecondsAtMost() {
    pipeline.start(step);
    bed.agent.on(Request.POLL, () -> bed.agent.prints("A line\n"));
    bed.time.pass(SECOND);
    int before = pipeline.saves();

    bed.time.pass(Duration.ofMinutes(1));

    assertThat(pipeline.saves() - before).isBetween(3, 6);
  }

  private void runToTheEnd(String output) {
    pipeline.start(step);
    bed.time.pass(SECOND);
    assertThat(bed.agent.isRunning()).isTrue();
    bed.agent.ends(output);
    bed.time.pass(Duration.ofSeconds(15));
  }
}
