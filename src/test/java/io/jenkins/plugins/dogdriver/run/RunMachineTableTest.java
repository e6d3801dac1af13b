package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.datadog.RunEvent.Step;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.RunProgress.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * What becomes of a run when something happens to it in each of its states. In every case, the run
 * is recorded once and for all or has not begun; the journal is empty at the end.
 */
@RunWith(Parameterized.class)
public class RunMachineTableTest {

  /** What happens. */
  private enum Event {
    GOES_WELL,
    AGENT_LOST,
    RESTART,
    CANCEL,
    TIME_OUT,
    STORE_UNAVAILABLE,
    DATADOG_UNAVAILABLE,
    VERSION_CHANGED
  }

  private static final String CHANGED =
      "The release changed from 6.1.0 to 6.2.0 while the load test ran.";

  /**
   * One line of the table.
   *
   * @param outcome of the run that is recorded; null where it does not begin
   * @param reason that is recorded with it
   * @param launches of moloslave
   * @param events that reach Datadog
   */
  private record Line(
      Phase state, Event event, Outcome outcome, String reason, int launches, List<Step> events) {
    @Override
    public String toString() {
      return state + " " + event;
    }
  }

  private static final List<Step> BOTH = List.of(Step.START, Step.STOP);

  @Parameters(name = "{0}")
  public static List<Line> table() {
    List<Line> table = new ArrayList<>();
    for (Phase state : Phase.values()) {
      table.add(passes(state, Event.GOES_WELL));
      table.add(passes(state, Event.STORE_UNAVAILABLE));
    }
    table.add(passes(Phase.PLANNED, Event.AGENT_LOST));
    table.add(passes(Phase.STARTED, Event.AGENT_LOST));
    table.add(passes(Phase.LOADING, Event.AGENT_LOST));
    table.add(passes(Phase.ENDING, Event.AGENT_LOST));
    table.add(passes(Phase.RECORDED, Event.AGENT_LOST));

    table.add(passes(Phase.PLANNED, Event.RESTART));
    table.add(
        new Line(Phase.STARTED, Event.RESTART, Outcome.FAILED, RunMachine.RESTARTED, 0, BOTH));
    table.add(passes(Phase.LOADING, Event.RESTART));
    table.add(passes(Phase.ENDING, Event.RESTART));
    table.add(passes(Phase.RECORDED, Event.RESTART));

    table.add(new Line(Phase.PLANNED, Event.CANCEL, null, "", 0, List.of()));
    String cancelled = "The load test was cancelled.";
    table.add(new Line(Phase.STARTED, Event.CANCEL, Outcome.CANCELLED, cancelled, 0, BOTH));
    table.add(new Line(Phase.LOADING, Event.CANCEL, Outcome.CANCELLED, cancelled, 1, BOTH));
    table.add(passes(Phase.ENDING, Event.CANCEL));
    table.add(passes(Phase.RECORDED, Event.CANCEL));

    table.add(passes(Phase.PLANNED, Event.TIME_OUT));
    String late = "The load test did not end within 300 s.";
    table.add(passes(Phase.STARTED, Event.TIME_OUT));
    table.add(new Line(Phase.LOADING, Event.TIME_OUT, Outcome.TIMED_OUT, late, 1, BOTH));
    table.add(passes(Phase.ENDING, Event.TIME_OUT));
    table.add(passes(Phase.RECORDED, Event.TIME_OUT));

    for (Phase state : Phase.values()) {
      table.add(passes(state, Event.DATADOG_UNAVAILABLE));
    }

    table.add(passes(Phase.PLANNED, Event.VERSION_CHANGED));
    table.add(new Line(Phase.STARTED, Event.VERSION_CHANGED, Outcome.FAILED, CHANGED, 1, BOTH));
    table.add(new Line(Phase.LOADING, Event.VERSION_CHANGED, Outcome.FAILED, CHANGED, 1, BOTH));
    table.add(passes(Phase.ENDING, Event.VERSION_CHANGED));
    table.add(passes(Phase.RECORDED, Event.VERSION_CHANGED));
    return table;
  }

  private static Line passes(Phase state, Event event) {
    return new Line(state, event, Outcome.PASSED, "", 1, BOTH);
  }

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Line line;

  public RunMachineTableTest(Line line) {
    this.line = line;
  }

  @Test
  public void endsAsTheTableSays() throws Exception {
    MachineTestBed bed = new MachineTestBed(folder.getRoot().toPath());
    bed.advanceTo(line.state());
    assertThat(bed.progress.phase()).isEqualTo(line.state());

    happen(bed);
    Next next = bed.advanceToTheEnd();
    if (next instanceof Next.OutOfReach) {
      assertThat(bed.progress.phase()).isEqualTo(line.state());
      bed.loadTest.reachable = true;
      next = bed.advanceToTheEnd();
    }

    if (line.event() == Event.DATADOG_UNAVAILABLE) {
      // What Datadog did not accept is sent once it is back, by anyone who looks at the journal.
      bed.eventFailure = null;
      bed.recover();
    }
    assertThat(bed.loadTest.launched).hasSize(line.launches());
    assertThat(bed.steps()).isEqualTo(line.events());
    assertThat(bed.journal()).isEmpty();
    if (line.outcome() == null) {
      assertThat(next).isInstanceOf(Next.NotBegun.class);
      assertThat(bed.queue()).isEmpty();
      assertThat(bed.begun).isEmpty();
      return;
    }
    Run run = ((Next.Recorded) next).run();
    assertThat(run.outcome()).isEqualTo(line.outcome());
    assertThat(run.reason()).isEqualTo(line.reason());
    assertThat(bed.loadTest.running).isFalse();
    boolean waits = line.event() == Event.STORE_UNAVAILABLE && line.state() != Phase.RECORDED;
    assertThat(waits ? bed.spooled() : recordedIn(bed)).containsExactly(run);
  }

  private List<Run> recordedIn(MachineTestBed bed) {
    if (line.event() == Event.STORE_UNAVAILABLE) {
      bed.makeStoreAvailable();
    }
    return bed.queue();
  }

  private void happen(MachineTestBed bed) {
    switch (line.event()) {
      case GOES_WELL -> {}
      case AGENT_LOST -> bed.loadTest.reachable = false;
      case RESTART -> bed.restart();
      case CANCEL -> bed.progress.cancel();
      case TIME_OUT -> bed.clock.pass(MachineTestBed.TIMEOUT.plus(Duration.ofSeconds(1)));
      case STORE_UNAVAILABLE -> bed.makeStoreUnavailable();
      case DATADOG_UNAVAILABLE -> bed.makeDatadogUnavailable();
      case VERSION_CHANGED -> bed.version = "6.2.0";
    }
  }
}
