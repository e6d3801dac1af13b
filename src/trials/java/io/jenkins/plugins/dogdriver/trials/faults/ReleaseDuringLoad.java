package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import java.util.Collections;
import java.util.List;

/** A fault in which another release is deployed in the middle of the load. */
record ReleaseDuringLoad() implements Fault {
  static List<Fault> all() {
    return Collections.nCopies(3, new ReleaseDuringLoad());
  }

  @Override
  public String kind() {
    return "Deployment in trouble";
  }

  @Override
  public String inWords() {
    return "another release is deployed during the load";
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.gates().close(Checkpoint.LOAD_ENDING);
    Command run = bed.run();
    bed.await(Checkpoint.LOAD_ENDING, run);
    bed.services().deploy("6.2.0");
    bed.expect(run.name(), Outcome.FAILED);
    bed.gates().open(Checkpoint.LOAD_ENDING);
    bed.awaitEnd(run);
  }
}
