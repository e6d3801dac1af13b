package io.jenkins.plugins.dogdriver.trials.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The clock of a machine is wrong, or is set right in the middle of a run.
 *
 * @param error of the clock; positive where it is ahead
 */
record ClockFault(What what, Duration error) implements Fault {
  enum What {
    RUN("makes a run"),
    STEP("is set right during a load"),
    COLLECTION("records a run that was left behind, and collects");

    private final String words;

    What(String words) {
      this.words = words;
    }
  }

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Duration behind : List.of(Duration.ofDays(-2), Duration.ofHours(-2))) {
      faults.add(new ClockFault(What.RUN, behind));
      faults.add(new ClockFault(What.STEP, behind));
      faults.add(new ClockFault(What.COLLECTION, behind));
    }
    // What is recorded far in the future is collected then, which is too late for this program.
    for (Duration ahead : List.of(Duration.ofHours(1), Duration.ofHours(17))) {
      faults.add(new ClockFault(What.STEP, ahead));
      faults.add(new ClockFault(What.COLLECTION, ahead));
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Clock wrong";
  }

  @Override
  public String inWords() {
    return "a machine whose clock is wrong by %+d h %s".formatted(error.toHours(), what.words);
  }

  @Override
  public Needs needs(Random random) {
    return Needs.any(random).withScript();
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.clockIsWrong();
    SteppedClock clock =
        new SteppedClock(
            () ->
                what == What.STEP && bed.gates().arrivals(Checkpoint.LOAD_STARTED) > 0
                    ? Duration.ZERO
                    : error);
    SkewedEngine engine = new SkewedEngine(bed, clock);
    if (what == What.COLLECTION) {
      bed.enqueue(2);
      SignalToCollector.leaveRunBehind(bed);
      engine.collect();
    } else {
      engine.run();
    }
  }

  /**
   * Repairs the clock; a load that seems to have been in the future has metric values then, or
   * never.
   */
  @Override
  public void repair(TestBed bed) {
    if (what == What.STEP && !error.isNegative()) {
      new SkewedEngine(bed, new SteppedClock(() -> error.plusDays(1))).collect();
    }
  }
}
