package io.jenkins.plugins.dogdriver.trials.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A signal to {@code dogdriver collect} in one state of its work. */
record SignalToCollector(Signal signal, Checkpoint when) implements Fault {
  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Checkpoint when : Checkpoint.OF_A_COLLECTION) {
      for (Signal signal : List.of(Signal.TERM, Signal.INT, Signal.KILL)) {
        faults.add(new SignalToCollector(signal, when));
      }
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Signal to a collector";
  }

  @Override
  public String inWords() {
    return signal + " to collect when " + when.inWords();
  }

  @Override
  public Needs needs(Random random) {
    Needs any = Needs.any(random).withScript();
    return when.needsBucket() ? any.withBucket() : any;
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    if (when.isBefore(Checkpoint.FIGURES_ASKED)) {
      leaveRunBehind(bed);
    } else {
      bed.enqueue(3);
    }
    int before = bed.gates().arrivals(when);
    bed.gates().close(when);
    Command collect = bed.collect();
    bed.await(when, before + 1, collect);
    bed.pause(Duration.ofMillis(200));
    collect.signal(signal);
    if (signal == Signal.KILL) {
      bed.awaitEnd(collect);
    } else {
      bed.pause(Duration.ofMillis(500));
    }
    bed.gates().open(when);
    bed.awaitEnd(collect);
  }

  /** Leaves a run behind that was killed in the middle of its load. */
  static void leaveRunBehind(TestBed bed) throws Exception {
    bed.gates().close(Checkpoint.LOAD_STARTED);
    Command run = bed.run();
    bed.await(Checkpoint.LOAD_STARTED, run);
    run.signal(Signal.KILL);
    bed.awaitEnd(run);
    bed.gates().open(Checkpoint.LOAD_STARTED);
  }
}
