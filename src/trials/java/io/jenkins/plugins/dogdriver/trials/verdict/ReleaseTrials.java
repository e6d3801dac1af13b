package io.jenkins.plugins.dogdriver.trials.verdict;

import io.jenkins.plugins.dogdriver.testkit.Noise;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import io.jenkins.plugins.dogdriver.trend.MetricVerdict;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * Makes many comparisons of two releases whose true difference is known.
 *
 * @param noise of the metric values, 3 % wide
 * @param before runs of the baseline
 * @param after runs of the newest release
 * @param change by which the newest release is really slower: 0.1 is 10 %
 */
record ReleaseTrials(Noise noise, int before, int after, double change) {
  private static final double WIDTH = 0.03;

  /** The verdicts, as shares of the trials. */
  record Said(double worse, double better, double same, double unclear) {
    double falseAlarms() {
      return worse + better;
    }
  }

  /** Returns the verdicts; the same seed gives the same trials. */
  Said said(int trials, long seed) {
    Random random = new Random(seed);
    Map<MetricVerdict, Integer> counts = new EnumMap<>(MetricVerdict.class);
    for (int i = 0; i < trials; i++) {
      double[] figures = Releases.times(20, noise.around1(before + after, WIDTH, random));
      double[] newest = Arrays.copyOfRange(figures, before, before + after);
      Releases runs =
          Releases.of("ART", Arrays.copyOf(figures, before), Releases.times(1 + change, newest));
      counts.merge(runs.judge(Releases.LATENCY).verdict(), 1, Integer::sum);
    }
    return new Said(
        share(counts, MetricVerdict.WORSE, trials),
        share(counts, MetricVerdict.BETTER, trials),
        share(counts, MetricVerdict.SAME, trials),
        share(counts, MetricVerdict.UNCLEAR, trials));
  }

  private static double share(
      Map<MetricVerdict, Integer> counts, MetricVerdict verdict, int trials) {
    return (double) counts.getOrDefault(verdict, 0) / trials;
  }
}
