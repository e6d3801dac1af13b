package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.stats.ConfidenceInterval;
import io.jenkins.plugins.dogdriver.stats.RelativeChange;
import io.jenkins.plugins.dogdriver.stats.RelativeScale;
import io.jenkins.plugins.dogdriver.stats.SampleSize;
import io.jenkins.plugins.dogdriver.stats.SelectedInterval;
import io.jenkins.plugins.dogdriver.stats.SequentialTest;
import io.jenkins.plugins.dogdriver.stats.VarianceInflation;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Decides what the comparison of two releases means for one metric.
 *
 * <p>A change is reported once it was shown after any of the runs, see {@link SequentialTest}, as
 * long as the typical run is still on that side by more than {@link #PLAINLY} of the smallest
 * change that matters: more runs can make it smaller, but do not make what was shown a chance
 * again. A metric is the same when its whole interval lies within the smallest change, which is the
 * test of equivalence by an interval: D. J. Schuirmann, "A comparison of the two one-sided tests
 * procedure and the power approach for assessing the equivalence of average bioavailability",
 * Journal of Pharmacokinetics and Biopharmaceutics 15 (1987).
 *
 * @param tests how many metrics share the level with this one, itself included
 */
record MetricJudge(MetricOfPair seen, int tests) {
  /**
   * The share of the smallest change that the change must surely exceed. With more, a release
   * slower by twice the smallest change would pass unnoticed too often; with less, one slower by
   * less than the smallest change would be blamed too often. docs/verdict.md has the numbers.
   */
  private static final double PLAINLY = 0.8;

  private static final double HALF_INTERVAL = 1.959964;

  MetricVerdict verdict() {
    if (!seen.isMeasured() || !seen.sameTimes()) {
      return MetricVerdict.UNCLEAR;
    }
    if (isSame()) {
      return MetricVerdict.SAME;
    }
    boolean up = isAbove(1);
    if (!up && !isAbove(-1)) {
      return MetricVerdict.UNCLEAR;
    }
    return up == (seen.metric().better() == Metric.Better.HIGHER)
        ? MetricVerdict.BETTER
        : MetricVerdict.WORSE;
  }

  private boolean isSame() {
    return seen.change()
        .map(
            change ->
                change
                    .interval()
                    .filter(found -> -smallest() < found.low() && found.high() < smallest())
                    .isPresent())
        .orElseGet(this::isAlwaysZero);
  }

  private boolean isAlwaysZero() {
    return hasEnoughRuns()
        && Arrays.stream(seen.before()).allMatch(figure -> figure == 0)
        && Arrays.stream(seen.after()).allMatch(figure -> figure == 0);
  }

  /**
   * Returns whether the change is above a bound.
   *
   * @param sign 1 for a rise, -1 for a fall
   */
  private boolean isAbove(int sign) {
    RelativeScale scale = RelativeScale.of(seen.from(), seen.to());
    if (scale.unit() == 0) {
      return test(seen.from(), seen.after(), sign).showsMore(0, 0);
    }
    double least = Math.abs(scale.shift(sign * PLAINLY * smallest()));
    double smallest = Math.abs(scale.shift(sign * smallest()));
    double now = sign * seen.change().orElseThrow().estimate();
    return now > PLAINLY * smallest()
        && test(scale.apply(seen.from()), scale.apply(seen.to()), sign).showsMore(least, smallest);
  }

  private SequentialTest test(double[] before, double[] after, int sign) {
    return new SequentialTest(times(sign, before), times(sign, after), seen.resemblance(), tests);
  }

  private static double[] times(int sign, double[] values) {
    return Arrays.stream(values).map(value -> sign * value).toArray();
  }

  /** Returns whether there are as many runs as any change needs to be detected. */
  private boolean hasEnoughRuns() {
    return seen.before().length >= SequentialTest.FEWEST_BEFORE
        && seen.after().length >= SequentialTest.FEWEST_AFTER;
  }

  /**
   * Returns where the change lies with a confidence of 95 %. For a change that is reported this
   * allows for that being the reason to look at it.
   */
  Optional<ConfidenceInterval> interval(MetricVerdict verdict) {
    Optional<ConfidenceInterval> interval = seen.change().flatMap(RelativeChange::interval);
    return verdict.isShown() ? interval.map(this::selected) : interval;
  }

  private ConfidenceInterval selected(ConfidenceInterval interval) {
    RelativeScale scale = RelativeScale.of(seen.from(), seen.to());
    double estimate = scale.shift(seen.change().orElseThrow().estimate());
    int sign = estimate < 0 ? -1 : 1;
    double nearest = sign * scale.shift(sign > 0 ? interval.low() : interval.high());
    double error = (sign * estimate - nearest) / HALF_INTERVAL;
    SampleSize.Rules rules = rules(scale, sign);
    double shown = rules.shown(error, seen.before().length, seen.after().length);
    double low = SelectedInterval.low(sign * estimate, nearest, rules.least(), shown);
    double end = scale.change(sign * low);
    return sign > 0
        ? new ConfidenceInterval(Math.min(end, interval.high()), interval.high())
        : new ConfidenceInterval(interval.low(), Math.max(end, interval.low()));
  }

  /**
   * Returns how many more runs of the newest release would probably settle an unclear verdict.
   * Absent where no practical number of runs would: the baseline has too few.
   */
  Optional<Outlook> outlook() {
    if (seen.before().length < SequentialTest.FEWEST_BEFORE || !seen.sameTimes()) {
      return Optional.empty();
    }
    RelativeScale scale = RelativeScale.of(seen.from(), seen.to());
    return sampleSize()
        .flatMap(SampleSize::plan)
        .map(
            plan ->
                new Outlook(plan.more(), scale.change(plan.none()), scale.change(plan.shown())));
  }

  /**
   * Returns the smallest change that the baseline's runs can show, with runs of the other at will.
   */
  OptionalDouble smallestShown() {
    RelativeScale scale = RelativeScale.of(seen.from(), seen.to());
    return sampleSize()
        .map(size -> OptionalDouble.of(scale.change(size.smallestShown())))
        .orElse(OptionalDouble.empty());
  }

  private Optional<SampleSize> sampleSize() {
    RelativeScale scale = RelativeScale.of(seen.from(), seen.to());
    return seen.change()
        .filter(change -> seen.before().length >= 2)
        .map(
            change -> {
              double estimate = scale.shift(change.estimate());
              double noise = SampleSize.noise(scale.apply(seen.from()), scale.apply(seen.to()));
              double resembling =
                  VarianceInflation.of(seen.resemblance().plus(seen.to()).cautious())
                      .standardErrorFactor();
              return new SampleSize(
                  seen.before().length,
                  seen.after().length,
                  noise * resembling,
                  rules(scale, estimate < 0 ? -1 : 1));
            });
  }

  private SampleSize.Rules rules(RelativeScale scale, int sign) {
    return new SampleSize.Rules(
        Math.abs(scale.shift(sign * smallest())),
        Math.abs(scale.shift(sign * PLAINLY * smallest())),
        tests);
  }

  private double smallest() {
    return seen.metric().smallestChange();
  }
}
