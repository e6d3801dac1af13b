package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.dogdriver.jenkins.settings.DogdriverConfiguration;
import io.jenkins.plugins.dogdriver.jenkins.settings.FolderStore;
import io.jenkins.plugins.dogdriver.jenkins.settings.S3Store;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** {@code unclassified: dogdriver:} of Configuration as Code. */
public class ConfigurationAsCodeTest {
  @Rule public final JenkinsRule jenkins = new JenkinsRule();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theNamesOfTheScreenAreTaken() throws Exception {
    Path yaml = folder.newFile("jenkins.yaml").toPath();
    Files.writeString(
        yaml,
        """
        unclassified:
          dogdriver:
            site: us5.datadoghq.com
            serviceBookUrl: https://servicebook.example.org
            apiKeyCredentialsId: datadog
            ageMinutes: 5
            store:
              s3:
                bucket: runs
                region: eu-central-1
            metrics:
              - name: P95
                query: avg:latency{app:{project}}
                reduction: p95
        """);

    ConfigurationAsCode.get().configure(yaml.toString());

    DogdriverConfiguration configuration = DogdriverConfiguration.get();
    assertThat(configuration.getSite()).isEqualTo("us5.datadoghq.com");
    assertThat(configuration.getServiceBookUrl()).isEqualTo("https://servicebook.example.org");
    assertThat(configuration.getApiKeyCredentialsId()).isEqualTo("datadog");
    assertThat(configuration.getAgeMinutes()).isEqualTo(5);
    assertThat(configuration.getStore())
        .isInstanceOfSatisfying(
            S3Store.class, store -> assertThat(store.getRegion()).isEqualTo("eu-central-1"));
    assertThat(configuration.getMetrics())
        .singleElement()
        .satisfies(metric -> assertThat(metric.getReduction()).isEqualTo("p95"));
  }

  @Test
  public void whatIsConfiguredIsExported() throws Exception {
    DogdriverConfiguration.get().setServiceBookUrl("https://servicebook.example.org");
    ByteArrayOutputStream yaml = new ByteArrayOutputStream();

    ConfigurationAsCode.get().export(yaml);

    assertThat(yaml.toString(StandardCharsets.UTF_8))
        .contains("  dogdriver:\n", "serviceBookUrl: \"https://servicebook.example.org\"");
  }

  @Test
  public void whatIsExportedCanBeImported() throws Exception {
    DogdriverConfiguration configuration = DogdriverConfiguration.get();
    configuration.setSite("us5.datadoghq.com");
    configuration.setAgeMinutes(7);
    S3Store store = new S3Store("runs");
    store.setRegion("eu-central-1");
    store.setSse("AES256");
    configuration.setStore(store);
    String before = Jenkins.XSTREAM2.toXML(configuration);
    ByteArrayOutputStream exported = new ByteArrayOutputStream();
    ConfigurationAsCode.get().export(exported);
    Path yaml = folder.newFile("exported.yaml").toPath();
    Files.write(yaml, onlyDogdriver(exported.toString(StandardCharsets.UTF_8)));
    configuration.setSite("datadoghq.com");
    configuration.setStore(new FolderStore());
    configuration.setAgeMinutes(1);

    ConfigurationAsCode.get().configure(yaml.toString());

    assertThat(Jenkins.XSTREAM2.toXML(configuration)).isEqualTo(before);
  }

  /** The part of an export that is about dogDriver. */
  private static List<String> onlyDogdriver(String exported) {
    List<String> lines = new ArrayList<>(List.of("unclassified:", "  dogdriver:"));
    exported
        .lines()
        .dropWhile(line -> !line.equals("  dogdriver:"))
        .skip(1)
        .takeWhile(line -> line.startsWith("    "))
        .forEach(lines::add);
    return lines;
  }
}
