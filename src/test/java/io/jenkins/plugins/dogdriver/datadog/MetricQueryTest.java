package io.jenkins.plugins.dogdriver.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Metric;
import org.junit.Test;

/** Which text is one query, so that several can go into one request. */
public class MetricQueryTest {
  @Test
  public void theDefaultsAreSingleQueries() {
    assertThat(Metric.defaults())
        .allSatisfy(m -> assertThat(MetricQuery.of(m, "p", "d").isSingle()).isTrue());
  }

  @Test
  public void commasInBracketsDoNotSeparateQueries() {
    assertSingle("top(avg:a{x:1,y:2} by {host,zone}, 5, 'mean', 'desc')");
    assertSingle("avg:a{x IN (1,2)}.rollup(max, 60)");
  }

  @Test
  public void commasOutsideDo() {
    assertNotSingle("avg:a{*},avg:b{*}");
    assertNotSingle("avg:a{*} ,");
  }

  @Test
  public void everyBracketHasItsPartner() {
    assertNotSingle("avg:a{*");
    assertNotSingle("avg:a*}");
    assertNotSingle("top(avg:a{*)}");
  }

  private static void assertSingle(String query) {
    assertThat(new MetricQuery(null, query).isSingle()).as(query).isTrue();
  }

  private static void assertNotSingle(String query) {
    assertThat(new MetricQuery(null, query).isSingle()).as(query).isFalse();
  }
}
