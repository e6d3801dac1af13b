package io.jenkins.plugins.dogdriver.trials.faults;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The gates at the checkpoints. A closed gate stops the first that arrives there, so that a fault
 * has the time it needs; everything after that passes.
 */
final class Gates {
  private final Set<Checkpoint> closed = EnumSet.noneOf(Checkpoint.class);
  private final Set<Checkpoint> holding = EnumSet.noneOf(Checkpoint.class);
  private final Map<Checkpoint, Integer> arrivals = new EnumMap<>(Checkpoint.class);

  synchronized void close(Checkpoint checkpoint) {
    closed.add(checkpoint);
  }

  synchronized void open(Checkpoint checkpoint) {
    closed.remove(checkpoint);
    holding.remove(checkpoint);
    notifyAll();
  }

  synchronized void openAll() {
    closed.clear();
    holding.clear();
    notifyAll();
  }

  /** Waits at a checkpoint until its gate is open; the code that arrives there calls it. */
  synchronized void pass(Checkpoint checkpoint) {
    arrivals.merge(checkpoint, 1, Integer::sum);
    notifyAll();
    if (closed.remove(checkpoint)) {
      holding.add(checkpoint);
      try {
        while (holding.contains(checkpoint)) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns how often something has come to a checkpoint. */
  synchronized int arrivals(Checkpoint checkpoint) {
    return arrivals.getOrDefault(checkpoint, 0);
  }
}
