package io.jenkins.plugins.dogdriver.trials.verdict;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.stats.ConfidenceInterval;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import io.jenkins.plugins.dogdriver.trend.MetricChangePoint;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.MetricVerdict;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Makes many comparisons of two releases, one run an hour, where something else than the release
 * could be mistaken for a change. Times are around 20 ms and 3 % wide.
 *
 * @param runs of each release
 */
record HardCaseTrials(int runs) {
  private static final double WIDTH = 0.03;
  private static final double TYPICAL = 20;

  /** An end of a range that lies at the truth holds it. */
  private static final double EXACT = 1e-9;

  /**
   * Returns how often a release is called slower of which each of many times is a little slower.
   *
   * @param metrics how many
   * @param change 0.04 is 4 %
   */
  double manyMetrics(int metrics, double change, int trials, long seed) {
    Metric[] times =
        IntStream.range(0, metrics).mapToObj(i -> Releases.time("T" + i)).toArray(Metric[]::new);
    return share(
        trials,
        seed,
        random -> {
          Releases releases = new Releases();
          for (int i = 0; i < metrics; i++) {
            double[] figures = figures(change, random);
            if (i == 0) {
              releases.release("1", "T0", before(figures)).release("2", "T0", after(figures));
            } else {
              releases.with("T" + i, figures);
            }
          }
          return releases.trend(times).verdict().isWorse();
        });
  }

  /**
   * Returns how often a release that is a little slower is called slower, where times are rounded.
   *
   * @param change 0.04 is 4 %
   * @param step 1 for whole milliseconds
   */
  double rounded(double change, double step, int trials, long seed) {
    return share(
        trials,
        seed,
        random -> {
          double[] figures = figures(change, random);
          Arrays.setAll(figures, i -> step * Math.rint(figures[i] / step));
          return judge(figures).verdict() == MetricVerdict.WORSE;
        });
  }

  /**
   * Returns how often an unchanged release is called slower or faster, where times follow the time
   * of day.
   *
   * @param height of the wave: 0.1 is 10 % up and down
   */
  double timeOfDay(double height, int trials, long seed) {
    return share(
        trials,
        seed,
        random -> {
          double phase = 2 * Math.PI * random.nextDouble();
          double[] figures = figures(0, random);
          for (int hour = 0; hour < figures.length; hour++) {
            figures[hour] *= 1 + height * Math.sin(2 * Math.PI * hour / 24 + phase);
          }
          MetricVerdict verdict = judge(figures).verdict();
          return verdict == MetricVerdict.WORSE || verdict == MetricVerdict.BETTER;
        });
  }

  /**
   * Returns how often the range of the releases that are called slower holds the truth; absent as
   * NaN where fewer than twenty are.
   *
   * @param change by which all are slower
   */
  double rangeOfWorse(double change, int trials, long seed) {
    List<ConfidenceInterval> ranges =
        IntStream.range(0, trials)
            .parallel()
            .mapToObj(i -> judge(figures(change, random(seed, i))))
            .filter(trend -> trend.verdict() == MetricVerdict.WORSE)
            .map(trend -> trend.interval().orElseThrow())
            .toList();
    double held =
        ranges.stream()
            .filter(range -> range.low() <= change + EXACT && change <= range.high() + EXACT)
            .count();
    return ranges.size() < 20 ? Double.NaN : held / ranges.size();
  }

  /**
   * Returns how often a shift of the level is blamed on the release with which it came, as a share
   * of those that are found.
   *
   * @param change of the level
   */
  double blamed(double change, int trials, long seed) {
    List<List<MetricChangePoint>> found =
        IntStream.range(0, trials)
            .parallel()
            .mapToObj(i -> releases(figures(change, random(seed, i))))
            .map(releases -> releases.trend(Releases.LATENCY).metrics().get(0).changePoints())
            .filter(points -> !points.isEmpty())
            .toList();
    double blamed =
        found.stream()
            .filter(
                points ->
                    points.stream().anyMatch(point -> point.cause().startsWith("Release 6.1.0 ")))
            .count();
    return blamed / found.size();
  }

  private static double share(int trials, long seed, Predicate<Random> trial) {
    double count =
        IntStream.range(0, trials).parallel().filter(i -> trial.test(random(seed, i))).count();
    return count / trials;
  }

  private static Random random(long seed, int trial) {
    return new Random(seed + 7_919L * trial);
  }

  /** Returns the times of both releases. */
  private double[] figures(double change, Random random) {
    return IntStream.range(0, 2 * runs)
        .mapToDouble(
            i -> TYPICAL * (i < runs ? 1 : 1 + change) * (1 + WIDTH * random.nextGaussian()))
        .toArray();
  }

  private double[] before(double[] figures) {
    return Arrays.copyOf(figures, runs);
  }

  private double[] after(double[] figures) {
    return Arrays.copyOfRange(figures, runs, 2 * runs);
  }

  private Releases releases(double[] figures) {
    return Releases.of("ART", before(figures), after(figures));
  }

  private MetricTrend judge(double[] figures) {
    return releases(figures).judge(Releases.LATENCY);
  }
}
