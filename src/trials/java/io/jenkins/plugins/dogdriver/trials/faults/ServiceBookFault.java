package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The ServiceBook is in trouble when a run is to begin, and well for the run after that. */
record ServiceBookFault(WrongAnswer answer) implements Fault {
  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (WrongAnswer answer : WrongAnswer.values()) {
      faults.add(new ServiceBookFault(answer));
    }
    return faults;
  }

  @Override
  public String kind() {
    return "ServiceBook in trouble";
  }

  @Override
  public String inWords() {
    return "the ServiceBook " + answer.inWords();
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.services()
        .bookGate()
        .trouble(Checkpoint.SERVICE_BOOK_ASKED, answer.in(bed), Integer.MAX_VALUE);
    bed.awaitEnd(bed.run());
    bed.endTroubles();
    Command next = bed.run();
    bed.expect(next.name(), Outcome.PASSED);
    bed.awaitEnd(next);
  }
}
