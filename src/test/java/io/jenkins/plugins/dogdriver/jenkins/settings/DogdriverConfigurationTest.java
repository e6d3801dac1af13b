package io.jenkins.plugins.dogdriver.jenkins.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Descriptor.FormException;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.jenkins.FakeWeb;
import io.jenkins.plugins.dogdriver.jenkins.step.DogdriverStep;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.trend.ReferenceWindow;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kohsuke.stapler.StaplerRequest2;
import org.springframework.security.access.AccessDeniedException;

/** The form of the global configuration: what it keeps, and what it says of what is typed in. */
public class DogdriverConfigurationTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private DogdriverConfiguration form;

  @Before
  public void signIn() {
    jenkins.signIn("admin", Jenkins.ADMINISTER);
    form = jenkins.configuration();
  }

  /** Configuration as Code calls the setters, and reports what they say. */
  @Test
  public void whatAFormRefusesIsRefusedByTheSettersToo() {
    DogdriverConfiguration configuration = jenkins.configuration();

    assertThatThrownBy(() -> configuration.setAgeMinutes(-5))
        .hasMessage("The age must be 0 to 43200 whole minutes, for example 10.");
    assertThatThrownBy(() -> configuration.setSite("https://datadoghq.eu"))
        .hasMessageStartingWith("The Datadog site must be a host name");
    assertThatThrownBy(() -> configuration.setDatadogUrl("proxy"))
        .hasMessageStartingWith("The address of Datadog must be an http or https URL");
    assertThatThrownBy(() -> configuration.setServiceBookUrl("book"))
        .hasMessageStartingWith("The address of the ServiceBook must be an http or https URL");

    assertThatThrownBy(() -> new ReferenceConfiguration(60, 30))
        .hasMessageStartingWith("Both must be whole days: the first from 0 on");

    assertThat(configuration.getAgeMinutes()).isEqualTo(10);
    assertThat(configuration.getSite()).isEqualTo("datadoghq.com");
  }

  /** Another name would have no field beside it, and what is chosen would be lost. */
  @Test
  public void eachListOfCredentialsGetsWhatItsOwnFieldHas() {
    List<Method> lists =
        Stream.of(
                DogdriverConfiguration.class,
                S3Store.DescriptorImpl.class,
                DogdriverStep.DescriptorImpl.class)
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(method -> method.getName().endsWith("CredentialsIdItems"))
            .toList();

    assertThat(lists)
        .hasSize(5)
        .allSatisfy(
            method ->
                assertThat(method.getParameters())
                    .extracting(parameter -> "doFill" + capital(parameter.getName()) + "Items")
                    .contains(method.getName()));
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  @Test
  public void withoutAnythingConfiguredTheDefaultsAreShown() {
    assertThat(form.getSite()).isEqualTo("datadoghq.com");
    assertThat(form.getAgeMinutes()).isEqualTo(10);
    assertThat(form.getReference().window()).isEqualTo(ReferenceWindow.DEFAULT);
    assertThat(form.getStore()).isInstanceOf(FolderStore.class);
    assertThat(form.getMetrics())
        .extracting(MetricConfiguration::getName)
        .containsExactly("CPU", "RPS", "ART");
    assertThat(form.getDisplayName()).isEqualTo("dogDriver");
  }

  @Test
  public void whatIsTypedInIsKeptWithoutTheSpaceAroundIt() {
    form.setSite(" datadoghq.eu ");
    form.setDatadogUrl(" https://proxy.example ");
    form.setServiceBookUrl(" https://book.example\n");
    form.setApiKeyCredentialsId(" api ");
    form.setApplicationKeyCredentialsId(" application ");

    assertThat(form.getSite()).isEqualTo("datadoghq.eu");
    assertThat(form.getDatadogUrl()).isEqualTo("https://proxy.example");
    assertThat(form.getServiceBookUrl()).isEqualTo("https://book.example");
    assertThat(form.getApiKeyCredentialsId()).isEqualTo("api");
    assertThat(form.getApplicationKeyCredentialsId()).isEqualTo("application");

    form.setSite(" ");
    assertThat(form.getSite()).isEqualTo("datadoghq.com");
  }

  @Test
  public void metricsThatAreTheDefaultsAreNotKept() {
    List<MetricConfiguration> defaults =
        Metric.defaults().stream().map(MetricConfiguration::of).toList();
    form.setMetrics(List.of(new MetricConfiguration("P95", "p95:x{*}")));
    assertThat(form.getMetrics()).extracting(MetricConfiguration::getName).containsExactly("P95");
    assertThat(form.hasOwnMetrics()).isTrue();

    form.setMetrics(defaults);

    assertThat(form.hasOwnMetrics()).isFalse();

    assertThat(form).usingRecursiveComparison().isEqualTo(new DogdriverConfiguration());
    assertThat(form.getMetrics()).hasSameSizeAs(defaults);
  }

  @Test
  public void metricsThatCannotBeRightAreKeptForTheFormToMark() {
    form.setMetrics(List.of(new MetricConfiguration("1", "")));

    assertThat(form.getMetrics()).extracting(MetricConfiguration::getName).containsExactly("1");
  }

  @Test
  public void aFormWithoutMetricsForgetsThem() throws FormException {
    form.setMetrics(List.of(new MetricConfiguration("P95", "p95:x{*}")));
    StaplerRequest2 request =
        FakeWeb.form(bound -> ((DogdriverConfiguration) bound).setSite("datadoghq.eu"));

    assertThat(form.configure(request, null)).isTrue();

    assertThat(form.getSite()).isEqualTo("datadoghq.eu");
    assertThat(form.getMetrics())
        .extracting(MetricConfiguration::getName)
        .containsExactly("CPU", "RPS", "ART");
  }

  @Test
  public void theSiteIsAHostName() {
    assertThat(form.doCheckSite("")).hasToString("OK");
    assertThat(form.doCheckSite("us5.datadoghq.com")).hasToString("OK");
    assertThat(form.doCheckSite("https://app.datadoghq.com"))
        .asString()
        .startsWith("ERROR: The Datadog site must be a host name");
  }

  @Test
  public void overHttpTheKeysTravelReadable() {
    assertThat(form.doCheckDatadogUrl(" ")).hasToString("OK");
    assertThat(form.doCheckDatadogUrl("https://proxy.example")).hasToString("OK");
    assertThat(form.doCheckDatadogUrl("http://proxy.example"))
        .asString()
        .startsWith("WARNING: Over http the keys are sent unencrypted");
    assertThat(form.doCheckDatadogUrl("proxy.example"))
        .asString()
        .startsWith("ERROR: The address of Datadog must be an http or https URL");
    assertThat(form.doCheckDatadogUrl("https://user:hunter2@proxy.example"))
        .asString()
        .startsWith("ERROR: ")
        .doesNotContain("hunter2");
  }

  @Test
  public void theServiceBookIsAnHttpUrl() {
    assertThat(form.doCheckServiceBookUrl(""))
        .hasToString("OK: Without an address, http://servicebook.dev.mozaws.net is asked.");
    assertThat(form.doCheckServiceBookUrl("https://book.example")).hasToString("OK");
    assertThat(form.doCheckServiceBookUrl("ftp://book.example"))
        .asString()
        .startsWith("ERROR: The address of the ServiceBook must be an http or https URL");
  }

  @Test
  public void theAgeIsAWholeNumberOfMinutes() {
    assertThat(form.doCheckAgeMinutes("0")).hasToString("OK");
    assertThat(form.doCheckAgeMinutes("43200")).hasToString("OK");
    for (String wrong : List.of("", "ten", "1.5")) {
      assertThat(form.doCheckAgeMinutes(wrong))
          .hasToString("ERROR: The age must be 0 to 43200 whole minutes, for example 10.");
    }
    assertThat(form.doCheckAgeMinutes("43201")).asString().startsWith("ERROR: The age");
    assertThat(form.doCheckAgeMinutes("-1")).asString().startsWith("ERROR: The age");
  }

  @Test
  public void theKeysAreChosenAmongTheSecretTexts() {
    jenkins.secretText("api", "a");
    jenkins.secretText("application", "b");
    jenkins.userNameAndPassword("bucket", "id", "secret");

    assertThat(jenkins.offered(form.doFillApiKeyCredentialsIdItems("gone")))
        .containsExactly("", "api", "application", "gone");
    assertThat(jenkins.offered(form.doFillApplicationKeyCredentialsIdItems("api")))
        .containsExactly("", "api", "application");
  }

  @Test
  public void aReaderMayAskForNoneOfThis() {
    jenkins.signIn("reader", Jenkins.READ);
    jenkins.secretText("api", "a");

    for (ThrowingCallable check :
        List.<ThrowingCallable>of(
            () -> form.doCheckSite(""),
            () -> form.doCheckDatadogUrl(""),
            () -> form.doCheckServiceBookUrl(""),
            () -> form.doCheckAgeMinutes("10"),
            () -> form.doTestDatadog("", "", "", ""),
            () -> form.doTestServiceBook(""))) {
      assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(check);
    }
    assertThat(jenkins.offered(form.doFillApiKeyCredentialsIdItems("chosen")))
        .containsExactly("", "chosen");
  }

  @Test
  public void theDaysOfTheOlderReleaseAreCheckedTogether() {
    ReferenceConfiguration.DescriptorImpl days = new ReferenceConfiguration.DescriptorImpl();

    assertThat(days.doCheckOldestDays("90", "30")).hasToString("OK");
    for (String wrong : new String[] {"29", "3651", "", "ninety"}) {
      assertThat(days.doCheckOldestDays(wrong, "30"))
          .asString()
          .startsWith("ERROR: Both must be whole days");
    }
  }
}
