package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;

/**
 * The scale on which two samples are compared so that a shift is a relative change: logarithms,
 * where a shift is a ratio, or units of the first sample's median where a value is not positive.
 *
 * <p>Source: J. M. Bland and D. G. Altman, "The use of transformation when comparing two means",
 * British Medical Journal 312 (1996).
 *
 * @param logarithmic whether a shift is a ratio
 * @param unit what values are divided by where it is not; 0 where nothing can be relative to it
 */
public record RelativeScale(boolean logarithmic, double unit) {

  /**
   * Returns the scale for two samples.
   *
   * @param before what a change is relative to, at least one value
   * @param after at least one value
   */
  public static RelativeScale of(double[] before, double[] after) {
    return positive(before) && positive(after)
        ? new RelativeScale(true, 1)
        : new RelativeScale(false, Math.abs(Median.of(before)));
  }

  private static boolean positive(double[] values) {
    return Arrays.stream(values).allMatch(value -> value > 0);
  }

  /** Returns the values on this scale, in the same order. */
  public double[] apply(double[] values) {
    return Arrays.stream(values)
        .map(value -> logarithmic ? StrictMath.log(value) : value / unit)
        .toArray();
  }

  /** Returns the relative change of a shift on this scale: 0.1 is 10 % more. */
  public double change(double shift) {
    return logarithmic ? StrictMath.expm1(shift) : shift;
  }

  /** Returns the interval of relative changes of an interval of shifts. */
  ConfidenceInterval change(ConfidenceInterval shift) {
    return new ConfidenceInterval(change(shift.low()), change(shift.high()));
  }

  /**
   * Returns the shift on this scale of a relative change.
   *
   * @param change above -1: 0.1 is 10 % more
   */
  public double shift(double change) {
    return logarithmic ? StrictMath.log1p(change) : change;
  }
}
