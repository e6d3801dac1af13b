package io.jenkins.plugins.dogdriver.trials.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A fault in which two processes recover one run that was killed.
 *
 * @param killed whether the first is killed on the way, before the second starts
 */
record TwoRecoveries(Checkpoint when, boolean killed) implements Fault {
  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Checkpoint when :
        List.of(
            Checkpoint.RUN_PUT,
            Checkpoint.RUN_STORED,
            Checkpoint.STOP_EVENT_SENT,
            Checkpoint.STOP_EVENT_ACCEPTED)) {
      faults.add(new TwoRecoveries(when, false));
      faults.add(new TwoRecoveries(when, true));
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Two processes with one state folder";
  }

  @Override
  public String inWords() {
    return "a second recovery of a killed run when %s in the first%s"
        .formatted(when.inWords(), killed ? ", which is killed" : "");
  }

  @Override
  public Needs needs(Random random) {
    Needs any = Needs.any(random).withScript();
    return when.needsBucket() ? any.withBucket() : any;
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    SignalToCollector.leaveRunBehind(bed);
    bed.gates().close(when);
    Command first = bed.collect();
    bed.await(when, first);
    if (killed) {
      first.signal(Signal.KILL);
      bed.awaitEnd(first);
    }
    bed.awaitEnd(bed.collect());
    bed.gates().open(when);
    bed.awaitEnd(first);
  }
}
