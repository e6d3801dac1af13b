package io.jenkins.plugins.dogdriver.trials.verdict;

import io.jenkins.plugins.dogdriver.stats.ConfidenceInterval;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Makes many comparisons of two releases that are equally fast.
 *
 * @param before runs of the baseline
 * @param after runs of the newest release
 */
record IntervalTrials(int before, int after) {
  private static final double WIDTH = 0.03;

  /**
   * Returns how often the interval held the truth, as a share of the trials.
   *
   * @param correlation of each run with the one before, 0 to below 1
   * @param spread of the newest release, relative to the baseline's
   */
  double covered(double correlation, double spread, int trials, long seed) {
    Random random = new Random(seed);
    int covered = 0;
    for (int i = 0; i < trials; i++) {
      double[] noise = LookTrials.noise(before + after, correlation, random);
      double[] figures = new double[noise.length];
      Arrays.setAll(figures, j -> 20 * Math.exp(WIDTH * (j < before ? 1 : spread) * noise[j]));
      Optional<ConfidenceInterval> interval =
          Releases.of(
                  "ART",
                  Arrays.copyOf(figures, before),
                  Arrays.copyOfRange(figures, before, figures.length))
              .judge(Releases.LATENCY)
              .interval();
      covered +=
          interval.filter(found -> found.low() <= 0 && found.high() >= 0).isPresent() ? 1 : 0;
    }
    return (double) covered / trials;
  }
}
