package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A {@code dogdriver.yml} that lies in the working directory may come with a checkout that nobody
 * has looked at. It does not decide where the keys of somebody else go.
 */
public class FoundSettingsTest {
  private static final Map<String, String> BUCKET_KEY =
      Map.of("AWS_ACCESS_KEY_ID", "AKIA", "AWS_SECRET_ACCESS_KEY", "a secret");
  private static final String OTHER_BUCKET = "store: {s3: {bucket: runs, endpoint: \"%s\"}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DatadogStandIn datadog;

  @Before
  public void start() throws IOException {
    datadog = new DatadogStandIn();
  }

  @After
  public void stop() {
    datadog.close();
  }

  @Test
  public void keysOfTheEnvironmentGoToNoAddressThatItNames() throws IOException {
    write("datadog: {url: \"" + datadog.url() + "\"}");

    CommandLineRun run = collect(DatadogStandIn.ENVIRONMENT);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "dogdriver: dogdriver.yml in the working directory would send Datadog keys that it does"
                + " not have itself to 127.0.0.1: name the file (--config dogdriver.yml) if you"
                + " trust it, or set datadog.url elsewhere.\n");
    assertThat(datadog.requests()).isEmpty();
  }

  @Test
  public void oneKeyOfTheEnvironmentIsEnough() throws IOException {
    for (String key : List.of("DD_API_KEY", "DD_APP_KEY")) {
      write(
          """
          datadog: {url: "%s", apiKey: "%s", applicationKey: "%s"}
          """
              .formatted(datadog.url(), DatadogStandIn.API_KEY, DatadogStandIn.APPLICATION_KEY));

      assertThat(collect(Map.of(key, "b")).exitCode()).as(key).isEqualTo(2);
    }
    assertThat(datadog.requests()).isEmpty();
  }

  @Test
  public void aSiteThatIsNotOneOfDatadogsIsAnotherHostToo() throws IOException {
    for (String site :
        List.of("evil.example", "datadoghq.com.evil.example", "evil-datadoghq.com", "a.b")) {
      write("datadog: {site: " + site + "}");

      CommandLineRun run = collect(DatadogStandIn.ENVIRONMENT);

      assertThat(run.exitCode()).as(site).isEqualTo(2);
      assertThat(run.err()).contains("to api." + site).contains("set datadog.site elsewhere");
    }
    for (String own : List.of("datadoghq.eu", "us5.datadoghq.com", "ddog-gov.com")) {
      write("datadog: {site: " + own + "}");

      assertThat(collect(DatadogStandIn.ENVIRONMENT).exitCode()).as(own).isZero();
    }
  }

  @Test
  public void anAddressThatIsDatadogsOwnIsNoOtherHost() throws IOException {
    write("datadog: {url: \"https://api.datadoghq.eu\"}");
    assertThat(collect(DatadogStandIn.ENVIRONMENT).exitCode()).isZero();

    for (String other :
        List.of(
            "http://api.datadoghq.eu", // where everybody on the way reads the keys
            "https://api.datadoghq.eu.evil.example",
            "https://datadoghq.eu@evil.example",
            "//api.datadoghq.eu")) {
      write("datadog: {url: \"" + other + "\"}");

      assertThat(collect(DatadogStandIn.ENVIRONMENT).exitCode()).as(other).isEqualTo(2);
    }
  }

  @Test
  public void itsOwnKeysGoWhereItSays() throws IOException {
    write(
        """
        datadog: {url: "%s", apiKey: "%s", applicationKey: "%s"}
        """
            .formatted(datadog.url(), DatadogStandIn.API_KEY, DatadogStandIn.APPLICATION_KEY));
    assertThat(collect(Map.of()).exitCode()).isZero();

    write("datadog: {url: \"" + datadog.url() + "\"}");
    assertThat(collect(Map.of()).exitCode()).isZero();
  }

  @Test
  public void whoeverNamesTheFileTrustsIt() throws IOException {
    Path file = write("datadog: {url: \"" + datadog.url() + "\"}");

    assertThat(collect(DatadogStandIn.ENVIRONMENT, "--config", file.toString()).exitCode())
        .isZero();
    Map<String, String> environment = new HashMap<>(DatadogStandIn.ENVIRONMENT);
    environment.put("DOGDRIVER_CONFIG", file.toString());
    assertThat(collect(environment).exitCode()).isZero();
  }

  @Test
  public void anAddressThatTheUserNamesReplacesItsOwn() throws IOException {
    write("datadog: {url: \"http://evil.example\", site: evil.example}");

    CommandLineRun run =
        collect(
            DatadogStandIn.ENVIRONMENT,
            "--datadog-url",
            datadog.url().toString(),
            "--datadog-site",
            "datadoghq.com");

    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  public void theKeyOfTheMachineGoesToNoStoreThatItNames() throws IOException {
    write(OTHER_BUCKET.formatted("https://evil.example"));

    for (Map<String, String> keys : List.of(BUCKET_KEY, Map.<String, String>of())) {
      CommandLineRun run = trend(keys);

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .contains(
              "an access key that it does not have itself to evil.example", "store.s3.endpoint");
    }
  }

  @Test
  public void aStoreThatItNamesWithAKeyOrThatTheUserNamesIsUsed() throws IOException {
    write(
        """
        store: {s3: {bucket: runs, endpoint: "http://127.0.0.1:1", accessKeyId: a,
                     secretAccessKey: b}}
        """);
    assertThat(trend(BUCKET_KEY).err()).doesNotContain("would send");

    write(OTHER_BUCKET.formatted("http://evil.example"));
    assertThat(trend(BUCKET_KEY, "--endpoint", "http://127.0.0.1:1").err())
        .contains("The bucket runs at http://127.0.0.1:1 ");
    assertThat(trend(BUCKET_KEY, "--store", folder.getRoot() + "/store").err())
        .contains("There is no measured run");
  }

  @Test
  public void itGivesNoVariableToALoadTest() throws IOException {
    write("run: {environment: [GITHUB_TOKEN]}");

    CommandLineRun run = trend(Map.of());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("would give variables of the environment to load tests");
  }

  private CommandLineRun collect(Map<String, String> environment, String... options)
      throws IOException {
    return run("collect", environment, options);
  }

  private CommandLineRun trend(Map<String, String> environment, String... options)
      throws IOException {
    return run("trend --project x", environment, options);
  }

  private CommandLineRun run(String command, Map<String, String> environment, String... options) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("XDG_STATE_HOME", folder.getRoot() + "/state");
    String[] words = command.split(" ");
    String[] arguments = new String[words.length + options.length];
    System.arraycopy(words, 0, arguments, 0, words.length);
    System.arraycopy(options, 0, arguments, words.length, options.length);
    return CommandLineRun.in(folder.getRoot().toPath(), all, arguments);
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.getRoot().toPath().resolve("dogdriver.yml"), yaml);
  }
}
