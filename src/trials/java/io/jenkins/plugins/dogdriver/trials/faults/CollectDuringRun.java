package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A fault in which another process with the same state folder recovers and collects in the middle
 * of a run.
 *
 * @param stopped whether the run's process stands still meanwhile
 */
record CollectDuringRun(Checkpoint when, boolean stopped) implements Fault {
  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Checkpoint when : Checkpoint.OF_A_RUN) {
      faults.add(new CollectDuringRun(when, false));
    }
    for (Checkpoint when :
        List.of(
            Checkpoint.START_EVENT_ACCEPTED,
            Checkpoint.LOAD_STARTED,
            Checkpoint.VERSION_ASKED_AGAIN,
            Checkpoint.STOP_EVENT_ACCEPTED)) {
      faults.add(new CollectDuringRun(when, true));
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Two processes with one state folder";
  }

  @Override
  public String inWords() {
    return "collect while %s%s".formatted(when.inWords(), stopped ? ", its run being stopped" : "");
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
    bed.expect(run.name(), Outcome.PASSED);
    if (stopped) {
      run.signal(Signal.STOP);
    }
    bed.awaitEnd(bed.collect());
    if (stopped) {
      run.signal(Signal.CONT);
    }
    bed.gates().open(when);
    bed.awaitEnd(run);
  }
}
