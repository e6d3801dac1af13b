package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.RunProgress.Phase;
import io.jenkins.plugins.dogdriver.store.Spool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Reads what a program saved before it was replaced by another version in the middle of a run. The
 * files end with the version that wrote them; a version that changes what is saved adds its own and
 * leaves the others as they are.
 */
public class SavedProgressTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private MachineTestBed bed;

  @Before
  public void makeMachine() {
    bed = new MachineTestBed(folder.getRoot().toPath());
  }

  @Test
  public void aLoadTestThatWasRunningIsFollowedToItsEnd() throws Exception {
    resume("loading-0.1.ser");
    assertThat(bed.progress.phase()).isEqualTo(Phase.LOADING);
    bed.clock.pass(Duration.ofMinutes(2));
    bed.loadTest.ends("0 | FAILURES: 2\n*** Bye ***\nmoloslave ran for 60 s\n");

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.passed()).isTrue();
    assertThat(run.counts()).isEqualTo(new Counts(50, 2, 10));
    assertThat(run.project()).isEqualTo("kintowe");
    assertThat(run.version()).isEqualTo("6.1.0");
    assertThat(run.source()).isEqualTo("here");
    assertThat(run.runBy()).isEqualTo("me");
    assertThat(run.start()).isEqualTo(Instant.parse("2026-05-24T14:26:00Z"));
    assertThat(run.end()).isEqualTo(Instant.parse("2026-05-24T14:27:01Z"));
    assertThat(bed.progress.deployment()).isEqualTo(new Deployment("stage", "http://127.0.0.1:1"));
    assertThat(bed.queue()).containsExactly(run);
  }

  @Test
  public void aLoadTestThatWasCancelledIsEnded() throws Exception {
    resume("cancelled-0.1.ser");
    bed.loadTest.running = true;

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(bed.loadTest.ended).containsExactly(run.id());
  }

  @Test
  public void aRunWhoseLoadWasOverIsRecordedAsItEnded() throws Exception {
    resume("ending-0.1.ser");
    bed.version = "6.2.0";

    Run run = ((Next.Recorded) bed.advanceToTheEnd()).run();

    assertThat(run.passed()).as("its end was decided before").isTrue();
    assertThat(run.counts()).isEqualTo(new Counts(90, 1, 10));
    assertThat(bed.queue()).containsExactly(run);
  }

  @Test
  public void aRunInTheJournalOfAKilledProcessIsRecorded() throws Exception {
    Path dead = Files.createDirectories(folder.getRoot().toPath().resolve("state/started-1-12"));
    Files.writeString(
        dead.resolve("job-0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb.json"),
        """
        {"id":"0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb","project":"kintowe","deployment":"stage",\
        "source":"here","version":"6.1.0","start":1779631560,"end":1779631560,"now":1779631560.0,\
        "outcome":"cancelled","reason":"The program was killed while the load test ran.",\
        "runBy":"me","successes":0,"failures":0,"workers":0}""",
        StandardCharsets.UTF_8);

    new ProcessRunJournal(folder.getRoot().toPath().resolve("state"), id -> {})
        .recover(
            (run, journal) -> {
              new Spool(folder.getRoot().toPath().resolve("spool")).keep(run);
              journal.close(run.id());
            });

    assertThat(bed.spooled())
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
              assertThat(run.start()).isEqualTo(Instant.parse("2026-05-24T14:06:00Z"));
            });
    assertThat(bed.journal()).isEmpty();
  }

  private void resume(String file) throws IOException {
    try (var in = getClass().getResourceAsStream(file)) {
      bed.progress = MachineTestBed.read(in.readAllBytes());
    }
    bed.restart();
  }
}
