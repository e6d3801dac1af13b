package io.jenkins.plugins.dogdriver.molotov;

import io.jenkins.plugins.dogdriver.model.Counts;
import java.time.Duration;

/**
 * The response of a service to the load of some workers, each of which sends a request once the
 * last is answered.
 *
 * @param workers 1 or more
 * @param counts of the requests
 * @param time how long the load lasted, more than nothing
 */
public record LoadLevel(int workers, Counts counts, Duration time) {
  /** Returns how many requests a second were answered. */
  public double throughput() {
    return counts.successes() / (time.toMillis() / 1000.0);
  }

  /**
   * Returns the mean time that a worker needed for a request, in seconds, including what it does
   * between two of them; infinite where nothing was answered. In a closed system it is the number
   * of workers divided by the throughput (Little, "A proof for the queuing formula L = λW", 1961).
   */
  public double latency() {
    return workers / throughput();
  }

  /**
   * Returns the power: throughput divided by latency. It is largest at the knee, where more load
   * begins to cost more time than it brings throughput (Kleinrock, "Power and deterministic rules
   * of thumb for probabilistic problems in computer communications", 1979).
   */
  double power() {
    return throughput() / latency();
  }
}
