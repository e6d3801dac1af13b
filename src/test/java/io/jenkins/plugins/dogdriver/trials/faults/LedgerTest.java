package io.jenkins.plugins.dogdriver.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.RunEvent;
import io.jenkins.plugins.dogdriver.datadog.RunEvent.Step;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the campaign of faults counts: it must see each thing that it says does not happen. */
public class LedgerTest {
  private static final String ID = "0d7a8c3e-0000-4000-8000-000000000001";
  private static final String OTHER_ID = "0d7a8c3e-0000-4000-8000-000000000002";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Instant now = Instant.now();
  private TestBed bed;
  private String process;

  @Before
  public void aProcessPutLoadOnTheServiceAndSentItsEvents() throws Exception {
    bed =
        new TestBed(
            folder.getRoot().toPath(), List.of("no-program"), new Random(1), Fault.Needs.FOLDER);
    process = bed.runHere();
    bed.services().serviceUri().resolve("/load?process=" + process).toURL().openStream().close();
    send(ID, Step.START);
    send(ID, Step.STOP);
  }

  @After
  public void close() throws Exception {
    bed.close();
  }

  @Test
  public void aRunThatIsMeasuredOnceIsNeitherLostNorDoubled() throws Exception {
    store("kintowe-1495636000-00000001.json", ID, "passed");

    assertThat(tally().isClean()).isTrue();
  }

  @Test
  public void aMeasuredRunThatAReaderDoesNotSeeIsLost() throws Exception {
    store("kintowe-1-00000001.json", ID, "passed");

    assertThat(tally().lost()).containsExactly("a reader does not see the run " + ID);
  }

  @Test
  public void aRunThatIsNotRecordedIsLost() throws Exception {
    assertThat(tally().lost())
        .contains(process + " put load on the service and is not recorded")
        .anyMatch(what -> what.startsWith("the start event dogdriver-" + ID));
  }

  @Test
  public void aRunThatWaitsInTheQueueAfterAllWasRepairedIsLost() throws Exception {
    store("job-" + ID + ".json", ID, "passed");

    assertThat(tally().lost()).containsExactly("job-" + ID + ".json still waits in the queue");
  }

  @Test
  public void aRunWithoutItsRealEndIsLost() throws Exception {
    store("kintowe-1495636000-00000001.json", ID, "cancelled");
    bed.expect(process, Outcome.PASSED);

    assertThat(tally().lost())
        .containsExactly(process + " is recorded as cancelled, not as [PASSED]");
  }

  @Test
  public void anEventThatDidNotArriveIsLost() throws Exception {
    store("kintowe-1495636000-00000001.json", OTHER_ID, "passed");

    assertThat(tally().lost())
        .contains(
            "the run %s of %s has no start event".formatted(OTHER_ID, process),
            "the run %s of %s has no stop event".formatted(OTHER_ID, process));
  }

  @Test
  public void aRunThatIsInTheStoreTwiceIsDoubled() throws Exception {
    store("kintowe-1495636000-00000001.json", ID, "passed");
    store("set_aside_job_" + ID.replace('-', '_') + ".json", ID, "passed");

    assertThat(tally().doubled()).containsExactly(process + " is recorded 2 times");
  }

  @Test
  public void aSecondEventIsDoubledUnlessItRepeatsTheFirst() throws Exception {
    store("kintowe-1495636000-00000001.json", ID, "passed");
    send(ID, Step.STOP);

    Tally tally = tally();
    assertThat(tally.doubled()).isEmpty();
    assertThat(tally.repeats()).isEqualTo(1);

    send(OTHER_ID, Step.STOP);
    assertThat(tally().doubled()).containsExactly(process + " has 2 different stop events");
  }

  @Test
  public void anUnreadableObjectThatNoMessageNamesIsLost() throws Exception {
    store("kintowe-1495636000-00000001.json", ID, "passed");
    bed.storage().put("job-torn.json", new byte[0]);
    assertThat(tally().lost())
        .containsExactly("the object job-torn.json of the store is not a run");

    bed.planted("job-torn.json");
    assertThat(tally().lost()).containsExactly("no message says that job-torn.json cannot be read");
  }

  @Test
  public void keysProcessesAndTemporaryFilesAreLeaks() throws Exception {
    Files.writeString(folder.getRoot().toPath().resolve("p1.err"), DatadogStandIn.API_KEY);
    Files.createDirectory(bed.temporary().resolve("dogdriver-" + ID));
    ProcessBuilder sleep = new ProcessBuilder("sleep", "300");
    sleep.environment().put("TMPDIR", bed.temporary().toString());
    Process left = sleep.start();

    Tally tally = new Tally();
    Leaks.check(bed, tally, Duration.ofMillis(100));

    assertThat(tally.leaked())
        .containsExactlyInAnyOrder(
            "a key is in p1.err",
            "dogdriver-%s is left in tmp".formatted(ID),
            "the process %d is still running: sleep 300 ".formatted(left.pid()));
    assertThat(left.waitFor()).isNotZero();
  }

  private Tally tally() throws IOException {
    Tally tally = new Tally();
    Ledger.check(bed, tally);
    return tally;
  }

  private void store(String key, String id, String outcome) throws IOException {
    bed.storage()
        .put(
            key,
            """
            {"id": "%s", "source": "%s", "outcome": "%s", "successes": %d, "start": %d, "end": %d,
             "figures": {"CPU": {"value": 1}, "RPS": {"value": 1}, "ART": {"value": 1}}}
            """
                .formatted(
                    id,
                    process,
                    outcome,
                    bed.loadTests().successes(),
                    now.getEpochSecond(),
                    now.getEpochSecond() + 60)
                .getBytes(StandardCharsets.UTF_8));
  }

  private void send(String id, Step step) {
    new Datadog(bed.services().datadog().settings(), Clock.systemUTC())
        .send(
            new RunEvent(
                step,
                new RunStart(id, Services.PROJECT, "stage", process, "6.1.0", "", now),
                now,
                "A load test " + step.tag() + "s."));
  }
}
