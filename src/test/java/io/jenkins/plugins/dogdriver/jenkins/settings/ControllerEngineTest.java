package io.jenkins.plugins.dogdriver.jenkins.settings;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.collect.CollectSettings;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.Settings;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.engine.StorePlace;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.TrendSummary;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** From what is configured on the screen to the engine. */
public class ControllerEngineTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private DogdriverConfiguration configuration;

  @Before
  public void configure() {
    configuration = jenkins.configuration();
  }

  @Test
  public void withoutAConfigurationThereAreDefaults() {
    Settings settings = ControllerEngine.get().engine().settings();

    assertThat(settings.serviceBook()).isEqualTo(Settings.DEFAULT_SERVICE_BOOK);
    assertThat(settings.datadogSite()).isEqualTo("datadoghq.com");
    assertThat(settings.datadogUrl()).isEmpty();
    assertThat(settings.apiKey().isEmpty()).isTrue();
    assertThat(settings.store())
        .isEqualTo(new StorePlace.Folder(jenkins.home().resolve("dogdriver/runs")));
    assertThat(settings.state()).isEqualTo(jenkins.home().resolve("dogdriver"));
    assertThat(settings.collect()).isEqualTo(CollectSettings.defaults());
    assertThat(settings.metrics()).isEqualTo(Metric.defaults());
  }

  @Test
  public void whatIsConfiguredIsWhatTheEngineHas() {
    jenkins.secretText("api", "a");
    jenkins.secretText("application", "b");
    FolderStore store = new FolderStore();
    store.setPath("runs");
    configuration.setSite("datadoghq.eu");
    configuration.setDatadogUrl("https://proxy.example");
    configuration.setServiceBookUrl("https://book.example");
    configuration.setApiKeyCredentialsId("api");
    configuration.setApplicationKeyCredentialsId("application");
    configuration.setStore(store);
    configuration.setAgeMinutes(180);
    configuration.setReference(new ReferenceConfiguration(7, 21));
    configuration.setMetrics(List.of(new MetricConfiguration("P95", "p95:x{*}")));

    Settings settings = ControllerEngine.get().engine().settings();

    assertThat(settings.serviceBook()).isEqualTo(URI.create("https://book.example"));
    assertThat(settings.datadogSite()).isEqualTo("datadoghq.eu");
    assertThat(settings.datadogUrl()).contains(URI.create("https://proxy.example"));
    assertThat(settings.apiKey()).isEqualTo(new Secret("a"));
    assertThat(settings.applicationKey()).isEqualTo(new Secret("b"));
    assertThat(settings.store()).isEqualTo(new StorePlace.Folder(jenkins.home().resolve("runs")));
    assertThat(settings.collect().age()).isEqualTo(Duration.ofHours(3));
    assertThat(settings.reference().oldest()).isEqualTo(Duration.ofDays(21));
    assertThat(settings.collect().patience()).isEqualTo(Duration.ofHours(3));
    assertThat(settings.metrics()).extracting(Metric::name).containsExactly("P95");
  }

  @Test
  public void theEngineStaysAsLongAsTheConfigurationDoes() {
    Engine engine = ControllerEngine.get().engine();

    configuration.setSite("datadoghq.com");
    assertThat(ControllerEngine.get().engine()).isSameAs(engine);

    configuration.setSite("datadoghq.eu");
    assertThat(ControllerEngine.get().engine()).isNotSameAs(engine);
  }

  @Test
  public void whatCannotBeRightIsNamed() {
    jenkins.serviceBookInFile("book");
    assertRefused("The address of the ServiceBook must be an http or https URL");

    configuration.setServiceBookUrl("");
    configuration.setMetrics(List.of(new MetricConfiguration("1", "x")));
    assertRefused("The name of a metric is '1'; it must be a letter");

    configuration.setMetrics(List.of());
    configuration.setApiKeyCredentialsId("gone");
    assertRefused("There is no credential 'gone'");
  }

  @Test
  public void whatNeedsTheStoreAloneDoesNotNeedAKeyOfDatadog() {
    ControllerEngine.get().engine().store().store(aRun().figure("ART", 20).measured());
    configuration.setApplicationKeyCredentialsId("gone");

    assertThat(ControllerEngine.get().trend("kintowe", Selection.NEWEST).runs()).hasSize(1);
    assertThat(ControllerEngine.get().projects()).hasSize(1);
    assertRefused("There is no credential 'gone'");
  }

  @Test
  public void whatWasComputedLastIsKept() {
    ControllerEngine engine = ControllerEngine.get();
    engine.engine().store().store(aRun().figure("ART", 20).measured());

    assertThat(engine.trend("kintowe", Selection.NEWEST).runs()).hasSize(1);
    assertThat(engine.trend("kintowe", Selection.NEWEST))
        .isSameAs(engine.trend("kintowe", Selection.NEWEST));
    assertThat(engine.projects()).extracting(TrendSummary::project).containsExactly("kintowe");
    assertThat(engine.charts()).isSameAs(engine.charts());
  }

  private static void assertRefused(String start) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> ControllerEngine.get().engine())
        .withMessageStartingWith(start);
  }
}
