package io.jenkins.plugins.dogdriver.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private Numbers() {}

  /** With three digits that matter, for example {@code 21.4}, {@code 0.0123} or {@code 8,910}. */
  public static String figure(double value) {
    if (value == 0) {
      return "0";
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

  /** A relative change with its sign, for example {@code +12%} or {@code −3.1%} for -0.031. */
  public static String change(double change) {
    double percent = change * 100;
    String text =
        String.format(
            Locale.ROOT, Math.abs(percent) < 9.95 ? "%.1f%%" : "%,.0f%%", Math.abs(percent));
    if (text.matches("0\\.0%")) {
      return "0%";
    }
    return (percent < 0 ? "−" : "+") + text;
  }

  /** A probability, for example {@code 0.03} or {@code < 0.001}. */
  public static String probability(double p) {
    if (p < 0.001) {
      return "< 0.001";
    }
    return String.format(Locale.ROOT, p < 0.1 ? "%.3f" : "%.2f", p);
  }
}
