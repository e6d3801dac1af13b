package io.jenkins.plugins.dogdriver.trials.verdict;

import io.jenkins.plugins.dogdriver.testkit.Releases;
import io.jenkins.plugins.dogdriver.trend.MetricVerdict;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes many new releases that are judged after each of their first {@value #LOOKS} runs.
 *
 * @param before runs of the baseline
 * @param width of the noise of the baseline: 0.03 is 3 %
 * @param correlation of each run with the one before, 0 to below 1
 * @param spread of the new release, relative to the baseline's
 * @param change by which the new release is really slower: 0.1 is 10 %
 */
record LookTrials(int before, double width, double correlation, double spread, double change) {
  static final int LOOKS = 30;

  /** The smallest metric value, as a share of the typical one, however wide the noise. */
  private static final double LEAST = 0.05;

  /**
   * The verdicts of the trials.
   *
   * @param worse share of the trials with the verdict worse at any look
   * @param back share of these in which a later look had another verdict
   * @param runs the median number of runs at the first such look; more than {@link #LOOKS} where
   *     most trials have none
   */
  record Said(double worse, double back, int runs) {}

  private record Looks(int first, boolean back) {}

  /** Returns the verdicts; the same seed gives the same trials. */
  Said said(int trials, long seed) {
    Looks[] looks =
        IntStream.range(0, trials)
            .parallel()
            .mapToObj(i -> looks(new Random(seed + 7_919L * i)))
            .toArray(Looks[]::new);
    int[] first = Arrays.stream(looks).mapToInt(Looks::first).sorted().toArray();
    double worse = Arrays.stream(first).filter(run -> run <= LOOKS).count();
    double back = Arrays.stream(looks).filter(Looks::back).count();
    return new Said(worse / trials, worse == 0 ? 0 : back / worse, first[trials / 2]);
  }

  private Looks looks(Random random) {
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
    return new Looks(first, back);
  }

  /** Returns values with mean 0 and standard deviation 1, each correlated with the one before. */
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
