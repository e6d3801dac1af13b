package io.jenkins.plugins.dogdriver.model;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A named Datadog query and how its points become one metric value for a run.
 *
 * @param name short and unique, for example {@code ART}; the key of the metric value in the store
 * @param label for people, for example {@code Backend Latency}
 * @param unit of the metric value after scaling, for example {@code ms}; may be empty
 * @param query in Datadog's language, with {@code {project}} and {@code {deployment}} where the
 *     run's go
 * @param reduction how the points of the window become one number
 * @param scale what the reduced number is multiplied with, finite and not 0
 * @param better which direction is better
 * @param kind what it measures; only a metric of time says that a release is faster or slower
 * @param smallestChange the smallest relative change that matters, above 0 and below 1, for example
 *     0.05 for 5 %
 */
public record Metric(
    String name,
    String label,
    String unit,
    String query,
    Reduction reduction,
    double scale,
    Better better,
    Kind kind,
    double smallestChange) {

  public static final double DEFAULT_SMALLEST_CHANGE = 0.05;

  /** The rule for the name of a metric, as the end of a sentence. */
  public static final String NAME_RULE =
      "a letter followed by at most 63 letters, digits, '_', '.' or '-'";

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  public enum Better {
    LOWER,
    HIGHER
  }

  public enum Kind {
    /** A duration, for example a latency. */
    TIME,
    /** The work done in a time; with a fixed load it follows from the durations. */
    THROUGHPUT,
    /** The cost of the work, for example CPU or memory. */
    RESOURCE
  }

  public Metric {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(reduction, "reduction");
    Objects.requireNonNull(better, "better");
    Objects.requireNonNull(kind, "kind");
    if (name == null || !isName(name)) {
      throw new IllegalArgumentException(
          "The name of a metric is '" + name + "'; it must be " + NAME_RULE + ".");
    }
    if (!(smallestChange > 0 && smallestChange < 1)) {
      throw new IllegalArgumentException(
          "smallestChange of the metric %s is %s; it must be above 0 and below 1, for example 0.05."
              .formatted(name, smallestChange));
    }
    if (query == null || query.isBlank()) {
      throw new IllegalArgumentException(
          "query of the metric " + name + " is not set; it must be a Datadog query.");
    }
    if (!Double.isFinite(scale) || scale == 0) {
      throw new IllegalArgumentException(
          "scale of the metric %s is %s; it must be a finite number other than 0."
              .formatted(name, scale));
    }
  }

  /** Returns whether a text can be the name of a metric. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Returns the three metrics of the original program, with a true rate and every host counted. */
  public static List<Metric> defaults() {
    String web = "{app:{project},env:{deployment},type:web} by {host}";
    String balancer = "{app:{project},env:{deployment}}";
    return List.of(
        new Metric(
            "CPU",
            "CPU Load",
            "%",
            "max:system.cpu.user"
                + web
                + " + max:system.cpu.system"
                + web
                + " + max:system.cpu.stolen"
                + web,
            Reduction.of(Reduction.Statistic.MAX),
            1,
            Better.LOWER,
            Kind.RESOURCE,
            DEFAULT_SMALLEST_CHANGE),
        new Metric(
            "RPS",
            "Requests Per Second",
            "req/s",
            "sum:aws.elb.request_count" + balancer + ".as_rate()",
            Reduction.of(Reduction.Statistic.MAX),
            1,
            Better.HIGHER,
            Kind.THROUGHPUT,
            DEFAULT_SMALLEST_CHANGE),
        new Metric(
            "ART",
            "Backend Latency",
            "ms",
            "avg:aws.elb.latency" + balancer,
            Reduction.of(Reduction.Statistic.MAX),
            1000,
            Better.LOWER,
            Kind.TIME,
            DEFAULT_SMALLEST_CHANGE));
  }
}
