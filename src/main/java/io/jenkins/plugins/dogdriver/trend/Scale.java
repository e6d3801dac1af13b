package io.jenkins.plugins.dogdriver.trend;

import java.util.Arrays;

/**
 * How figures are laid on a line on which a shift is a relative change: by their logarithm, so that
 * a shift is a ratio; where one of them is not positive, in units of the baseline's median.
 *
 * @param ratios whether by logarithm
 * @param unit what the figures are divided by otherwise; 0 where nothing can be relative to them
 */
record Scale(boolean ratios, double unit) {

  static Scale of(double[] before, double[] after) {
    return positive(before) && positive(after)
        ? new Scale(true, 1)
        : new Scale(false, Math.abs(Middle.of(before)));
  }

  private static boolean positive(double[] figures) {
    return Arrays.stream(figures).allMatch(figure -> figure > 0);
  }

  double[] line(double[] figures) {
    return Arrays.stream(figures)
        .map(figure -> ratios ? StrictMath.log(figure) : figure / unit)
        .toArray();
  }

  /** The relative change that a shift along the line is: 0.1 is 10 % more. */
  double change(double shift) {
    return ratios ? StrictMath.expm1(shift) : shift;
  }

  Interval interval(Shift shift) {
    return new Interval(change(shift.low()), change(shift.high()));
  }

  /** How wide an interval of relative changes is along the line. */
  double width(Interval interval) {
    return shift(interval.high()) - shift(interval.low());
  }

  /** The shift along the line that is a relative change above -1. */
  double shift(double change) {
    return ratios ? StrictMath.log1p(change) : change;
  }
}
