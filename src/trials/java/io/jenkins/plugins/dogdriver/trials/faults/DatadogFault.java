package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A fault in which Datadog has a problem when it is needed.
 *
 * @param lasting whether it stays so, or is well again at the second request
 */
record DatadogFault(Moment moment, WrongAnswer answer, boolean lasting) implements Fault {
  enum Moment {
    START("at the start", Checkpoint.START_EVENT_SENT),
    STOP("at the stop", Checkpoint.STOP_EVENT_SENT),
    COLLECTION("at the collection", Checkpoint.FIGURES_ASKED);

    private final String words;
    private final Checkpoint where;

    Moment(String words, Checkpoint where) {
      this.words = words;
      this.where = where;
    }
  }

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Moment moment : Moment.values()) {
      for (WrongAnswer answer : WrongAnswer.values()) {
        faults.add(new DatadogFault(moment, answer, false));
        faults.add(new DatadogFault(moment, answer, true));
      }
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Datadog in trouble " + moment.words;
  }

  @Override
  public String inWords() {
    return "Datadog %s %s, %s"
        .formatted(answer.inWords(), moment.words, lasting ? "until it is repaired" : "once");
  }

  @Override
  public Needs needs(Random random) {
    return moment == Moment.COLLECTION ? Needs.any(random).withScript() : Needs.any(random);
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.services()
        .datadogGate()
        .trouble(moment.where, answer.in(bed), lasting ? Integer.MAX_VALUE : 1);
    if (moment == Moment.COLLECTION) {
      bed.enqueue(2);
      bed.awaitEnd(bed.collect());
    } else {
      Command run = bed.run();
      bed.expect(run.name(), Outcome.PASSED);
      bed.awaitEnd(run);
    }
  }
}
