package io.jenkins.plugins.dogdriver.testkit;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** The kinds of noise that the statistics are tried on, all with the same standard deviation. */
public enum Noise {
  NORMAL("normal"),
  /** The noise with occasional outliers: Student's t with three degrees of freedom. */
  STUDENT_3("Student-t, 3 degrees"),
  /** The skewed noise of latencies. */
  LOGNORMAL("lognormal"),
  /** The noise in which each value resembles the one before it: AR(1) with 0.3. */
  AUTOCORRELATED("autocorrelated, AR(1) 0.3");

  private static final double CORRELATION = 0.3;

  private final String title;

  Noise(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Returns a steady series around 1 with this noise and a standard deviation. */
  public double[] around1(int count, double width, Random random) {
    return Arrays.stream(values(count, random))
        .map(
            value ->
                this == LOGNORMAL ? Math.exp(width * value - width * width / 2) : 1 + width * value)
        .toArray();
  }

  /**
   * Returns values with mean 0 and standard deviation 1; those of lognormal noise are its
   * logarithms.
   */
  public double[] values(int count, Random random) {
    double[] last = {random.nextGaussian()};
    return IntStream.range(0, count).mapToDouble(i -> last[0] = next(last[0], random)).toArray();
  }

  private double next(double last, Random random) {
    double normal = random.nextGaussian();
    return switch (this) {
      case NORMAL, LOGNORMAL -> normal;
      case STUDENT_3 -> normal / Math.sqrt(squares(3, random));
      case AUTOCORRELATED -> CORRELATION * last + Math.sqrt(1 - CORRELATION * CORRELATION) * normal;
    };
  }

  private static double squares(int degrees, Random random) {
    return IntStream.range(0, degrees)
        .mapToDouble(i -> random.nextGaussian())
        .map(value -> value * value)
        .sum();
  }
}
