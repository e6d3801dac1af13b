package io.jenkins.plugins.dogdriver.trials.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A fault with collectors side by side on one store, some of which are killed. */
record CollectorsKilled(int collectors, int killed) implements Fault {
  private static final int EACH = 5;
  private static final int JOBS = 12;

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      faults.add(new CollectorsKilled(2, 1));
      faults.add(new CollectorsKilled(3, 1));
      faults.add(new CollectorsKilled(3, 2));
      faults.add(new CollectorsKilled(3, 3));
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Collectors side by side, killed";
  }

  @Override
  public String inWords() {
    return "%d of %d collectors killed while they work".formatted(killed, collectors);
  }

  @Override
  public Needs needs(Random random) {
    return new Needs(random.nextBoolean(), false);
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.enqueue(JOBS);
    SignalToCollector.leaveRunBehind(bed);
    List<Command> started = new ArrayList<>();
    for (int i = 0; i < collectors; i++) {
      started.add(bed.collect());
    }
    bed.await(
        Checkpoint.FIGURES_ASKED, 1 + bed.random().nextInt(JOBS), started.toArray(Command[]::new));
    Collections.shuffle(started, bed.random());
    for (Command collector : started.subList(0, killed)) {
      bed.pause(Duration.ofMillis(100));
      collector.signal(Signal.KILL);
    }
    for (Command collector : started) {
      bed.awaitEnd(collector);
    }
  }
}
