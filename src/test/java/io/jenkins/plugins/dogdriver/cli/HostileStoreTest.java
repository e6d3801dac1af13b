package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A store that others write into as well: with any content of an object, the others are not lost.
 */
public class HostileStoreTest {
  private static final int OBJECTS = 400;
  private static final List<String> FIELDS =
      List.of(
          "id",
          "project",
          "deployment",
          "source",
          "version",
          "start",
          "end",
          "now",
          "outcome",
          "reason",
          "runBy",
          "successes",
          "failures",
          "workers",
          "placeholder",
          "attempts",
          "lastError",
          "lastTried",
          "figures",
          "ART",
          "CPU",
          "x");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "[[]]",
          "\"\"",
          "\"x\"",
          "\"\\ud800\"",
          "\"\\u0000\\u001b[2J\"",
          "\"\\u202e\"",
          "0",
          "-1",
          "0.5",
          "1e18",
          "-1e18",
          "9e15",
          "2e16",
          "3e16",
          "-3e16",
          "1e308",
          "-1e308",
          "1e999",
          "\"NaN\"",
          "1779000000",
          "1779000060",
          "99999999999",
          "123456789012345678901234567890",
          "{\"ART\": {\"value\": 1e308, \"series\": -1}}",
          "{\"ART\": {\"value\": 20, \"series\": 1e300}}",
          "{\"ART\": 7}",
          "{\"\": {\"value\": 1}}",
          "\"passed\"",
          "\"failed\"",
          "\"TIMED_OUT\"",
          "\"jenkins:a#1\"",
          "\"" + "y".repeat(2_001) + "\"",
          "\"" + "z".repeat(1_999) + "\"",
          "@",
          "");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Random random = new Random(12);
  private final Run waiting = aRun().build();
  private final MeasuredRun measured = aRun().figure("ART", 20).measured();
  private DatadogStandIn datadog;
  private RunStore store;

  @Before
  public void fill() throws IOException {
    datadog =
        new DatadogStandIn(
            (query, from, to) -> List.of(Series.of("*", from, Duration.ofSeconds(20), 5.0)));
    store = new RunStore(new FolderObjectStore(path("runs")));
    store.enqueue(waiting);
    store.store(measured);
    for (int i = 0; i < OBJECTS; i++) {
      Files.writeString(path("runs").resolve("job-" + uuid() + ".json"), object());
      String project = any(List.of("kintowe", "a%2Fb", "x" + i % 7, "job", "%C3"));
      Files.writeString(
          path("runs").resolve("%s-%d-%08x.json".formatted(project, 1_779_000_000 + i, i)),
          object());
    }
  }

  @After
  public void stop() {
    datadog.close();
  }

  @Test
  public void everyCommandDoesItsWork() throws IOException {
    CommandLineRun collect = dogdriver("collect");
    assertThat(collect.err()).doesNotContain("dogdriver: ").doesNotContain("Exception");
    assertThat(collect.out()).doesNotContain("Exception").doesNotContain("unexpectedly");
    assertThat(store.isMeasured(waiting)).isTrue();
    assertThat(store.history("kintowe").runs()).contains(measured);

    CommandLineRun trend = dogdriver("trend", "--all");
    assertThat(trend.exitCode()).as(trend.err()).isZero();
    assertThat(trend.out()).contains("could not be read: ");

    CommandLineRun report = dogdriver("report", "--output", path("report").toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
  }

  private String object() {
    Map<String, String> fields = new HashMap<>();
    fields.put("project", "\"kintowe\"");
    fields.put("start", "1779000000");
    fields.put("source", "\"here\"");
    for (int changes = random.nextInt(5); changes >= 0; changes--) {
      fields.put(any(FIELDS), any(VALUES));
    }
    List<String> parts = new ArrayList<>();
    fields.forEach((name, value) -> parts.add("\"" + name + "\": " + value));
    String whole = "{" + String.join(", ", parts) + "}";
    return random.nextInt(10) == 0 ? whole.substring(0, random.nextInt(whole.length())) : whole;
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private CommandLineRun dogdriver(String... arguments) throws IOException {
    Path settings =
        Files.writeString(
            path("dogdriver.yml"),
            "datadog: {url: \"%s\"}\nstore: {folder: \"%s\"}\nstate: \"%s\"\n"
                .formatted(datadog.url(), path("runs"), path("state")));
    String[] all =
        Stream.concat(Stream.of(arguments), Stream.of("--config", settings.toString()))
            .toArray(String[]::new);
    return CommandLineRun.of(DatadogStandIn.ENVIRONMENT, Clock.systemUTC(), all);
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
