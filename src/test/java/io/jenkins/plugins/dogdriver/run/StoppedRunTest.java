package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.RunProgress.Phase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Runs that are ended before their time: cancelled, timed out or given up. */
public class StoppedRunTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private MachineTestBed bed;

  @Before
  public void makeMachine() {
    bed = new MachineTestBed(folder.getRoot().toPath());
  }

  @Test
  public void aRunCancelledAfterARestartDuringItsLaunchEndsWhatMayRun() throws Exception {
    bed.advanceTo(Phase.STARTED);
    bed.restart();
    bed.progress.cancel();

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(bed.loadTest.ended).containsExactly(run.id());
  }

  /** Children that it left may keep moloslave from being over for a while. */
  @Test
  public void aRunThatIsCancelledAfterMolotovCameToItsEndHasPassed() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.loadTest.prints(ScriptedLoadTest.PASSED);
    bed.machine.advance();
    bed.progress.cancel();

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  public void aRunThatIsCancelledAfterItsScriptEndedUnseenHasPassed() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.loadTest.ends(ScriptedLoadTest.PASSED + "\nmoloslave ran for 7 s\n");
    bed.progress.cancel();

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().outcome()).isEqualTo(Outcome.PASSED);
  }

  /** A signal to the whole group has Molotov end with the same words as by itself. */
  @Test
  public void aMolotovThatEndsBecauseItsRunIsCancelledHasNotPassed() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.progress.cancel();
    bed.loadTest.ends(ScriptedLoadTest.PASSED);

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().outcome())
        .isEqualTo(Outcome.CANCELLED);
  }

  @Test
  public void aRunThatIsStoppedInVainIsRecordedAfterSixTries() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.progress.cancel();
    bed.loadTest.failure = new IOException("The channel is closing down.");

    int failed = 0;
    Next next = bed.machine.advance();
    while (next instanceof Next.Failed) {
      failed++;
      next = bed.machine.advance();
    }

    assertThat(failed).isEqualTo(RunMachine.MOST_FAILURES);
    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().outcome())
        .isEqualTo(Outcome.CANCELLED);
  }

  @Test
  public void aRunThatIsStoppedWhileTheAgentIsAwayEndsWithoutIt() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.loadTest.reachable = false;
    assertThat(bed.machine.advance()).isInstanceOf(Next.OutOfReach.class);

    bed.progress.cancel();

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().outcome())
        .isEqualTo(Outcome.CANCELLED);
    assertThat(bed.loadTest.cleanedUp).isFalse();
  }

  @Test
  public void aMoloslaveThatDoesNotEndIsNoLongerWaitedForAfterHalfAMinute() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.loadTest.endsWhenAsked = false;
    bed.progress.cancel();
    bed.machine.advance();
    bed.clock.pass(RunMachine.GRACE);
    bed.machine.advance();
    assertThat(bed.progress.phase()).isEqualTo(Phase.LOADING);

    bed.clock.pass(Duration.ofMillis(1));
    bed.machine.advance();

    assertThat(bed.progress.phase()).isEqualTo(Phase.ENDING);
    assertThat(bed.loadTest.ended).as("asked once").hasSize(1);
  }

  @Test
  public void aRunThatEndedInTimeWhileNobodyCouldLookHasPassed() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.restart();
    bed.clock.pass(Duration.ofHours(3));
    bed.loadTest.ends(ScriptedLoadTest.PASSED + "moloslave ran for 60 s\n");

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.passed()).isTrue();
    assertThat(run.end()).isEqualTo(Instant.parse("2026-05-24T14:27:01Z"));
    assertThat(bed.loadTest.ended).isEmpty();
  }

  @Test
  public void aRunThatWasAskedToEndHasTimedOutThoughMolotovTakesLeaveAsEver() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.clock.pass(MachineTestBed.TIMEOUT.plusSeconds(1));
    bed.machine.advance();
    assertThat(bed.loadTest.ended).hasSize(1);
    bed.loadTest.ends(ScriptedLoadTest.PASSED + "moloslave ran for 300 s\n");

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().outcome())
        .isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  public void aRunThatWasEndedByItsOwnTimeOutHasTimedOut() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.clock.pass(Duration.ofHours(3));
    bed.loadTest.ends("SUCCESSES: 90 | FAILURES: 1\nmoloslave ran for 420 s\n");

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().outcome())
        .isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  public void aStoppedRunThatNothingAcceptsStaysInTheJournal() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.progress.cancel();
    bed.makeStoreUnavailable();
    bed.makeSpoolUnavailable();

    assertThat(bed.advanceToTheEnd()).isInstanceOf(Next.NotRecorded.class);
    assertThat(bed.journal())
        .singleElement()
        .satisfies(run -> assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED));
  }

  @Test
  public void aRunWhoseAgentDoesNotComeBackInTimeTimesOutWithoutALaunch() throws Exception {
    bed.advanceTo(Phase.STARTED);
    bed.loadTest.reachable = false;
    bed.clock.pass(MachineTestBed.TIMEOUT.plusSeconds(1));

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(bed.loadTest.launched).isEmpty();
  }

  @Test
  public void theReasonOfAFailedLaunchStandsHoweverTheEndOfItGoes() throws Exception {
    bed.advanceTo(Phase.STARTED);
    bed.loadTest.failure = new IOException("No space left on device");

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.reason()).isEqualTo("No space left on device");
  }

  @Test
  public void aStoppedRunIsLookedAtAgainSoonHoweverLongItHasRun() throws Exception {
    bed.advanceTo(Phase.LOADING);
    for (int look = 0; look < 40; look++) {
      bed.machine.advance();
    }
    bed.loadTest.endsWhenAsked = false;
    bed.progress.cancel();

    assertThat(bed.machine.advance()).isEqualTo(new Next.Again(Backoff.SHORTEST));
  }

  @Test
  public void noLookIsLaterThanTheTimeOut() throws Exception {
    bed.advanceTo(Phase.LOADING);
    for (int look = 0; look < 40; look++) {
      bed.machine.advance();
    }
    bed.clock.pass(MachineTestBed.TIMEOUT.minusSeconds(2));

    assertThat(((Next.Again) bed.machine.advance()).after()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  public void aRunThatIsGivenUpEndsMoloslaveAndHasFailed() throws Exception {
    bed.advanceTo(Phase.LOADING);

    bed.machine.giveUp("The agent was lost.");

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();
    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.reason()).isEqualTo("The agent was lost.");
    assertThat(bed.loadTest.ended).containsExactly(run.id());
  }

  @Test
  public void givingUpARunWhoseLoadIsOverChangesNothing() throws Exception {
    bed.advanceTo(Phase.ENDING);

    bed.machine.giveUp("The agent was lost.");

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().passed()).isTrue();
  }
}
