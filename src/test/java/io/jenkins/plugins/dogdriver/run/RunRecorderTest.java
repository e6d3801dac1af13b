package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.datadog.RunEvent;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.RunProgress.Phase;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is recorded of a run when not everything works. */
public class RunRecorderTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private MachineTestBed bed;

  @Before
  public void makeMachine() {
    bed = new MachineTestBed(folder.getRoot().toPath());
  }

  @Test
  public void aJournalThatCannotBeWrittenCostsNoRun() throws Exception {
    Files.writeString(folder.getRoot().toPath().resolve("state"), "not a folder");

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.passed()).isTrue();
    assertThat(bed.queue()).containsExactly(run);
    assertThat(bed.steps()).containsExactly(RunEvent.Step.START, RunEvent.Step.STOP);
    assertThat(bed.notices).isNotEmpty().allMatch(notice -> notice.contains("state"));
  }

  @Test
  public void theJournalHasTheRunUntilItsLoadTestHasLeftNothingBehind() throws Exception {
    List<Run> journalAtCleanUp = new ArrayList<>();
    bed.loadTest.beforeCleanUp = () -> journalAtCleanUp.addAll(bed.journal());

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(journalAtCleanUp).containsExactly(run);
    assertThat(bed.journal()).isEmpty();
  }

  @Test
  public void theRunStartsWhenItsLoadDoesHoweverSlowDatadogIs() throws Exception {
    bed.machineWith(
        bed.journal,
        event -> {
          bed.events.add(event);
          if (event.step() == RunEvent.Step.START) {
            bed.clock.pass(Duration.ofSeconds(61));
          }
        });

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.start()).isEqualTo(Instant.parse("2026-05-24T14:27:01Z"));
    assertThat(bed.queue()).containsExactly(run);
  }

  @Test
  public void anEventThatComesLateSaysWhenItHappened() throws Exception {
    bed.makeDatadogUnavailable();
    bed.advanceTo(Phase.LOADING);
    bed.clock.pass(Duration.ofSeconds(30));
    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();
    assertThat(bed.notices)
        .anyMatch(
            notice -> notice.startsWith("The start event of the run of kintowe is sent later: "))
        .anyMatch(
            notice -> notice.startsWith("The stop event of the run of kintowe is sent later: "));
    assertThat(bed.journal()).containsExactly(run);

    bed.clock.pass(Duration.ofHours(1));
    bed.eventFailure = null;
    bed.recover();

    assertThat(bed.events).extracting(RunEvent::happened).containsExactly(run.start(), run.end());
    assertThat(bed.recovered).as("delivered before").isEmpty();
    assertThat(bed.queue()).containsExactly(run);
    assertThat(bed.journal()).isEmpty();
  }

  @Test
  public void noEventIsSentTwice() throws Exception {
    bed.advanceTo(Phase.ENDING);
    bed.makeDatadogUnavailable();
    bed.advanceToTheEnd();
    bed.recover();
    bed.eventFailure = null;

    bed.recover();
    bed.recover();

    assertThat(bed.steps()).containsExactly(RunEvent.Step.START, RunEvent.Step.STOP);
  }

  @Test
  public void eventsThatDatadogWouldNotTakeAnyMoreAreGivenUpWithANotice() throws Exception {
    bed.advanceTo(Phase.ENDING);
    bed.makeDatadogUnavailable();
    bed.advanceToTheEnd();
    bed.clock.pass(Duration.ofHours(19));

    bed.recover();

    assertThat(bed.journal()).isEmpty();
    assertThat(bed.notices)
        .last()
        .isEqualTo(
            "The events of the run of kintowe at 2026-05-24T14:26:00Z are given up: Datadog has not"
                + " accepted them for 18 h.");
  }

  @Test
  public void aRunThatWasLostIsRecordedWithBothEvents() throws Exception {
    bed.advanceTo(Phase.LOADING);

    bed.recover();

    assertThat(bed.queue())
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.isPlaceholder()).isTrue();
              assertThat(run.reason()).isEqualTo("It was killed.");
            });
    assertThat(bed.recovered).isEqualTo(bed.queue());
    assertThat(bed.steps()).containsExactly(RunEvent.Step.START, RunEvent.Step.STOP);
    assertThat(bed.journal()).isEmpty();
  }

  @Test
  public void aSlowDatadogDoesNotUseUpTheTimeOutOfTheLoad() throws Exception {
    bed.machineWith(
        bed.journal,
        event -> {
          bed.events.add(event);
          if (event.step() == RunEvent.Step.START) {
            bed.clock.pass(MachineTestBed.TIMEOUT.plusSeconds(1));
          }
        });

    assertThat(((Next.Recorded) bed.advanceToTheEnd()).run().passed()).isTrue();
  }

  @Test
  public void aRunThatIsRecordedAgainAfterARestartSendsNoEventTwice() throws Exception {
    bed.advanceTo(Phase.ENDING);
    RunProgress saved = MachineTestBed.saved(bed.progress);
    bed.advanceTo(Phase.RECORDED);

    // The controller dies before it has saved that the run is recorded.
    bed.progress = saved;
    bed.restart();
    bed.advanceToTheEnd();

    assertThat(bed.steps()).containsExactly(RunEvent.Step.START, RunEvent.Step.STOP);
    assertThat(bed.journal()).isEmpty();
  }

  @Test
  public void aSinkThatBreaksUnexpectedlyKeepsNoRunFromItsEnd() throws Exception {
    bed.advanceTo(Phase.ENDING);
    bed.eventFailure = new IllegalStateException("broken");

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(bed.queue()).containsExactly(run);
    assertThat(bed.notices).anyMatch(notice -> notice.contains("IllegalStateException: broken."));
  }

  @Test
  public void aRunThatEndsWhileTheJournalIsReadIsNotTakenForLost() throws Exception {
    bed.advanceTo(Phase.LOADING);

    bed.recoverFrom(
        run -> {
          try {
            bed.advanceToTheEnd();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return false;
        });

    assertThat(bed.queue()).singleElement().satisfies(run -> assertThat(run.passed()).isTrue());
    assertThat(bed.recovered).isEmpty();
    assertThat(bed.steps()).containsExactly(RunEvent.Step.START, RunEvent.Step.STOP);
  }

  @Test
  public void theRealEndOfARunThatSeemedLostIsWhatIsRecorded() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.recover();

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.passed()).isTrue();
    assertThat(bed.queue()).containsExactly(run);
  }
}
