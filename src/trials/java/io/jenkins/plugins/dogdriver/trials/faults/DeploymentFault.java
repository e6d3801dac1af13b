package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The deployment does not say its version.
 *
 * @param after whether it is asked after the load rather than before
 */
record DeploymentFault(WrongAnswer answer, boolean after) implements Fault {
  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (WrongAnswer answer : WrongAnswer.values()) {
      faults.add(new DeploymentFault(answer, answer.ordinal() % 2 == 0));
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Deployment in trouble";
  }

  @Override
  public String inWords() {
    return "the deployment %s when it is asked for its version %s the load"
        .formatted(answer.inWords(), after ? "after" : "before");
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.services()
        .serviceGate()
        .trouble(
            after ? Checkpoint.VERSION_ASKED_AGAIN : Checkpoint.VERSION_ASKED,
            answer.in(bed),
            Integer.MAX_VALUE);
    Command run = bed.run();
    bed.expect(run.name(), Outcome.PASSED);
    bed.awaitEnd(run);
  }
}
