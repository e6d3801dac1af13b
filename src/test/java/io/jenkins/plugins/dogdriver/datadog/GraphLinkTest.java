package io.jenkins.plugins.dogdriver.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Metric;
import java.time.Instant;
import java.util.Optional;
import org.junit.Test;

/** From a metric to Datadog's own graph of it. */
public class GraphLinkTest {
  private static final Instant START = Instant.parse("2026-05-24T14:26:00Z");
  private static final Instant END = Instant.parse("2026-05-25T14:26:00Z");

  @Test
  public void itShowsTheMetricAsItIsAskedForOverTheComparedRuns() {
    assertThat(link("datadoghq.com", "avg:aws.elb.latency{app:{project},env:{deployment}}"))
        .hasValue(
            "https://app.datadoghq.com/metric/explorer?start=1779632160000&end=1779719760000"
                + "&paused=true&exp_metric=aws.elb.latency"
                + "&exp_scope=app%3Afirefox_screenshots%2Cenv%3Astage&exp_agg=avg"
                + "&exp_row_type=metric");
  }

  @Test
  public void eachSiteHasItsOwnAddress() {
    assertThat(link("datadoghq.eu", "avg:a{*}").get()).startsWith("https://app.datadoghq.eu/");
    assertThat(link("us5.datadoghq.com", "avg:a{*}").get())
        .startsWith("https://us5.datadoghq.com/");
  }

  @Test
  public void groupsAndFunctionsAreKnown() {
    assertThat(link("datadoghq.com", "max:a.b{env:x} by {host}.as_rate()").get())
        .contains("exp_agg=max", "exp_group=host");
    assertThat(link("datadoghq.com", "sum:a{*}by{host, pod}.rollup(60)").get())
        .contains("exp_group=host%2C+pod");
  }

  @Test
  public void aFormulaHasNoGraphOfItsOwn() {
    assertThat(link("datadoghq.com", "avg:a{*}/avg:b{*}")).isEmpty();
    assertThat(link("datadoghq.com", "anomalies(avg:a{*}, 'basic', 2)")).isEmpty();
    assertThat(link("datadoghq.com", "p95:a{*}")).isEmpty();
  }

  private static Optional<String> link(String site, String query) {
    Metric any = Metric.defaults().get(0);
    Metric metric =
        new Metric(
            "X",
            "X",
            "",
            query,
            any.reduction(),
            1,
            any.better(),
            any.kind(),
            Metric.DEFAULT_SMALLEST_CHANGE);
    return new GraphLink(site).of(metric, "Firefox Screenshots", "stage", START, END);
  }
}
