package io.jenkins.plugins.dogdriver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.stats.ConfidenceInterval;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.trend.CodeComparison;
import io.jenkins.plugins.dogdriver.trend.MetricChangePoint;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.MetricVerdict;
import io.jenkins.plugins.dogdriver.trend.Outlook;
import io.jenkins.plugins.dogdriver.trend.Side;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.Test;

public class TrendJsonTest {
  private static final Metric ART = Metric.defaults().get(2);

  @Test
  public void everythingIsThereInOneLine() throws IOException {
    MetricTrend metric =
        new MetricTrend(
            ART,
            MetricVerdict.WORSE,
            OptionalDouble.of(0.12),
            Optional.of(new ConfidenceInterval(0.09, 0.14)),
            OptionalDouble.of(0.001),
            Optional.of(new Side("6.0.2", 22, 21.4)),
            Optional.of(new Side("6.1.0", 18, 23.9)),
            Optional.empty(),
            OptionalDouble.empty(),
            true,
            List.of(
                new MetricChangePoint(
                    22,
                    Instant.parse("2026-05-30T15:38:00Z"),
                    "6.1.0",
                    21.4,
                    23.9,
                    0.12,
                    0.0001,
                    "Release 6.1.0 starts here.",
                    true)));

    assertThat(TrendJson.of(trend(metric)))
        .isEqualTo(
            "{\"project\":\"kintowe\",\"source\":\"here\",\"deployment\":\"stage\","
                + "\"verdict\":\"slower\",\"sentence\":\"It is \\\"slower\\\".\",\"version\":\"\",\"baseline\":null,"
                + "\"code\":{\"from\":\"0123456\",\"to\":\"89abcde\",\"url\":\"https://forge.example/compare\"},"
                + "\"reference\":null,"
                + "\"flags\":[\"Two hosts became three.\"],\"metrics\":[{\"name\":\"ART\","
                + "\"unit\":\"ms\",\"better\":\"lower\",\"verdict\":\"worse\",\"change\":0.12,"
                + "\"interval\":[0.09,0.14],\"pValue\":0.001,"
                + "\"baseline\":{\"version\":\"6.0.2\",\"runs\":22,\"median\":21.4},"
                + "\"candidate\":{\"version\":\"6.1.0\",\"runs\":18,\"median\":23.9},"
                + "\"runsNeeded\":null,\"undecided\":null,\"smallestShown\":null,\"changePoints\":[{\"index\":22,"
                + "\"start\":\"2026-05-30T15:38:00Z\",\"version\":\"6.1.0\",\"before\":21.4,"
                + "\"after\":23.9,\"change\":0.12,\"pValue\":1.0E-4,"
                + "\"grade\":\"sure\",\"cause\":\"Release 6.1.0 starts here.\"}]}]}");
  }

  @Test
  public void whatIsNotKnownIsNull() throws IOException {
    MetricTrend metric =
        new MetricTrend(
            ART,
            MetricVerdict.UNCLEAR,
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Outlook(3, 0.012, 0.085)),
            OptionalDouble.of(0.09),
            true,
            List.of());

    JsonNode json = new ObjectMapper().readTree(TrendJson.of(trend(metric))).at("/metrics/0");

    for (String name : List.of("change", "interval", "pValue", "baseline", "candidate")) {
      assertThat(json.get(name).isNull()).as(name).isTrue();
    }
    assertThat(json.get("runsNeeded").asInt()).isEqualTo(3);
    assertThat(json.get("undecided")).hasToString("[0.012,0.085]");
    assertThat(json.get("smallestShown").asDouble()).isEqualTo(0.09);
  }

  @Test
  public void theCodeThatChangedIsNamedWithItsAddress() throws Exception {
    MetricTrend unclear = Releases.of("ART", new double[] {20}, new double[] {20}).metric("ART");

    JsonNode code = new ObjectMapper().readTree(TrendJson.of(trend(unclear))).get("code");

    assertThat(code)
        .hasToString(
            "{\"from\":\"0123456\",\"to\":\"89abcde\",\"url\":\"https://forge.example/compare\"}");
  }

  private static Trend trend(MetricTrend metric) {
    List<MeasuredRun> runs = List.of(RunBuilder.aRun().measured());
    return new Trend(
        "kintowe",
        "here",
        "stage",
        runs,
        List.of(),
        List.of(),
        Verdict.SLOWER,
        "It is \"slower\".",
        Optional.of(new CodeComparison("0123456", "89abcde", "https://forge.example/compare")),
        Optional.empty(),
        List.of("Two hosts became three."),
        List.of(metric),
        List.of(),
        List.of());
  }
}
