package io.jenkins.plugins.dogdriver.testkit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A Chromium without a screen, for pages that need a login and a click. */
public final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private Chromium(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a browser of its own.
   *
   * @param profile an empty folder for what it keeps
   */
  public static Chromium start(Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("chromium.log").toFile())
            .start();
    Path ports = profile.resolve("DevToolsActivePort");
    try {
      List<String> lines =
          Awaitility.await("Chromium starts")
              .atMost(PATIENCE)
              .ignoreExceptions()
              .until(() -> Files.readAllLines(ports), found -> found.size() >= 2);
      return new Chromium(process, Integer.parseInt(lines.get(0)));
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  public Tab open() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
            .timeout(PATIENCE)
            .PUT(BodyPublishers.noBody())
            .build();
    try {
      JsonNode tab =
          new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
      return new Tab(new DevTools(http, URI.create(tab.path("webSocketDebuggerUrl").asText())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Chromium opened a tab.", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
