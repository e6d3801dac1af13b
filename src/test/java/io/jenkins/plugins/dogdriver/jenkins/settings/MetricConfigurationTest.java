package io.jenkins.plugins.dogdriver.jenkins.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hudson.util.ListBoxModel;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Reduction;
import java.util.List;
import jenkins.model.Jenkins;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.springframework.security.access.AccessDeniedException;

/** A metric in the form of the global configuration. */
public class MetricConfigurationTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private final MetricConfiguration.DescriptorImpl form = new MetricConfiguration.DescriptorImpl();

  @Before
  public void signIn() {
    jenkins.signIn("admin", Jenkins.ADMINISTER);
  }

  @Test
  public void whatIsTypedInIsAMetric() {
    MetricConfiguration typed = new MetricConfiguration(" P95 ", " p95:x{*} ");
    typed.setLabel(" Slowest ");
    typed.setUnit(" ms ");
    typed.setReduction("p95");
    typed.setScope("per_series");
    typed.setScale(1000);
    typed.setBetter("higher");
    typed.setKind("throughput");
    typed.setSmallestChange(0.1);

    assertThat(typed.metric())
        .isEqualTo(
            new Metric(
                "P95",
                "Slowest",
                "ms",
                "p95:x{*}",
                new Reduction(Reduction.Statistic.P95, Reduction.Scope.PER_SERIES),
                1000,
                Metric.Better.HIGHER,
                Metric.Kind.THROUGHPUT,
                0.1));
  }

  @Test
  public void whatIsNotTypedInHasADefault() {
    assertThat(new MetricConfiguration("P95", "p95:x{*}").metric())
        .isEqualTo(
            new Metric(
                "P95",
                "P95",
                "",
                "p95:x{*}",
                Reduction.of(Reduction.Statistic.MEAN),
                1,
                Metric.Better.LOWER,
                Metric.Kind.TIME,
                0.05));
  }

  @Test
  public void everyDefaultMetricCanBeShownAndReadBack() {
    for (Metric metric : Metric.defaults()) {
      MetricConfiguration shown = MetricConfiguration.of(metric);
      MetricConfiguration typed = new MetricConfiguration(shown.getName(), shown.getQuery());
      typed.setLabel(shown.getLabel());
      typed.setUnit(shown.getUnit());
      typed.setReduction(shown.getReduction());
      typed.setScope(shown.getScope());
      typed.setScale(shown.getScale());
      typed.setBetter(shown.getBetter());
      typed.setKind(shown.getKind());
      typed.setSmallestChange(shown.getSmallestChange());

      assertThat(typed.metric()).isEqualTo(metric);
    }
  }

  @Test
  public void anUnknownWordIsAnsweredWithThoseThereAre() {
    MetricConfiguration typed = new MetricConfiguration("P95", "p95:x{*}");
    typed.setKind("speed");

    assertThatIllegalArgumentException()
        .isThrownBy(typed::metric)
        .withMessage("A metric's kind is 'speed'; it must be time, throughput or resource.");
  }

  @Test
  public void eachFieldIsCheckedByItself() {
    assertThat(form.doCheckName("P95")).hasToString("OK");
    assertThat(form.doCheckName("95"))
        .asString()
        .startsWith("ERROR: The name of a metric is '95'; it must be a letter");
    assertThat(form.doCheckQuery("p95:x{*}")).hasToString("OK");
    assertThat(form.doCheckQuery(" "))
        .asString()
        .startsWith("ERROR: ")
        .contains("must be a Datadog query");
    assertThat(form.doCheckScale("0.001")).hasToString("OK");
    assertThat(form.doCheckScale("0")).asString().startsWith("ERROR: scale of the metric");
    assertThat(form.doCheckSmallestChange("0.05")).hasToString("OK");
    assertThat(form.doCheckSmallestChange("5")).asString().startsWith("ERROR: smallestChange of");
    assertThat(form.doCheckSmallestChange("5 %"))
        .hasToString("ERROR: This must be a number such as 0.05, not '5 %'.");
  }

  @Test
  public void theWordsAreChosenFromLists() {
    assertThat(values(form.doFillReductionItems())).containsExactly("max", "mean", "median", "p95");
    assertThat(values(form.doFillScopeItems())).containsExactly("all_series", "per_series");
    assertThat(values(form.doFillBetterItems())).containsExactly("lower", "higher");
    assertThat(values(form.doFillKindItems())).containsExactly("time", "throughput", "resource");
    assertThat(form.doFillScopeItems())
        .extracting(option -> option.name)
        .containsExactly("all series", "per series");
  }

  @Test
  public void aReaderMayCheckNothing() {
    jenkins.signIn("reader", Jenkins.READ);

    for (ThrowingCallable check :
        List.<ThrowingCallable>of(
            () -> form.doCheckName("x"),
            () -> form.doCheckQuery("x"),
            () -> form.doCheckScale("1"),
            () -> form.doCheckSmallestChange("1"))) {
      assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(check);
    }
  }

  private static List<String> values(ListBoxModel list) {
    return list.stream().map(option -> option.value).toList();
  }
}
