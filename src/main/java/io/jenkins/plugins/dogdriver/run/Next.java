package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import java.time.Duration;

/** The next step of the driver of a {@link RunMachine}. */
public sealed interface Next {
  /** A step with more to follow: the driver calls again after the time. */
  record Again(Duration after) implements Next {}

  /**
   * A machine of moloslave that is out of reach: the driver waits, and calls again after the time.
   */
  record OutOfReach(Duration after) implements Next {}

  /** A step that failed and may work later: the driver calls again after the time. */
  record Failed(Duration after, Exception why) implements Next {}

  /** A run that has not begun; nothing is recorded. */
  record NotBegun(Exception why) implements Next {}

  /** A run that is given up, as neither store nor disk accepts it; the journal still has it. */
  record NotRecorded(Exception why) implements Next {}

  /** A run that is recorded. */
  record Recorded(Run run) implements Next {}
}
