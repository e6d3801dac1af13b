package io.jenkins.plugins.dogdriver.stats;

/**
 * The range in which a true value lies with a given confidence.
 *
 * <p>Source: J. Neyman, "Outline of a theory of statistical estimation based on the classical
 * theory of probability", Philosophical Transactions of the Royal Society A 236 (1937).
 *
 * @param low the lower end
 * @param high the upper end, not below {@code low}
 */
public record ConfidenceInterval(double low, double high) {
  /**
   * @throws IllegalArgumentException if the upper end is below the lower one, or an end is not a
   *     number
   */
  public ConfidenceInterval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "An interval from " + low + " to " + high + " has its ends the wrong way round.");
    }
  }
}
