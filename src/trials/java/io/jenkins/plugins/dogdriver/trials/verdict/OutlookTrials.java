package io.jenkins.plugins.dogdriver.trials.verdict;

import io.jenkins.plugins.dogdriver.testkit.Releases;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.MetricVerdict;
import io.jenkins.plugins.dogdriver.trend.Outlook;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes many comparisons that are still unclear and say how many more runs would settle them: so
 * many runs of the newest release are made, and as many again.
 *
 * @param before runs of the baseline
 * @param after runs of the newest release when it is asked
 * @param width of the noise: 0.03 is 3 %
 * @param change by which the newest release is really slower: 0.1 is 10 %
 */
record OutlookTrials(int before, int after, double width, double change) {

  /**
   * The results of the trials.
   *
   * @param said the number of trials in which a number of runs was given
   * @param inTime in how many of these the verdict was no longer unclear after so many more
   * @param inTwice in how many after so many more and as many again
   */
  record Settled(int said, int inTime, int inTwice) {
    static final Settled NONE = new Settled(0, 0, 0);

    Settled plus(Settled other) {
      return new Settled(said + other.said, inTime + other.inTime, inTwice + other.inTwice);
    }
  }

  /** Returns the results; the same seed gives the same trials. */
  Settled settled(int trials, long seed) {
    return IntStream.range(0, trials)
        .parallel()
        .mapToObj(i -> settled(new Random(seed + 7_919L * i)))
        .filter(Objects::nonNull)
        .reduce(Settled.NONE, Settled::plus);
  }

  private Settled settled(Random random) {
    double[] baseline = runs(before, 20, random);
    double[] newest = runs(after, 20 * (1 + change), random);
    MetricTrend now = judge(baseline, newest);
    if (now.verdict() != MetricVerdict.UNCLEAR || now.outlook().isEmpty()) {
      return Settled.NONE;
    }
    Outlook outlook = now.outlook().get();
    if (outlook.none() < change && change < outlook.shown()) {
      return Settled.NONE;
    }
    int more = outlook.runs();
    double[] all = Releases.then(newest, runs(2 * more, 20 * (1 + change), random));
    boolean inTime = isSettled(baseline, Arrays.copyOf(all, after + more));
    boolean inTwice = inTime || isSettled(baseline, all);
    return new Settled(1, inTime ? 1 : 0, inTwice ? 1 : 0);
  }

  private double[] runs(int count, double typical, Random random) {
    return IntStream.range(0, count)
        .mapToDouble(i -> typical * (1 + width * random.nextGaussian()))
        .toArray();
  }

  private static boolean isSettled(double[] baseline, double[] newest) {
    return judge(baseline, newest).verdict() != MetricVerdict.UNCLEAR;
  }

  private static MetricTrend judge(double[] baseline, double[] newest) {
    return Releases.of("ART", baseline, newest).judge(Releases.LATENCY);
  }
}
