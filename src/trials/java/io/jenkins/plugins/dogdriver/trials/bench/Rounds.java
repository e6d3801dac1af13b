package io.jenkins.plugins.dogdriver.trials.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * The number of times that something is measured.
 *
 * @param warmUp rounds that do not count, so that Java has compiled what the others run
 * @param counted rounds that count, at least one
 */
record Rounds(int warmUp, int counted) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Measures once. */
  interface Measurement {
    double take() throws Exception;
  }

  /** A piece of work that is measured. */
  interface Work {
    void run() throws Exception;
  }

  Sample of(Measurement measurement) throws Exception {
    List<Double> values = new ArrayList<>();
    for (int round = 0; round < warmUp + counted; round++) {
      double value = measurement.take();
      if (round >= warmUp) {
        values.add(value);
      }
    }
    return new Sample(values);
  }

  static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  static double milliseconds(Work work) throws Exception {
    return 1000 * seconds(work);
  }

  /** Returns how long this thread computed, which other programs on the machine hardly change. */
  static double secondsOfCore(Work work) throws Exception {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
  }
}
