package io.jenkins.plugins.dogdriver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A key that stands in the wrong place of a file is not printed, wherever that is. */
public class SettingsSecrecyTest {
  private static final List<String> KEYS =
      List.of(
          "0123456789abcdef0123456789abcdef",
          "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
          "ddapp_AbCdEf0123456789");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void inTheWrongPlaceOfAGoodFile() throws IOException {
    for (String wrong :
        List.of(
            "KEY",
            "'KEY'",
            "- KEY",
            "[KEY]",
            "KEY: {}",
            "KEY: x",
            "datadog: KEY",
            "datadog: [KEY]",
            "datadog: {KEY: x}",
            "datadog: {'KEY'}",
            "datadog: {apiKey: [KEY]}",
            "datadog: {apiKey: {KEY: x}}",
            "datadog: {apiKey: {value: KEY}}",
            "datadog: {site: KEY}",
            "datadog: {site: api.KEY}",
            "datadog: {url: KEY}",
            "datadog: {url: 'https://api.datadoghq.com?api_key=KEY'}",
            "servicebook: KEY",
            "servicebook: {url: KEY}",
            "store: KEY",
            "store: [KEY]",
            "store: {KEY: x}",
            "store: {s3: KEY}",
            "store: {s3: {bucket: runs, region: KEY, endpoint: KEY}}",
            "store: {s3: {bucket: '#KEY'}}",
            "store: {s3: {bucket: runs, pathStyle: KEY}}",
            "store: {s3: {bucket: runs, accessKeyId: KEY}}",
            "state: [KEY]",
            "source: {KEY: x}",
            "run: KEY",
            "run: {timeout: KEY}",
            "run: {failureShare: KEY}",
            "run: {environment: KEY}",
            "run: {environment: ['KEY=']}",
            "run: {environment: [{KEY: x}]}",
            "collect: [KEY]",
            "collect: {age: KEY}",
            "collect: {attempts: KEY}",
            "collect: {patience: KEY}",
            "metrics: KEY",
            "metrics: [KEY]",
            "metrics: {KEY: x}",
            "metrics: [{KEY: x}]",
            "metrics: [{name: KEY, query: q}]",
            "metrics: [{name: 'KEY x', query: q, better: lower}]",
            "metrics: [{name: A, query: KEY}]",
            "metrics: [{name: A, query: q, better: KEY}]",
            "metrics: [{name: A, query: q, better: lower, kind: KEY}]",
            "metrics: [{name: A, query: q, better: lower, reduction: KEY}]",
            "metrics: [{name: A, query: q, better: lower, over: KEY}]",
            "metrics: [{name: A, query: q, better: lower, scope: KEY}]",
            "metrics: [{name: A, query: q, better: lower, scale: KEY}]",
            "metrics: [{name: KEY, query: q, better: lower}, {name: KEY, query: q, better: lower}]",
            "metrics: [{name: A, query: q, better: lower, smallestChange: KEY}]")) {
      assertRefusedUnseen(wrong);
    }
  }

  @Test
  public void inAFileThatIsNotYaml() throws IOException {
    for (String wrong :
        List.of(
            "a: [KEY",
            "a: {KEY",
            "datadog: apiKey: KEY",
            "datadog:\n  apiKey: 'KEY",
            "datadog:\n  apiKey: \"KEY\\q\"",
            "datadog:\n\tapiKey: KEY",
            "datadog:\n apiKey: KEY\n  KEY: x\n x",
            "apiKey: *KEY",
            "apiKey: &KEY",
            "apiKey: !KEY x",
            "apiKey: !<KEY",
            "apiKey: @KEY",
            "apiKey: `KEY",
            "apiKey: |KEY",
            "%KEY",
            "%TAG !KEY! KEY",
            "KEY: a: b",
            "? KEY\n: : x",
            "--- KEY\n--- {",
            "a: KEY\u0000",
            "a: KEY\nb")) {
      assertRefusedUnseen(wrong);
    }
  }

  @Test
  public void aMistypedNameIsStillNamed() throws IOException {
    assertThat(refused("datadgo: {}").getMessage()).contains(": datadgo is not a setting;");
    assertThat(refused("run: {failureShare: [1]}").getMessage())
        .endsWith(": run.failureShare is of the wrong kind; it must be a number.");
    assertThat(refused("store: {s3: {bucket: b, pathStyle: maybe}}").getMessage())
        .endsWith(": store.s3.pathStyle is 'maybe'; it must be true or false.");
    assertThat(refused("metrics: x").getMessage())
        .endsWith(": metrics is of the wrong kind; it must be a list.");
    assertThat(refused("datadog: x").getMessage())
        .contains("it must be a group of the settings apiKey, applicationKey, site, url");
    assertThat(refused("a: [").getMessage()).contains("is not YAML (line 1, column 5)");
  }

  private void assertRefusedUnseen(String yaml) throws IOException {
    for (String key : KEYS) {
      SettingsException refused = refused(yaml.replace("KEY", key));
      StringWriter all = new StringWriter();
      refused.printStackTrace(new PrintWriter(all));

      assertThat(all.toString())
          .as(yaml)
          .doesNotContainIgnoringCase(key)
          .doesNotContainIgnoringCase(key.substring(0, 12));
      assertThat(refused.getMessage()).as(yaml).hasLineCount(1).doesNotContain("deserialize");
    }
  }

  private SettingsException refused(String yaml) throws IOException {
    Path file = folder.getRoot().toPath().resolve("dogdriver.yml");
    Files.writeString(file, yaml);
    try {
      Settings settings =
          new SettingsReader(Map.of("DD_API_KEY", "a"), Path.of("/home/somebody"))
              .read(
                  SettingsTree.read(file)
                      .under(SettingsTree.empty().with("/datadog/applicationKey", "b")));
      try (Engine engine = new Engine(settings, Clock.systemUTC(), notice -> {})) {
        engine.datadog();
      }
    } catch (SettingsException e) {
      return e;
    }
    return fail("These settings were accepted: " + yaml);
  }
}
