package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A signal to moloslave alone, which leaves the run to say how it ended. */
record SignalToLoadTest(Signal signal, Checkpoint when, boolean real) implements Fault {
  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Signal signal : List.of(Signal.TERM, Signal.INT, Signal.KILL, Signal.STOP)) {
      for (Checkpoint when : List.of(Checkpoint.LOAD_STARTED, Checkpoint.LOAD_ENDING)) {
        faults.add(new SignalToLoadTest(signal, when, false));
      }
      faults.add(new SignalToLoadTest(signal, Checkpoint.LOAD_STARTED, true));
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Signal to the load test alone";
  }

  @Override
  public String inWords() {
    return "%s to %s when %s"
        .formatted(signal, real ? "moloslave" : "the scripted moloslave", when.inWords());
  }

  @Override
  public Needs needs(Random random) {
    return new Needs(Needs.any(random).bucket(), real);
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.gates().close(when);
    // A stopped load test ends by its time-out alone.
    Command run = signal == Signal.STOP ? bed.run("--timeout", "15s") : bed.run();
    bed.await(when, run);
    run.signalChildren(signal);
    if (signal == Signal.STOP) {
      bed.expect(run.name(), Outcome.TIMED_OUT);
      bed.awaitEnd(run);
      bed.gates().open(when);
    } else {
      bed.expect(run.name(), Outcome.FAILED);
      bed.gates().open(when);
      bed.awaitEnd(run);
    }
  }
}
