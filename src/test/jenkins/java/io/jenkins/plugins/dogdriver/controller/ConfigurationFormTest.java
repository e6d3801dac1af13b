package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.settings.DogdriverConfiguration;
import io.jenkins.plugins.dogdriver.jenkins.settings.MetricConfiguration;
import io.jenkins.plugins.dogdriver.jenkins.settings.S3Store;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The screen of the global configuration. */
public class ConfigurationFormTest {
  @Rule public final JenkinsRule jenkins = new JenkinsRule();

  @Test
  public void theScreenKeepsTheDefaults() throws Exception {
    String before = xml();

    jenkins.configRoundtrip();

    assertThat(xml()).isEqualTo(before);
  }

  @Test
  public void theScreenKeepsWhatIsConfigured() throws Exception {
    DogdriverConfiguration configuration = DogdriverConfiguration.get();
    configuration.setSite("us5.datadoghq.com");
    configuration.setDatadogUrl("https://datadog.example.org");
    configuration.setServiceBookUrl("https://servicebook.example.org");
    configuration.setApiKeyCredentialsId(StandInConfiguration.secretText("api", "x"));
    configuration.setApplicationKeyCredentialsId(
        StandInConfiguration.secretText("application", "y"));
    configuration.setAgeMinutes(7);
    S3Store store = new S3Store("runs");
    store.setRegion("eu-central-1");
    store.setEndpoint("https://s3.example.org");
    store.setPathStyle(true);
    configuration.setStore(store);
    MetricConfiguration metric = new MetricConfiguration("P95", "avg:latency{app:{project}}");
    metric.setLabel("Slowest requests");
    metric.setUnit("ms");
    metric.setReduction("p95");
    metric.setScope("per_series");
    metric.setScale(1000);
    metric.setSmallestChange(0.1);
    configuration.setMetrics(List.of(metric));
    String before = xml();

    jenkins.configRoundtrip();

    assertThat(xml()).isEqualTo(before);
    assertThat(before).contains("us5.datadoghq.com", "runs", "P95", "per_series");
  }

  private static String xml() {
    return Jenkins.XSTREAM2.toXML(DogdriverConfiguration.get());
  }
}
