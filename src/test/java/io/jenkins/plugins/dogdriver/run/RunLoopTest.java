package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.RunProgress.Phase;
import io.jenkins.plugins.dogdriver.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Drives a machine on one thread. */
public class RunLoopTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<Duration> pauses = new ArrayList<>();
  private MachineTestBed bed;

  @Before
  public void makeMachine() {
    bed = new MachineTestBed(folder.getRoot().toPath());
  }

  private Run run(RunLoop.Pause pause) throws IOException {
    return new RunLoop(bed.machine, bed.progress, pause).run();
  }

  @Test
  public void returnsTheRunOnceItIsRecorded() throws Exception {
    Run run =
        run(
            pause -> {
              pauses.add(pause);
              bed.loadTest.ends(ScriptedLoadTest.PASSED);
            });

    assertThat(run.passed()).isTrue();
    assertThat(bed.queue()).containsExactly(run);
    assertThat(pauses).containsExactly(Backoff.SHORTEST);
  }

  @Test
  public void anInterruptCancelsTheRunAndStaysMarked() throws Exception {
    Run run =
        run(
            pause -> {
              throw new InterruptedException();
            });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(bed.queue()).containsExactly(run);
  }

  @Test
  public void aRunThatCannotBeginThrowsWhy() {
    bed.versionFailure = new RunException("The release is unknown.");

    assertThatThrownBy(() -> run(pause -> {})).isSameAs(bed.versionFailure);
  }

  @Test
  public void aMachineThatIsLostIsNotWaitedFor() throws Exception {
    Run run = run(pause -> bed.loadTest.failure = new IOException("The channel is closing down."));

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.reason())
        .isEqualTo("The machine of the load test was lost: The channel is closing down.");
  }

  @Test
  public void aMachineThatIsOutOfReachIsWaitedFor() throws Exception {
    bed.loadTest.reachable = false;

    Run run =
        run(
            pause -> {
              pauses.add(pause);
              bed.loadTest.reachable = true;
              if (bed.progress.phase() == Phase.LOADING) {
                bed.loadTest.ends(ScriptedLoadTest.PASSED);
              }
            });

    assertThat(run.passed()).isTrue();
    assertThat(pauses).first().isEqualTo(RunMachine.AFTER_TROUBLE);
  }

  @Test
  public void aRunThatNothingAcceptsThrowsWhyAndStaysInTheJournal() {
    bed.makeStoreUnavailable();
    bed.makeSpoolUnavailable();

    assertThatThrownBy(() -> run(pause -> bed.loadTest.ends(ScriptedLoadTest.PASSED)))
        .isInstanceOf(StoreException.class);
    assertThat(bed.loadTest.cleanedUp).isTrue();
    assertThat(bed.journal()).singleElement().satisfies(run -> assertThat(run.passed()).isTrue());
  }
}
