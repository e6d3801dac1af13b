package io.jenkins.plugins.dogdriver.trials.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A signal to {@code dogdriver run} at a moment that is left to chance. */
record SignalAtAnyMoment(Signal signal, boolean toGroup) implements Fault {
  private static final int EACH = 8;
  private static final Duration LATEST = Duration.ofSeconds(5);

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      faults.add(new SignalAtAnyMoment(Signal.TERM, false));
      faults.add(new SignalAtAnyMoment(Signal.KILL, false));
      faults.add(new SignalAtAnyMoment(Signal.KILL, true));
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Signal to a run at a random moment";
  }

  @Override
  public String inWords() {
    return signal + (toGroup ? " to the process group" : "") + " at a random moment";
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    Command run = bed.run();
    bed.pause(LATEST);
    if (toGroup) {
      run.signalGroup(signal);
    } else {
      run.signal(signal);
    }
    bed.awaitEnd(run);
  }
}
