package io.jenkins.plugins.dogdriver.trials.verdict;

import io.jenkins.plugins.dogdriver.testkit.Releases;
import io.jenkins.plugins.dogdriver.trend.MetricVerdict;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Many new releases that are looked at after each of their first {@value #LOOKS} runs.
 *
 * @param before runs of the baseline
 * @param width of the noise of the baseline: 0.03 is 3 %
 * @param correlation of each run with the one before, 0 to below 1
 * @param spread of the new release, relative to the baseline's
 * @param change by which the new release is really slower: 0.1 is 10 %
 */
record LookTrials(int before, double width, double correlation, double spread, double change) {
  static final int LOOKS = 30;

  /** No metric value is below a twentieth of the typical one, however wide the noise. */
  private static final double LEAST = 0.05;

  /**
   * What was said.
   *
   * @param worse share of the trials in which it was said at any look
   * @param back share of these in which it was taken back at a later look
   * @param runs the median number of runs at which it was said first; more than {@link #LOOKS}
   *     where it was not in most trials
   */
  record Said(double worse, double back, int runs) {}

  private record Told(int first, boolean back) {}

  /** The same seed gives the same trials. */
  Said said(int trials, long seed) {
    Told[] told =
        IntStream.range(0, trials)
            .parallel()
            .mapToObj(i -> told(new Random(seed + 7_919L * i)))
            .toArray(Told[]::new);
    int[] first = Arrays.stream(told).mapToInt(Told::first).sorted().toArray();
    double worse = Arrays.stream(first).filter(run -> run <= LOOKS).count();
    double back = Arrays.stream(told).filter(Told::back).count();
    return new Said(worse / trials, worse == 0 ? 0 : back / worse, first[trials / 2]);
  }

  private Told told(Random random) {
    double[] noise = noise(before + LOOKS, correlation, random);
    double[] baseline = new double[before];
    Arrays.setAll(baseline, i -> 20 * Math.max(LEAST, 1 + width * noise[i]));
    int first = LOOKS + 1;
    boolean back = false;
    for (int runs = 1; runs <= LOOKS; runs++) {
      double[] newest = new double[runs];
      Arrays.setAll(
          newest, i -> 20 * (1 + change) * Math.max(LEAST, 1 + width * spread * noise[before + i]));
      boolean worse =
          Releases.of("ART", baseline, newest).judge(Releases.LATENCY).verdict()
              == MetricVerdict.WORSE;
      if (worse && first > LOOKS) {
        first = runs;
      }
      back |= !worse && first <= LOOKS;
    }
    return new Told(first, back);
  }

  /** Values with mean 0 and standard deviation 1, each correlated with the one before. */
  static double[] noise(int count, double correlation, Random random) {
    double[] values = new double[count];
    double last = random.nextGaussian();
    for (int i = 0; i < count; i++) {
      last = correlation * last + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
      values[i] = last;
    }
    return values;
  }
}
