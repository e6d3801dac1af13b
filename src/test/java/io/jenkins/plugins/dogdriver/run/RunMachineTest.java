package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.datadog.RunEvent;
import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.molotov.MoloslaveRun;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import io.jenkins.plugins.dogdriver.run.RunProgress.Phase;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The protocol of a run, beyond the table of {@link RunMachineTableTest}. */
public class RunMachineTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private MachineTestBed bed;

  @Before
  public void makeMachine() {
    bed = new MachineTestBed(folder.getRoot().toPath());
  }

  @Test
  public void aRunIsRecordedWithAllThatIsKnownOfIt() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.clock.pass(Duration.ofSeconds(30));
    bed.loadTest.ends(ScriptedLoadTest.PASSED);

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run)
        .isEqualTo(
            new Run(
                new RunStart(
                    run.id(),
                    "kintowe",
                    "stage",
                    "here",
                    Deployed.of("6.1.0").at("http://127.0.0.1:1"),
                    "me",
                    Instant.parse("2026-05-24T14:26:00Z")),
                new RunEnd(
                    Instant.parse("2026-05-24T14:26:30Z"),
                    new Counts(90, 1, 10),
                    Outcome.PASSED,
                    "",
                    MachineTestBed.NOW.plusSeconds(30))));
    assertThat(bed.queue()).containsExactly(run);
    assertThat(bed.begun).containsExactly(run.started());
    assertThat(bed.loadTest.launched)
        .containsExactly(
            new MoloslaveRun(
                run.id(), "https://example.org/loadtests", "dogdriver", MachineTestBed.TIMEOUT));
    assertThat(bed.lines).hasSize(3).last().isEqualTo("*** Bye ***");
    assertThat(bed.loadTest.cleanedUp).isTrue();
    assertThat(bed.notices).isEmpty();
  }

  @Test
  public void aKeyThatTheLoadTestPrintsIsShownNowhereAndKeptNowhere() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.loadTest.ends("\u001b[31mthe key is\u202e" + MachineTestBed.KEY + "\n");

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.reason()).endsWith("its last line was: the key is ****");
    assertThat(bed.lines).containsExactly("the key is ****");
    assertThat(bed.queue()).containsExactly(run);
    assertThat(bed.events.get(1).text()).endsWith("the key is ****");
  }

  @Test
  public void theJournalHasARunBeforeDatadogAndUntilItIsRecorded() throws Exception {
    List<String> order = new ArrayList<>();
    RunJournal journal =
        new RunJournal() {
          @Override
          public void open(RunStart run) {
            order.add("open");
          }

          @Override
          public void ended(Run run) {
            order.add("ended, queue " + bed.queue().size());
          }

          @Override
          public void close(String id) {
            order.add("close, queue " + bed.queue().size());
          }

          @Override
          public void done(String id, Step step) {
            order.add("done " + step);
          }

          @Override
          public boolean isDone(String id, Step step) {
            return order.contains("done " + step);
          }

          @Override
          public void recover(Recovery recovery) {
            throw new AssertionError();
          }
        };
    bed.machineWith(journal, event -> order.add("event " + event.step()));

    bed.advanceToTheEnd();

    assertThat(order)
        .containsExactly(
            "open",
            "event START",
            "done START_EVENT",
            "open",
            "ended, queue 0",
            "done DELIVERY",
            "event STOP",
            "done STOP_EVENT",
            "close, queue 1");
  }

  @Test
  public void withoutAVersionNothingBegins() throws Exception {
    bed.versionFailure = new RunException("The release is unknown.");

    Next next = bed.machine.advance();

    assertThat(next).isEqualTo(new Next.NotBegun(bed.versionFailure));
    assertNothingHappened();
  }

  @Test
  public void withTheKeysRefusedNothingBegins() throws Exception {
    bed.eventFailure =
        new DatadogException(DatadogException.Kind.FORBIDDEN, "Datadog refuses the keys.");

    Next next = bed.machine.advance();

    assertThat(next).isEqualTo(new Next.NotBegun(bed.eventFailure));
    assertNothingHappened();
  }

  private void assertNothingHappened() {
    assertThat(bed.progress.isBegun()).isFalse();
    assertThat(bed.events).isEmpty();
    assertThat(bed.queue()).isEmpty();
    assertThat(bed.journal()).isEmpty();
    assertThat(bed.loadTest.launched).isEmpty();
  }

  @Test
  public void aMoloslaveThatCannotBeStartedFailsTheRunWithItsSentence() throws Exception {
    bed.advanceTo(Phase.STARTED);
    bed.loadTest.failure = new MolotovException("moloslave is not installed here.");

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.reason()).isEqualTo("moloslave is not installed here.");
    assertThat(bed.queue()).containsExactly(run);
    assertThat(bed.steps()).containsExactly(RunEvent.Step.START, RunEvent.Step.STOP);
  }

  @Test
  public void aLaunchThatWasCutOffIsEndedByTheMarkOfTheRun() throws Exception {
    bed.advanceTo(Phase.STARTED);
    bed.loadTest.failure = new IOException("The channel is closing down.");

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.reason()).isEqualTo("The channel is closing down.");
    assertThat(bed.loadTest.ended).containsExactly(run.id());
  }

  @Test
  public void aLaunchThatFailsWithoutAWordEndsTheRunAllTheSame() throws Exception {
    bed.advanceTo(Phase.STARTED);
    bed.loadTest.failure = new ClosedChannelException();

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.reason()).contains("ended unexpectedly").contains("ClosedChannelException");
  }

  @Test
  public void aLaunchThatBreaksUnexpectedlySaysSo() throws Exception {
    bed.advanceTo(Phase.STARTED);
    bed.loadTest.failure = new IllegalStateException("broken");

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().reason())
        .isEqualTo("The load test ended unexpectedly: java.lang.IllegalStateException: broken.");
  }

  @Test
  public void aRestartWhileMoloslaveIsLaunchedEndsWhatMayRun() throws Exception {
    bed.advanceTo(Phase.STARTED);
    bed.restart();

    bed.advanceToTheEnd();

    assertThat(bed.loadTest.ended).containsExactly(bed.progress.start().id());
  }

  @Test
  public void troubleWhileLoadingIsTriedAgain() throws Exception {
    bed.advanceTo(Phase.LOADING);
    IOException lost = new IOException("The channel is closing down.");
    bed.loadTest.failure = lost;

    assertThat(bed.machine.advance()).isEqualTo(new Next.Failed(RunMachine.AFTER_TROUBLE, lost));
    bed.loadTest.failure = null;

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().passed()).isTrue();
  }

  @Test
  public void aLineThatIsReadInTwoHalvesAcrossARestartIsOne() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.loadTest.prints("SUCCESSES: 9");
    bed.machine.advance();
    bed.restart();
    bed.loadTest.ends("0 | FAILURES: 1\n*** Bye ***\n");

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().counts())
        .isEqualTo(new Counts(90, 1, 0));
    assertThat(bed.lines).containsExactly("SUCCESSES: 90 | FAILURES: 1", "*** Bye ***");
  }

  @Test
  public void aDeploymentThatIsSilentAfterTheLoadCostsNothing() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.versionFailure = new RunException("The release is unknown.");

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().passed()).isTrue();
  }

  @Test
  public void aRunThatNeitherStoreNorDiskAcceptsIsTriedAgain() throws Exception {
    bed.advanceTo(Phase.ENDING);
    bed.makeStoreUnavailable();
    bed.makeSpoolUnavailable();

    assertThat(bed.machine.advance()).isInstanceOf(Next.Failed.class);
    assertThat(bed.journal()).hasSize(1);
    bed.makeStoreAvailable();

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();
    assertThat(bed.queue()).containsExactly(run);
    assertThat(bed.steps()).containsExactly(RunEvent.Step.START, RunEvent.Step.STOP);
  }

  @Test
  public void anInterruptOfThePollIsNoEndOfTheRun() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.loadTest.failure = new InterruptedException();

    assertThatThrownBy(bed.machine::advance).isInstanceOf(InterruptedException.class);
    bed.loadTest.failure = null;

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().passed()).isTrue();
  }

  @Test
  public void anInterruptedThreadRecordsTheRunAllTheSameAndStaysMarked() throws Exception {
    bed.advanceTo(Phase.ENDING);
    Thread.currentThread().interrupt();

    bed.machine.advance();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(bed.queue()).hasSize(1);
    assertThat(bed.steps()).containsExactly(RunEvent.Step.START, RunEvent.Step.STOP);
  }

  @Test
  public void tracesThatCannotBeDeletedAreNoReasonToLoseTheRun() throws Exception {
    bed.advanceTo(Phase.RECORDED);
    bed.loadTest.failure = new IOException("The channel is closing down.");

    assertThat(bed.machine.advance()).isInstanceOf(Next.Recorded.class);
  }

  @Test
  public void looksAtMoloslaveOftenAtFirstAndThenAtMostFourTimesAMinute() throws Exception {
    bed.advanceTo(Phase.LOADING);
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      pauses.add(((Next.Again) bed.machine.advance()).after());
    }

    assertThat(pauses).isSorted().first().isEqualTo(Duration.ofMillis(250));
    assertThat(pauses).last().isEqualTo(Duration.ofSeconds(15));
  }
}
