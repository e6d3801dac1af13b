package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/**
 * The relative difference between the values of two samples, by ranks.
 *
 * <p>The estimate is the median of the ratios of every value of one sample to every value of the
 * other, less 1. Where a value is not positive there is no ratio; the median of the differences,
 * divided by the first sample's median, replaces it.
 *
 * <p>Source: H. B. Mann and D. R. Whitney (1947) for the p-value, see {@link MannWhitney}; J. L.
 * Hodges and E. L. Lehmann (1963) for the estimate and its intervals, see {@link HodgesLehmann}; G.
 * V. Bayley and J. M. Hammersley (1946) for neighbours that resemble each other, see {@link
 * VarianceInflation}.
 *
 * @param estimate relative to the first sample: 0.1 is 10 % more
 * @param interval where the change lies with a confidence of 95 %; absent where there are too few
 *     values for that confidence
 * @param pValue of the two-sided Mann-Whitney test, 0 to 1; where neighbours resemble each other,
 *     it agrees with the interval
 */
public record RelativeChange(
    double estimate, Optional<ConfidenceInterval> interval, double pValue) {
  /** The level of the test and of the interval: 1 minus the confidence. */
  static final double LEVEL = 0.05;

  /**
   * Compares two samples.
   *
   * @param before what the change is relative to, at least one value
   * @param after at least one value
   * @param inflation of the variance, because neighbouring values resemble each other
   * @return absent where the typical value of {@code before} is 0, so that no change is relative to
   *     it
   */
  public static Optional<RelativeChange> of(
      double[] before, double[] after, VarianceInflation inflation) {
    RelativeScale scale = RelativeScale.of(before, after);
    if (scale.unit() == 0) {
      return Optional.empty();
    }
    double[] from = scale.apply(before);
    double[] to = scale.apply(after);
    ShiftTest shift = new ShiftTest(from, to);
    return Optional.of(
        new RelativeChange(
            scale.change(shift.estimate()),
            shift.interval(LEVEL, inflation).map(scale::change),
            pValue(from, to, shift.estimate() * (1 - 1 / inflation.standardErrorFactor()))));
  }

  /**
   * Returns the p-value of the shift by which 0 is as far from the estimate as it is in independent
   * values.
   */
  private static double pValue(double[] from, double[] to, double shift) {
    double[] moved = Arrays.stream(to).map(value -> value - shift).toArray();
    return new MannWhitney(from.length, to.length)
        .pValue(new MannWhitneyUTest().mannWhitneyU(from, moved));
  }
}
