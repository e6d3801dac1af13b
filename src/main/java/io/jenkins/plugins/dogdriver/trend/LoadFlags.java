package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Checks that a difference between two releases means something under the load they had. */
final class LoadFlags {
  /** The share of requests that a service fails at most under a load it can take. */
  private static final double MANY_FAILURES = 0.01;

  /**
   * The CPU value, in per cent, from which on requests wait for the processor, not for the code.
   */
  private static final double BUSY = 90;

  /** The CPU value, in per cent, below which the service does about as much as without any load. */
  private static final double IDLE = 1;

  /** The number of requests in a run below which its metric values are largely chance. */
  private static final double FEW_REQUESTS = 100;

  /** The share by which a time gets worse at the same throughput if requests queue up. */
  private static final double STEEP = 0.5;

  private final ComparedRuns compared;
  private final List<MetricTrend> metrics;

  LoadFlags(ComparedRuns compared, List<MetricTrend> metrics) {
    this.compared = compared;
    this.metrics = metrics;
  }

  List<String> flags() {
    List<String> flags = new ArrayList<>();
    failures().ifPresent(flags::add);
    cpus().forEach(cpu -> processor(cpu).ifPresent(flags::add));
    workers().or(this::queue).ifPresent(flags::add);
    fewRequests().ifPresent(flags::add);
    return flags;
  }

  private Optional<String> failures() {
    return compared.newestFirst().stream()
        .filter(release -> failures(release) > MANY_FAILURES)
        .findFirst()
        .map(
            release ->
                String.format(
                    Locale.ROOT,
                    "%.1f%% of the requests to %s failed: the load may be more than it can take.",
                    100 * failures(release),
                    release.name()));
  }

  private static double failures(Release release) {
    return release.runs().stream()
        .map(run -> run.run().counts())
        .reduce(
            Counts.NONE,
            (one, other) ->
                new Counts(
                    one.successes() + other.successes(), one.failures() + other.failures(), 0))
        .failureShare();
  }

  private Stream<Metric> cpus() {
    return metrics.stream()
        .map(MetricTrend::metric)
        .filter(metric -> metric.unit().equals("%"))
        .filter(
            metric -> (metric.name() + metric.query()).toLowerCase(Locale.ROOT).contains("cpu"));
  }

  private Optional<String> processor(Metric cpu) {
    for (Release release : compared.newestFirst()) {
      OptionalDouble typical = ComparedRuns.typical(release.runs(), cpu);
      if (typical.isPresent() && typical.getAsDouble() >= BUSY) {
        return Optional.of(
            "%s is at %s%% with %s: the load may be more than the service can take."
                .formatted(cpu.label(), Numbers.figure(typical.getAsDouble()), release.name()));
      }
    }
    OptionalDouble typical = ComparedRuns.typical(compared.all(), cpu);
    return typical.isPresent() && typical.getAsDouble() < IDLE
        ? Optional.of(
            "%s is at %s%%, hardly above idle: the load is too small to show much."
                .formatted(cpu.label(), Numbers.figure(typical.getAsDouble())))
        : Optional.empty();
  }

  /**
   * Returns a flag if more workers get no more done but wait longer: the service is at its limit.
   */
  private Optional<String> workers() {
    long[] workers =
        compared.all().stream()
            .mapToLong(run -> run.run().counts().workers())
            .filter(count -> count > 0)
            .sorted()
            .toArray();
    if (workers.length == 0 || workers[0] == workers[workers.length - 1]) {
      return Optional.empty();
    }
    long fewest = workers[0];
    long most = workers[workers.length - 1];
    boolean limit =
        rises(Metric.Kind.TIME, fewest, most) && !rises(Metric.Kind.THROUGHPUT, fewest, most);
    return Optional.of(
        ("The compared runs had %s to %s workers: "
                + (limit
                    ? "more of them got no more done, so the load may be more than the service can"
                        + " take."
                    : "their loads are not the same."))
            .formatted(fewest, most));
  }

  /**
   * Returns whether any metric of the kind is higher by a change that matters with the most
   * workers.
   */
  private boolean rises(Metric.Kind kind, long fewest, long most) {
    return metrics.stream()
        .map(MetricTrend::metric)
        .filter(metric -> metric.kind() == kind)
        .anyMatch(
            metric -> {
              OptionalDouble few = ComparedRuns.typical(with(fewest), metric);
              OptionalDouble many = ComparedRuns.typical(with(most), metric);
              return few.isPresent()
                  && many.isPresent()
                  && many.getAsDouble() > few.getAsDouble() * (1 + metric.smallestChange());
            });
  }

  private List<MeasuredRun> with(long workers) {
    return compared.all().stream().filter(run -> run.run().counts().workers() == workers).toList();
  }

  private Optional<String> queue() {
    Optional<MetricTrend> flat =
        of(Metric.Kind.THROUGHPUT)
            .filter(metric -> metric.verdict() == MetricVerdict.SAME)
            .findFirst();
    return of(Metric.Kind.TIME)
        .filter(metric -> metric.verdict() == MetricVerdict.WORSE)
        .filter(metric -> Math.abs(metric.change().orElse(0)) >= STEEP)
        .findFirst()
        .flatMap(
            steep ->
                flat.map(
                    same ->
                        "%s climbs while %s stays the same: requests may queue up, as under a load"
                                .formatted(steep.metric().label(), same.metric().label())
                            + " that is more than the service can take."));
  }

  private Stream<MetricTrend> of(Metric.Kind kind) {
    return metrics.stream().filter(metric -> metric.metric().kind() == kind);
  }

  private Optional<String> fewRequests() {
    double[] requests =
        compared.all().stream()
            .mapToLong(run -> run.run().counts().total())
            .filter(total -> total > 0)
            .asDoubleStream()
            .toArray();
    return requests.length > 0 && Median.of(requests) < FEW_REQUESTS
        ? Optional.of(
            "A typical run made %s requests: the load is too small to show much."
                .formatted(Math.round(Median.of(requests))))
        : Optional.empty();
  }
}
