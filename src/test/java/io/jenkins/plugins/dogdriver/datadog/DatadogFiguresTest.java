package io.jenkins.plugins.dogdriver.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Reduction;
import io.jenkins.plugins.dogdriver.model.Reduction.Scope;
import io.jenkins.plugins.dogdriver.model.Reduction.Statistic;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The metric values of a run, asked of a real HTTP server through Datadog's own client. */
public class DatadogFiguresTest {
  private static final Instant START = Instant.parse("2026-05-24T14:26:00Z");
  private static final Instant END = START.plusSeconds(60);
  private static final Duration INTERVAL = Duration.ofSeconds(20);
  private static final Offset<Double> EXACTLY = Offset.offset(1e-9);

  private SeriesSource source = (query, from, to) -> List.of();
  private DatadogStandIn standIn;
  private Datadog datadog;

  @Before
  public void start() throws IOException {
    standIn = new DatadogStandIn((query, from, to) -> source.series(query, from, to));
    datadog = new Datadog(standIn.settings(), Clock.systemUTC(), wait -> {});
  }

  @After
  public void stop() {
    standIn.close();
  }

  @Test
  public void allMetricsOfARunAreOneRequest() {
    source =
        (query, from, to) ->
            query.contains("cpu")
                ? List.of(points("host:web1", 10, 40, 20), points("host:web2", 30, 10, 20))
                : List.of(points("*", query.contains("latency") ? 0.0125 : 320));

    Map<String, Figure> figures = ask(Metric.defaults());

    assertThat(figures)
        .containsExactly(
            Map.entry("CPU", new Figure(40, 2)),
            Map.entry("RPS", new Figure(320, 1)),
            Map.entry("ART", new Figure(12.5, 1)));
    assertThat(standIn.requests()).containsExactly("GET /api/v1/query");
    assertThat(standIn.queries().get(0).text())
        .contains("{app:kintowe,env:stage,type:web} by {host}")
        .contains(",sum:aws.elb.request_count{app:kintowe,env:stage}.as_rate(),");
  }

  @Test
  public void aMetricWithoutSeriesDoesNotShiftTheOnesAfterIt() {
    source =
        (query, from, to) -> query.contains("latency") ? List.of(points("*", 0.02)) : List.of();

    assertThat(ask(Metric.defaults())).containsExactly(Map.entry("ART", new Figure(20, 1)));
  }

  @Test
  public void nothingKnownIsNoErrorAndNoFigure() {
    assertThat(ask(Metric.defaults())).isEmpty();
    assertThat(standIn.requests()).hasSize(1);
  }

  @Test
  public void gapsAreNoPoints() {
    source =
        (query, from, to) ->
            List.of(
                Series.of("host:a", START, INTERVAL, null, 7.0, null),
                Series.of("host:b", START, INTERVAL, 3.0, null, 5.0),
                Series.of("host:away", START, INTERVAL, null, null, null));

    assertThat(ask(metric("M", Statistic.MEAN, Scope.ALL_SERIES)))
        .containsExactly(Map.entry("M", new Figure(5, 2)));
  }

  @Test
  public void numbersThatAreNoneAreNoPoints() {
    standIn.answerNext(
        200,
        Map.of("Content-Type", "application/json"),
        """
        {"status": "ok", "series": [
          {"interval": 20, "pointlist": [[%1$d, "NaN"], [%1$d, "Infinity"], [%1$d], [], null,
              [null, 3], [%1$d, 4]]},
          {"interval": -9223372036854775808, "pointlist": null},
          {"pointlist": [[9e18, 1e308], [-9e18, 1e308]]}]}
        """
            .formatted(START.toEpochMilli()));

    assertThat(ask(metric("M", Statistic.MAX, Scope.ALL_SERIES)))
        .containsExactly(Map.entry("M", new Figure(4, 1)));
  }

  @Test
  public void eachReductionOfTheSamePoints() {
    source =
        (query, from, to) ->
            List.of(points("host:a", 1, 2, 9), points("host:b", 4, 4, 4), points("host:c", 10));

    assertThat(value(Statistic.MAX, Scope.ALL_SERIES)).isCloseTo(10, EXACTLY);
    assertThat(value(Statistic.MAX, Scope.PER_SERIES)).isCloseTo((9 + 4 + 10) / 3.0, EXACTLY);
    assertThat(value(Statistic.MEAN, Scope.ALL_SERIES)).isCloseTo(34 / 7.0, EXACTLY);
    assertThat(value(Statistic.MEAN, Scope.PER_SERIES)).isCloseTo((4 + 4 + 10) / 3.0, EXACTLY);
    assertThat(value(Statistic.MEDIAN, Scope.ALL_SERIES)).isCloseTo(4, EXACTLY);
    assertThat(value(Statistic.MEDIAN, Scope.PER_SERIES)).isCloseTo(16 / 3.0, EXACTLY);
    // 1 2 4 4 4 9 10: position 0.95 · 6 = 5.7, seven tenths of the way from 9 to 10.
    assertThat(value(Statistic.P95, Scope.ALL_SERIES)).isCloseTo(9.7, EXACTLY);
    // 1 2 9: position 1.9, so 8.3; then 4 and 10.
    assertThat(value(Statistic.P95, Scope.PER_SERIES)).isCloseTo(22.3 / 3, EXACTLY);
  }

  @Test
  public void onlyTheWindowOfTheRunCounts() {
    Instant start = START.plusSeconds(25);
    source =
        (query, from, to) ->
            List.of(Series.of("*", from, INTERVAL, 900.0, 900.0, 1.0, 3.0, 900.0, 900.0));

    // Of the 20-second points from 0 s on, those at 40 s and 60 s lie between 25 s and 95 s.
    Map<String, Figure> figures =
        datadog.figures(
            List.of(metric("M", Statistic.MEAN, Scope.ALL_SERIES)),
            "kintowe",
            "stage",
            start,
            start.plusSeconds(70));

    assertThat(figures.get("M").value()).isEqualTo(2);
    assertThat(standIn.queries().get(0).from()).isEqualTo(START);
    assertThat(standIn.queries().get(0).to()).isEqualTo(START.plusSeconds(120));
  }

  @Test
  public void namesCannotChangeTheQuery() {
    Metric metric = metric("M", Statistic.MEAN, Scope.ALL_SERIES);
    datadog.figures(
        List.of(metric), "x} by {host}, avg:secret{*", "*,{project} OR a:b", START, END);

    assertThat(standIn.queries().get(0).text())
        .isEqualTo("avg:some.metric{app:x_by_host_avg:secret,env:_project_or_a:b}");
  }

  @Test
  public void aNameInTheQueryIsTheOneThatTheEventsTagsHave() {
    datadog.figures(
        List.of(metric("M", Statistic.MEAN, Scope.ALL_SERIES)),
        "Firefox Screenshots",
        "stage",
        START,
        END);

    assertThat(standIn.queries().get(0).text()).contains("app:firefox_screenshots,");
  }

  @Test
  public void aBadQueryDoesNotCostTheOthersTheirFigures() {
    source = (query, from, to) -> List.of(points("*", 5));
    Metric good = metric("GOOD", Statistic.MEAN, Scope.ALL_SERIES);
    Metric alsoGood = metric("ALSO", Statistic.MEAN, Scope.ALL_SERIES);

    BadMetricException e =
        catchThrowableOfType(
            BadMetricException.class, () -> ask(good, metric("BAD", "no query at all"), alsoGood));

    assertThat(e.kind()).isEqualTo(DatadogException.Kind.BAD_METRIC);
    assertThat(e)
        .hasMessageStartingWith("The metric BAD has no metric value: Datadog rejected the request")
        .hasMessageContaining("unable to parse no query at all")
        .hasMessageNotContaining("GOOD");
    assertThat(e.others())
        .containsExactly(Map.entry("GOOD", new Figure(5, 1)), Map.entry("ALSO", new Figure(5, 1)));
    assertThat(standIn.requests()).hasSize(1 + 3);
  }

  @Test
  public void aQueryThatWouldShiftTheOthersIsNotSent() {
    source = (query, from, to) -> List.of(points("*", 5));

    BadMetricException e =
        catchThrowableOfType(
            BadMetricException.class,
            () ->
                ask(
                    metric("TWO", "avg:a{*},avg:b{*}"),
                    metric("OPEN", "avg:a{*"),
                    metric("GOOD", Statistic.MEAN, Scope.ALL_SERIES)));

    assertThat(e).hasMessageContaining("metric TWO").hasMessageContaining("metric OPEN");
    assertThat(e.others()).containsOnlyKeys("GOOD");
    assertThat(standIn.queries())
        .extracting(DatadogStandIn.Query::text)
        .containsExactly("avg:some.metric{app:kintowe,env:stage}");
  }

  @Test
  public void anErrorInsideASuccessIsARefusalToo() {
    standIn.answerNext(
        200,
        Map.of("Content-Type", "application/json"),
        "{\"status\": \"error\", \"error\": \"Rollup is too fine.\"}");

    BadMetricException e =
        catchThrowableOfType(
            BadMetricException.class, () -> ask(metric("M", Statistic.MAX, Scope.ALL_SERIES)));

    assertThat(e).hasMessageEndingWith("Datadog rejected the query: Rollup is too fine.");
  }

  @Test
  public void seriesThatCannotBeToldApartAreAskedForOneMetricAtATime() {
    source = (query, from, to) -> List.of(points("*", 5));
    standIn.answerNext(
        200,
        Map.of("Content-Type", "application/json"),
        "{\"status\": \"ok\", \"series\": [{\"pointlist\": [[%d, 1]]}]}"
            .formatted(START.toEpochMilli()));

    assertThat(ask(Metric.defaults())).hasSize(3);
    assertThat(standIn.requests()).hasSize(1 + 3);
  }

  private static Series points(String scope, double... values) {
    return Series.of(scope, START, INTERVAL, Arrays.stream(values).boxed().toArray(Double[]::new));
  }

  private double value(Statistic statistic, Scope scope) {
    return ask(metric("M", statistic, scope)).get("M").value();
  }

  private Map<String, Figure> ask(Metric... metrics) {
    return ask(List.of(metrics));
  }

  private Map<String, Figure> ask(List<Metric> metrics) {
    return datadog.figures(metrics, "kintowe", "stage", START, END);
  }

  private static Metric metric(String name, Statistic statistic, Scope scope) {
    return metric(name, "avg:some.metric{app:{project},env:{deployment}}", statistic, scope);
  }

  private static Metric metric(String name, String query) {
    return metric(name, query, Statistic.MAX, Scope.ALL_SERIES);
  }

  private static Metric metric(String name, String query, Statistic statistic, Scope scope) {
    return new Metric(
        name,
        name,
        "",
        query,
        new Reduction(statistic, scope),
        1,
        Metric.Better.LOWER,
        Metric.Kind.TIME,
        Metric.DEFAULT_SMALLEST_CHANGE);
  }
}
