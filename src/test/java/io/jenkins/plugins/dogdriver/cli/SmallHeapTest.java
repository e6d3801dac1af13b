package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.S3Stub;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** In 128 MB of memory, with any answer: a process of its own has no more. */
public class SmallHeapTest {
  private static final int POINTS_OF_A_SERIES = 180;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void thirtyMegabytesOfSeriesAreFigures() throws Exception {
    RunStore store = new RunStore(new FolderObjectStore(path("runs")));
    Run run = store.enqueue(aRun().build()).run();
    try (HttpStub datadog = new HttpStub().on("/", exchange -> answer(exchange, run))) {
      Ended collect =
          dogdriver(
              """
              datadog: {url: "%s"}
              store: {folder: "%s"}
              metrics: [{name: ART, query: "max:x{app:{project}}", reduction: max, better: lower}]
              """
                  .formatted(datadog.uri(), path("runs")),
              "collect");

      assertThat(collect.err()).isEmpty();
      assertThat(collect.out()).contains("collected");
    }
    MeasuredRun measured = store.runs("kintowe").get(0);
    assertThat(measured.value("ART")).hasValue(POINTS_OF_A_SERIES - 1);
    assertThat(measured.figures().get("ART").series()).isGreaterThan(5_000);
  }

  /** Streams series until 30 MB of them are sent. */
  private static void answer(HttpExchange exchange, Run run) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < POINTS_OF_A_SERIES; i++) {
      long time = run.start().toEpochMilli() + i * 100;
      points.append(i == 0 ? "" : ", ").append("[%d.0, %d.0]".formatted(time, i));
    }
    byte[] series =
        "{\"interval\": 1, \"query_index\": 0, \"pointlist\": [%s]}"
            .formatted(points)
            .getBytes(US_ASCII);
    try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody())) {
      out.write("{\"status\": \"ok\", \"series\": [".getBytes(US_ASCII));
      for (int sent = 0; sent < 30_000_000; sent += series.length + 1) {
        out.write(series);
        out.write(',');
      }
      out.write(series);
      out.write("]}".getBytes(US_ASCII));
    }
  }

  @Test
  public void pagesOfAServiceBookThatAreLargeAndManyAreOneSentence() throws Exception {
    AtomicInteger page = new AtomicInteger();
    byte[] entries = "{\"tests\": [{}, {}]},".repeat(300_000).getBytes(US_ASCII);
    try (HttpStub book =
        new HttpStub()
            .on(
                "/api/project",
                exchange -> {
                  exchange.sendResponseHeaders(200, 0);
                  try (OutputStream out = exchange.getResponseBody()) {
                    out.write(
                        "{\"links\": {\"next\": \"?page=%d\"}, \"data\": ["
                            .formatted(page.incrementAndGet())
                            .getBytes(US_ASCII));
                    out.write(entries);
                    out.write("{}]}".getBytes(US_ASCII));
                  }
                })) {
      Ended projects = dogdriver("servicebook: " + book.uri(), "projects");

      assertThat(projects.err())
          .isEqualTo(
              "dogdriver: The ServiceBook at %s has more than 100000 projects, tests and deployments.\n"
                  .formatted(book.uri()));
    }
  }

  @Test
  public void largeObjectsThatAreReadAtOnceAreNamed() throws Exception {
    byte[] large = new byte[1024 * 1024];
    Arrays.fill(large, (byte) ' ');
    byte[] start = ("{\"x\": [" + "{},".repeat(300_000)).getBytes(UTF_8);
    System.arraycopy(start, 0, large, 0, start.length);
    try (S3Stub bucket = new S3Stub()) {
      for (int i = 0; i < 200; i++) {
        bucket.objects().put("kintowe-%d.json".formatted(1_779_000_000 + i), large);
      }
      Ended trend =
          dogdriver(
              "store: {s3: {bucket: %s, endpoint: \"%s\", accessKeyId: a, secretAccessKey: b}}"
                  .formatted(S3Stub.BUCKET, bucket.endpoint()),
              "trend",
              "--project",
              "kintowe");

      assertThat(trend.err()).contains("200 of 200 runs of kintowe could not be read: ");
    }
  }

  private record Ended(String out, String err) {}

  private Ended dogdriver(String settings, String... arguments) throws Exception {
    Path file = Files.writeString(path("dogdriver.yml"), settings);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Dogdriver.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--config", file.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(path("out").toFile())
            .redirectError(path("err").toFile());
    builder.environment().putAll(DatadogStandIn.ENVIRONMENT);
    builder.environment().put("XDG_STATE_HOME", path("state").toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(Files.readString(path("out")), Files.readString(path("err")));
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
