package io.jenkins.plugins.dogdriver.trials.bench;

import java.io.BufferedReader;
import java.util.function.Consumer;

/**
 * Measures the heap that a store needs for the runs it has read, in a Java that does nothing else.
 */
final class HeldMemory implements Part {
  @Override
  public void measure(Consumer<Result> results) throws Exception {
    results.accept(
        Result.below(
            40,
            "MB",
            "memory.100000",
            "100,000 runs of 500 projects, held in memory",
            new Rounds(0, 3).of(HeldMemory::megabytes)));
  }

  private static double megabytes() throws Exception {
    Process process = JavaProcess.of(RunHolder.class, "-Xmx1g").start();
    try (BufferedReader output = process.inputReader()) {
      return Double.parseDouble(output.readLine());
    } finally {
      process.destroy();
    }
  }
}
