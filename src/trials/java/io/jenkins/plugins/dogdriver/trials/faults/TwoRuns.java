package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** A fault with two runs at once on one state folder, one of which is killed at a random moment. */
record TwoRuns() implements Fault {
  private static final int TIMES = 6;
  private static final Duration LATEST = Duration.ofSeconds(4);

  static List<Fault> all() {
    return Collections.nCopies(TIMES, new TwoRuns());
  }

  @Override
  public String kind() {
    return "Two processes with one state folder";
  }

  @Override
  public String inWords() {
    return "one of two runs at once is killed";
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    Command killed = bed.run();
    Command other = bed.run();
    bed.expect(other.name(), Outcome.PASSED);
    bed.pause(LATEST);
    killed.signal(Signal.KILL);
    bed.awaitEnd(killed);
    bed.awaitEnd(other);
  }
}
