package io.jenkins.plugins.dogdriver.trend;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** The form of numbers as people read them. */
public final class Numbers {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  /** The number from which on the digits before the point are no longer counted at a glance. */
  private static final double HUGE = 1e9;

  private Numbers() {}

  /**
   * Returns a metric value with three digits that matter, for example {@code 21.4}, {@code 0.0123}
   * or {@code 8,910}.
   */
  public static String figure(double value) {
    if (value == 0) {
      return "0";
    }
    if (Math.abs(value) >= HUGE) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    if (Math.abs(value) >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
    int places = 3 - (rounded.precision() - rounded.scale());
    // Very small numbers are not written out to a hundred places.
    return places > 9
        ? String.format(Locale.ROOT, "%.2e", value)
        : rounded.setScale(places, RoundingMode.UNNECESSARY).toPlainString();
  }

  /**
   * Returns a relative change with its sign, for example {@code +12%} or {@code −3.1%} for -0.031.
   */
  public static String change(double change) {
    String text = percent(change, Math.abs(change) < 0.0995 ? "%.1f%%" : "%,.0f%%");
    if (text.matches("0\\.0%")) {
      return "0%";
    }
    return (change < 0 ? "−" : "+") + text;
  }

  /**
   * Returns one level and the next, for example {@code 21.4 → 23.9 ms}.
   *
   * @param unit empty where there is none
   */
  public static String levels(double before, double after, String unit) {
    return "%s → %s %s".formatted(figure(before), figure(after), unit).strip();
  }

  /**
   * Returns the same with the change, for example {@code 21.4 → 23.9 ms (+12%)}; without it where
   * the first level is 0, because nothing is relative to 0.
   *
   * @param change relative to {@code before}
   * @param unit empty where there is none
   */
  public static String levels(double before, double after, double change, String unit) {
    String levels = levels(before, after, unit);
    return before == 0 ? levels : "%s (%s)".formatted(levels, change(change));
  }

  /**
   * Returns a range of relative changes without their signs, with as few places as distinguish
   * them, for example {@code 9–14%}.
   *
   * @param one a relative change
   * @param other a relative change on the same side of 0
   */
  public static String range(double one, double other) {
    double small = Math.min(Math.abs(one), Math.abs(other));
    double large = Math.max(Math.abs(one), Math.abs(other));
    for (String format : List.of("%,.0f%%", "%.1f%%")) {
      String from = percent(small, format);
      String to = percent(large, format);
      if (!from.equals(to)) {
        return from.substring(0, from.length() - 1) + "–" + to;
      }
    }
    return change(large).substring(1);
  }

  /** Returns a share, for example {@code 5%} or {@code 2.5%}. */
  public static String share(double share) {
    return BigDecimal.valueOf(100 * share).round(THREE_DIGITS).stripTrailingZeros().toPlainString()
        + "%";
  }

  private static String percent(double change, String format) {
    double percent = 100 * Math.abs(change);
    return String.format(Locale.ROOT, percent < HUGE ? format : "%.2e%%", percent);
  }

  /** Returns a probability, for example {@code 0.03} or {@code < 0.001}. */
  public static String probability(double p) {
    if (p < 0.001) {
      return "< 0.001";
    }
    return String.format(Locale.ROOT, p < 0.1 ? "%.3f" : "%.2f", p);
  }
}
