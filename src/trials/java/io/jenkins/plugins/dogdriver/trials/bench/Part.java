package io.jenkins.plugins.dogdriver.trials.bench;

import java.util.function.Consumer;

/** A part of the benchmark, of one subject. */
interface Part {
  /**
   * Measures it.
   *
   * @param results takes each result as soon as it is there
   */
  void measure(Consumer<Result> results) throws Exception;
}
