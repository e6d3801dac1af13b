package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A load test that looks for keys in its environment, and one that has found them elsewhere. */
public class LoadTestKeysTest {
  private static final String BUCKET_SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final Map<String, String> KEYS =
      Map.of(
          "DD_API_KEY",
          DatadogStandIn.API_KEY,
          "DD_APP_KEY",
          DatadogStandIn.APPLICATION_KEY,
          "AWS_ACCESS_KEY_ID",
          "AKIAIOSFODNN7EXAMPLE",
          "AWS_SECRET_ACCESS_KEY",
          BUCKET_SECRET);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aLoadTestHasNoKeyInItsEnvironmentAndHasWhatTheUserNames() throws Exception {
    Path seen = path("seen");
    String scenario =
        """
        import subprocess
        from molotov import scenario

        with open('%1$s', 'a') as seen:
            seen.write(open('/proc/self/environ').read())
            seen.write(subprocess.check_output(['env'], text=True))

        @scenario(weight=100)
        async def page(session):
            async with session.get('%2$s') as response:
                assert response.status == 200
        """;

    run(page -> scenario.formatted(seen, page));

    assertThat(Files.readString(seen))
        .contains("TARGET=the target", "PATH=")
        .doesNotContain(KEYS.values())
        .doesNotContain("NOT_NAMED");
  }

  @Test
  public void aKeyThatALoadTestPrintsIsNowhere() throws Exception {
    String encoded =
        Base64.getEncoder().encodeToString(("user:" + DatadogStandIn.API_KEY).getBytes());
    String scenario =
        """
        import sys
        print("Basic %s")
        print("key=wJalrXUtnFEMI%%2FK7MDENG%%2BbPxRfiCYEXAMPLEKEY")
        sys.exit("\\033[31mThe keys are %s, %s and %s")
        """
            .formatted(
                encoded, DatadogStandIn.API_KEY, DatadogStandIn.APPLICATION_KEY, BUCKET_SECRET);

    String printed = run(page -> scenario);

    assertThat(printed).contains("The keys are ****, **** and ****");
    List<Path> files;
    try (Stream<Path> all = Stream.concat(Files.walk(path("store")), Files.walk(path("state")))) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(Files.readString(file))
          .contains("The keys are ****")
          .doesNotContain(KEYS.values());
    }
    assertThat(printed)
        .doesNotContain(KEYS.values())
        .doesNotContain("FEMI%2F")
        .doesNotContain(encoded.substring(8, encoded.length() - 8));
  }

  private interface Scenario {
    String asking(URI page);
  }

  /** Returns what a process of the command line printed, and what Datadog got of it. */
  private String run(Scenario scenario) throws Exception {
    try (HttpStub service =
            new HttpStub()
                .answer("/", 200, "{}")
                .answer("/__version__", 200, "{\"version\": \"1.0.0\"}");
        DatadogStandIn datadog = new DatadogStandIn();
        ServiceBookStandIn book = new ServiceBookStandIn()) {
      LoadTestRepository repository =
          new LoadTestRepository(
              path("loadtest"),
              """
              {"molotov": {"tests": {"dogdriver":
                {"workers": 1, "max_runs": 1, "console": true, "verbose": 2}}}}
              """,
              scenario.asking(service.uri()));
      book.add(ServiceBookStandIn.project("kintowe", repository.url(), service.uri()));
      String printed = dogdriver(book.uri(), datadog.url());
      assertThat(datadog.events()).as(printed).hasSize(2);
      return printed + datadog.events();
    }
  }

  private String dogdriver(URI book, URI datadog) throws IOException, InterruptedException {
    Path config =
        Files.writeString(
            path("settings.yml"),
            """
            servicebook: %s
            datadog: {url: "%s"}
            store: {folder: "%s"}
            state: "%s"
            run: {environment: [TARGET]}
            """
                .formatted(book, datadog, path("store"), path("state")));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Dogdriver.class.getName());
    command.addAll(List.of("run", "--project", "kintowe", "--allow-local-tests"));
    command.addAll(List.of("--config", config.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(path("printed").toFile());
    builder.environment().putAll(KEYS);
    builder.environment().putAll(Map.of("TARGET", "the target", "NOT_NAMED", "1"));
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return Files.readString(path("printed"));
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
