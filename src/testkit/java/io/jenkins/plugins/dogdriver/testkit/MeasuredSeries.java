package io.jenkins.plugins.dogdriver.testkit;

import io.jenkins.plugins.dogdriver.testkit.DemoService.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The data that Datadog would have about the demo's service: its own measurements, second by
 * second.
 */
public record MeasuredSeries(DemoService service) implements SeriesSource {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Override
  public List<Series> series(String query, Instant from, Instant to) {
    List<Request> requests =
        service.requests().stream()
            .filter(request -> !request.at().isBefore(from) && request.at().isBefore(to))
            .toList();
    if (query.contains("elb.request_count")) {
      return List.of(series("*", requests, List::size));
    }
    if (query.contains("elb.latency")) {
      return List.of(series("*", requests, each -> mean(each, Request::latency)));
    }
    if (query.contains("system.cpu")) {
      return byHost(requests);
    }
    return List.of();
  }

  private static List<Series> byHost(List<Request> requests) {
    Map<String, List<Request>> hosts =
        requests.stream()
            .collect(Collectors.groupingBy(Request::host, TreeMap::new, Collectors.toList()));
    List<Series> series = new ArrayList<>();
    hosts.forEach(
        (host, own) ->
            series.add(
                series("host:" + host, own, each -> 100 * each.size() * mean(each, Request::cpu))));
    return series;
  }

  private static Series series(
      String scope, List<Request> requests, ToDoubleFunction<List<Request>> value) {
    Map<Instant, List<Request>> seconds =
        requests.stream()
            .collect(
                Collectors.groupingBy(
                    request -> request.at().truncatedTo(ChronoUnit.SECONDS),
                    TreeMap::new,
                    Collectors.toList()));
    return new Series(
        scope,
        SECOND,
        seconds.entrySet().stream()
            .map(second -> new Point(second.getKey(), value.applyAsDouble(second.getValue())))
            .toList());
  }

  /** Returns the mean, in seconds. */
  private static double mean(List<Request> requests, Function<Request, Duration> time) {
    return requests.stream().mapToLong(request -> time.apply(request).toNanos()).average().orElse(0)
        / 1e9;
  }
}
