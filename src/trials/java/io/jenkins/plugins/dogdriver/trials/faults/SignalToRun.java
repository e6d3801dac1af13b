package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A signal to {@code dogdriver run} in one state of its run.
 *
 * @param toGroup whether moloslave gets it too, as by Ctrl-C in a terminal
 */
record SignalToRun(Signal signal, boolean toGroup, Checkpoint when) implements Fault {
  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Checkpoint when : Checkpoint.OF_A_RUN) {
      for (Signal signal : List.of(Signal.TERM, Signal.INT, Signal.KILL)) {
        faults.add(new SignalToRun(signal, false, when));
        faults.add(new SignalToRun(signal, true, when));
      }
      faults.add(new SignalToRun(Signal.HUP, false, when));
    }
    return faults;
  }

  @Override
  public String kind() {
    return signal + " to a run" + (toGroup ? " and its load test" : "");
  }

  @Override
  public String inWords() {
    return signal + (toGroup ? " to the process group" : "") + " when " + when.inWords();
  }

  @Override
  public Needs needs(Random random) {
    Needs any = Needs.any(random);
    Needs place = when.needsBucket() ? any.withBucket() : any;
    return when.needsScript() ? place.withScript() : place;
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.gates().close(when);
    Command run = bed.run();
    bed.await(when, run);
    bed.pause(Duration.ofMillis(300));
    if (toGroup) {
      run.signalGroup(signal);
    } else {
      run.signal(signal);
    }
    if (signal == Signal.KILL) {
      bed.awaitEnd(run);
    } else {
      bed.pause(Duration.ofMillis(500));
    }
    expect(bed, run.name());
    bed.gates().open(when);
    bed.awaitEnd(run);
  }

  /** Expects that the end is recorded as it is known when the signal arrives. */
  private void expect(TestBed bed, String run) {
    if (signal == Signal.KILL) {
      if (!when.isBefore(Checkpoint.RUN_PUT)) {
        bed.expect(run, Outcome.PASSED);
      }
    } else if (!when.isBefore(Checkpoint.VERSION_ASKED_AGAIN)) {
      bed.expect(run, Outcome.PASSED);
    } else if (toGroup) {
      bed.expect(run, Outcome.CANCELLED, Outcome.FAILED);
    } else {
      bed.expect(run, Outcome.CANCELLED);
    }
  }
}
