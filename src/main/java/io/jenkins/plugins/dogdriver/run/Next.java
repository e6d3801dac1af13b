package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import java.time.Duration;

/** What the driver of a {@link RunMachine} does next. */
public sealed interface Next {
  /** There is more to do: call again after the time. */
  record Again(Duration after) implements Next {}

  /** The machine of moloslave is out of reach, and it is waited for: call again after the time. */
  record OutOfReach(Duration after) implements Next {}

  /** Something failed that may work later: call again after the time. */
  record Failed(Duration after, Exception why) implements Next {}

  /** The run has not begun, and nothing is recorded. */
  record NotBegun(Exception why) implements Next {}

  /** Neither store nor disk accepts the run, and it is given up; the journal still has it. */
  record NotRecorded(Exception why) implements Next {}

  /** The run is recorded. */
  record Recorded(Run run) implements Next {}
}
