package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Project;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Of what others write, nothing that a terminal acts on comes out of a command. */
public class TerminalTest {
  /** Clears the screen, sets a title, turns the direction, hides, breaks the line, ... */
  private static final String HOSTILE =
      "a\u001b[2J\u001b]0;b\u0007\u009b1mc\u202ed\u2066e\u200bf\u2028g\r\nSPOOFED\ti\ud800j\ufeff\u0000k";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private ServiceBookStandIn book;
  private DatadogStandIn datadog;
  private HttpStub service;
  private RunStore store;

  @Before
  public void start() throws IOException {
    book = new ServiceBookStandIn();
    datadog = new DatadogStandIn();
    service = new HttpStub();
    store = new RunStore(new FolderObjectStore(path("store")));
  }

  @After
  public void stop() {
    service.close();
    datadog.close();
    book.close();
  }

  @Test
  public void fromTheServiceBook() throws IOException {
    for (String name : List.of(HOSTILE, "plain")) {
      book.add(
          new Project(
              name,
              List.of(new LoadTest("dogdriver", HOSTILE), new LoadTest(HOSTILE, "x")),
              List.of(new Deployment("stage", HOSTILE), new Deployment(HOSTILE, "x"))));
    }

    assertPrintable("projects");
    CommandLineRun json = assertPrintable("projects", "--json");
    assertThat(new ObjectMapper().readTree(json.out()).path("name").asText())
        .isEqualTo(HOSTILE.replace('\ud800', '?'));
    assertPrintable("run", "--auto");
    assertPrintable("run", "--project", "none");
    assertPrintable("run", "--project", "plain", "--test", "none");
    assertPrintable("run", "--project", "plain", "--deployment", "none");
  }

  @Test
  public void fromADeployment() {
    String json = new ObjectMapper().createObjectNode().put("version", HOSTILE).toString();
    service.answer("/__version__", 200, json.replace("\ud800", "\\ud800"));
    book.add(ServiceBookStandIn.project("kintowe", "https://127.0.0.1:1/x", service.uri()));

    CommandLineRun run = assertPrintable("run", "--project", "kintowe");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("without a usable version");
    assertThat(datadog.events()).isEmpty();
  }

  @Test
  public void fromTheStore() throws IOException {
    for (int i = 0; i < 2; i++) {
      store.store(
          aRun().project(HOSTILE).version(HOSTILE + i).source(HOSTILE).figure("ART", 1).measured());
      store.enqueue(
          aRun().project(HOSTILE).version(HOSTILE).failed(HOSTILE).deployment(HOSTILE).build());
    }
    Files.writeString(path("store").resolve("job-\u001b[2J.json"), "{");

    for (String project : store.projects()) {
      assertPrintable("trend", "--project", project);
      assertPrintable("trend", "--project", project, "--json");
    }
    assertPrintable("trend", "--all");
    assertPrintable("trend", "--project", "none");
    assertPrintable("collect", "--age", "0s");
    assertPrintable("collect", "--age", "0s", "--json");
    assertPrintable("report", "--output", path("report").toString());
  }

  @Test
  public void fromDatadog() {
    store.enqueue(aRun().build());
    for (int status : List.of(400, 403, 404, 302)) {
      datadog.answerNext(status, Map.of(), "{\"errors\": [\"" + HOSTILE + "\"]}");
      assertPrintable("collect", "--age", "0s");
    }
  }

  @Test
  public void fromSettingsAndArguments() throws IOException {
    Path config = Files.writeString(path("\u001b[2J.yml"), "source: \"\\e[2J\u202e\"");
    Path wrong = Files.writeString(path("\u202e.yml"), "run: {timeout: \"\\e[2J\u202e\"}");
    Path notYaml = Files.writeString(path("x.yml"), "a: [\u001b[2J");

    assertPrintable("projects", "--config", config.toString());
    assertPrintable("trend", "--all", "--config", wrong.toString());
    assertPrintable("trend", "--all", "--config", notYaml.toString());
    assertPrintable("trend", "--project", "\u001b[2J\u202e");
    assertPrintable("trend", "--fail-on", "\u001b[2J\u202e", "--all");
    assertPrintable("trend", "--\u001b[2J\u202e");
    assertPrintable("\u001b[2J\u202e");
    assertPrintable("run", "--project", "x", "--timeout", "\u001b[2J\u202e");
  }

  @Test
  public void inColoursNothingElseIsActedOn() {
    for (int i = 0; i < 2; i++) {
      store.store(
          aRun().project(HOSTILE).version(HOSTILE + i).source(HOSTILE).figure("ART", 1).measured());
    }

    CommandLineRun trend =
        CommandLineRun.of(
            Map.of("DOGDRIVER_TERMINAL", "out"),
            Clock.systemUTC(),
            "trend",
            "--all",
            "--store",
            path("store").toString());

    assertThat(trend.out()).startsWith("\u001b[1m");
    assertThat(trend.out().replaceAll("\u001b\\[[0-9;]*m", "").lines())
        .isNotEmpty()
        .allMatch(PrintableText::isPrintable);
  }

  @Test
  public void aMessageHasAnEnd() {
    book.add(new Project("x".repeat(1_000_000), List.of(new LoadTest("y", "z")), List.of()));

    assertThat(assertPrintable("run", "--project", "none").err().length()).isLessThan(2_100);
    assertThat(assertPrintable("projects", "--all").out().length()).isLessThan(1_000);
  }

  private CommandLineRun assertPrintable(String... arguments) {
    Map<String, ?> options =
        List.of(arguments).contains("--config")
            ? Map.of()
            : Map.of(
                "--servicebook", book.uri(),
                "--datadog-url", datadog.url(),
                "--store", path("store"));
    Map<String, String> environment = new HashMap<>(DatadogStandIn.ENVIRONMENT);
    environment.put("XDG_STATE_HOME", path("state").toString());
    CommandLineRun run =
        CommandLineRun.in(
            folder.getRoot().toPath(), environment, CommandLineRun.with(options, arguments));
    String printed = run.out() + run.err();

    assertThat(printed).isNotEmpty();
    assertThat(printed.lines().filter(line -> !PrintableText.isPrintable(line)))
        .as(String.join(" ", arguments))
        .isEmpty();
    assertThat(printed.lines()).noneMatch(line -> line.startsWith("SPOOFED"));
    return run;
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
