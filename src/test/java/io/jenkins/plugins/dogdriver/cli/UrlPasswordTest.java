package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;
import io.jenkins.plugins.dogdriver.model.Project;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Any URL that somebody gives with a user and a password, and anything that goes wrong with it. */
public class UrlPasswordTest {
  private static final String USER = "me:hunter2@";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private HttpStub stub;
  private ServiceBookStandIn book;
  private DatadogStandIn datadog;

  @Before
  public void start() throws IOException {
    stub = new HttpStub();
    book = new ServiceBookStandIn();
    datadog = new DatadogStandIn();
  }

  @After
  public void stop() {
    stub.close();
    book.close();
    datadog.close();
  }

  /** URLs with a password that nobody can use, each in its own way. */
  private List<String> useless() {
    stub.answer("/api/project", 500, "")
        .answer("/text/api/project", 200, "hello")
        .answer("/json/api/project", 200, "{}")
        .answer("/next/api/project", 200, "{\"data\":[],\"links\":{\"next\":\"?%\"}}")
        .on(
            "/moved/api/project",
            exchange -> {
              exchange.getResponseHeaders().set("Location", "https://" + USER + "example.org/");
              exchange.sendResponseHeaders(302, -1);
              exchange.close();
            })
        .answer("/__version__", 500, "")
        .answer("/text/__version__", 200, "hello")
        .answer("/json/__version__", 200, "{}");
    String own = withUser(stub.uri());
    return List.of(
        own,
        own + "/text",
        own + "/json",
        own + "/next",
        own + "/moved",
        "http://" + USER + "127.0.0.1:1",
        "http://" + USER + "no-such-host.invalid/",
        "http://" + USER + "a b",
        "http://me:hunter2/x@127.0.0.1",
        "http://me:hunter2?@127.0.0.1",
        "http://me:hunter2#@127.0.0.1",
        "http://me:x@hunter2@127.0.0.1",
        "http://me:hunter2 @127.0.0.1",
        "http://" + USER,
        "ftp://" + USER + "127.0.0.1/",
        "//" + USER + "127.0.0.1/");
  }

  @Test
  public void ofTheServiceBook() throws IOException {
    for (String url : useless()) {
      for (String command : List.of("projects", "run --auto", "run --project x")) {
        assertHidden(Map.of(), command, "--servicebook", url);
      }
      assertHidden(Map.of(), "projects", "--config", file("servicebook: \"" + url + "\""));
    }
    for (String command : List.of("projects", "run --auto", "run --project x")) {
      assertHidden(Map.of(), command, "--servicebook", withUser(book.uri()));
    }
  }

  @Test
  public void ofADeploymentAndOfALoadTest() {
    for (String url : useless()) {
      book.add(
          new Project(
              "deployment",
              List.of(new LoadTest("dogdriver", "https://example.org/x")),
              List.of(new Deployment("stage", url))));
    }
    for (String url : useless()) {
      for (String more : List.of("", "/`reboot`", "/" + "x".repeat(2000))) {
        book.add(ServiceBookStandIn.project("test " + more, url + more, stub.uri()));
      }
    }
    assertHidden(Map.of(), "run --auto", "--servicebook", book.uri().toString());
  }

  @Test
  public void ofAStore() throws IOException {
    for (String url : useless()) {
      assertHidden(Map.of("AWS_ENDPOINT_URL_S3", url), "collect", "--bucket", "runs");
      assertHidden(
          Map.of(),
          "trend --all",
          "--config",
          file("store: {s3: {bucket: runs, endpoint: \"" + url + "\"}}"));
    }
  }

  @Test
  public void ofDatadog() throws IOException {
    for (String url : useless()) {
      assertHidden(Map.of(), "collect", "--datadog-url", url);
      assertHidden(Map.of(), "collect", "--datadog-site", url);
      assertHidden(Map.of(), "collect", "--config", file("datadog: {url: \"" + url + "\"}"));
    }
  }

  private void assertHidden(Map<String, String> more, String command, String... options) {
    Map<String, String> environment = new HashMap<>(DatadogStandIn.ENVIRONMENT);
    environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b"));
    environment.put("XDG_STATE_HOME", folder.getRoot() + "/state");
    environment.putAll(more);
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(List.of(options));

    CommandLineRun run =
        CommandLineRun.of(environment, Clock.systemUTC(), arguments.toArray(String[]::new));

    assertThat(run.out() + run.err())
        .as(String.join(" ", arguments))
        .isNotEmpty()
        .doesNotContain("hunter2");
  }

  private String file(String yaml) throws IOException {
    Path file = folder.getRoot().toPath().resolve("settings.yml");
    return Files.writeString(file, yaml).toString();
  }

  private static String withUser(URI url) {
    return url.toString().replaceFirst("//", "//" + USER);
  }
}
