package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.report.TrendJson;
import io.jenkins.plugins.dogdriver.run.RunSubmission;
import io.jenkins.plugins.dogdriver.store.JenkinsServer;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.Spool;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** A Jenkins takes the runs of the command line, and says what their trend is. */
public class ServerOptionsTest {
  private static final String TOKEN = "ann:11abcdef";

  @Rule public final CommandLineBed bed = new CommandLineBed();

  private final List<String> logins = new CopyOnWriteArrayList<>();
  private volatile boolean away;
  private HttpStub jenkins;

  @Before
  public void start() throws Exception {
    jenkins = new HttpStub().on("/", this::answer);
    bed.set("DOGDRIVER_TOKEN", TOKEN);
    bed.project("\"workers\": 1, \"max_runs\": 1");
  }

  @After
  public void stop() {
    jenkins.close();
  }

  /** As the API of the plugin does, with its own reader of submitted runs. */
  private void answer(HttpExchange exchange) throws IOException {
    logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    byte[] request = exchange.getRequestBody().readAllBytes();
    if (away) {
      answer(exchange, 503, "<html>Please wait</html>");
    } else if (exchange.getRequestURI().getPath().equals("/ci/dogdriver/api/runs")) {
      RunSubmission submission = new RunSubmission(server(), Clock.systemUTC(), runBy -> false);
      answer(exchange, 201, "{\"id\": \"%s\"}".formatted(submission.take(request, "ann").id()));
    } else if (exchange.getRequestURI().getPath().equals("/ci/dogdriver/api/trend")) {
      trend(exchange);
    } else {
      answer(exchange, 404, "<html>Not found</html>");
    }
  }

  private void trend(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getQuery().contains("project=kintowe")) {
      answer(exchange, 404, "{\"error\": \"There is no measured run of 'other'.\"}");
      return;
    }
    Trend trend =
        Trend.of(
            "kintowe",
            server().runs("kintowe"),
            new Selection(Optional.empty(), Optional.empty()),
            Metric.defaults());
    answer(exchange, 200, TrendJson.of(trend));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  public void aRunIsDeliveredToTheServer() throws Exception {
    CommandLineRun run = run("--server", url());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(0);
    assertThat(server().queue().jobs())
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.run().version()).isEqualTo("2.0.0");
              assertThat(job.run().runBy()).startsWith("ann");
            });
    assertThat(bed.path("store")).doesNotExist();
    assertThat(logins).containsExactly("Basic YW5uOjExYWJjZGVm");
    assertThat(run.out() + run.err()).doesNotContain("11abcdef", "YW5uOjExYWJjZGVm");
  }

  @Test
  public void aRunWaitsWhileTheServerIsUnavailable() throws Exception {
    away = true;
    CommandLineRun first = run("--server", url());
    assertThat(first.exitCode()).as(first.err()).isEqualTo(0);
    assertThat(first.err())
        .contains(
            "The Jenkins at " + url() + ": it answered 503. The run waits in the folder",
            "and is delivered later.");

    away = false;
    CommandLineRun second = run("--server", url());

    assertThat(second.err()).contains("Runs that had waited on this machine are delivered: 1.");
    assertThat(server().queue().jobs()).hasSize(2);
  }

  @Test
  public void aRunThatWaitsForAServerGetsToNoOther() throws Exception {
    away = true;
    run("--server", url() + "/..");
    away = false;
    CommandLineRun second = run("--server", url());

    assertThat(second.err()).doesNotContain("had waited");
    assertThat(server().queue().jobs()).hasSize(1);
  }

  @Test
  public void whatAKilledProcessLeftBehindGetsToItsServer() throws Exception {
    String id =
        new JenkinsServer(URI.create(url()), new Secret(""), HttpClient.newHttpClient()).id();
    Path killed = Files.createDirectories(bed.path("state/server-" + id + "/started-1-12"));
    Run lost = aRun().id("0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb").build();
    new Spool(killed).keep(lost);

    run("--store", bed.path("store").toString());
    assertThat(bed.store().queue().jobs()).extracting(Job::run).doesNotContain(lost).hasSize(1);
    run("--server", url());

    assertThat(server().queue().jobs())
        .extracting(job -> job.run().id())
        .contains(lost.id())
        .hasSize(2);
  }

  @Test
  public void aVerdictThatIsNotKnownIsNotAGoodOne() throws Exception {
    jenkins.answer(
        "/cd/dogdriver/api/trend", 200, "{\"project\": \"kintowe\", \"verdict\": \"?\"}");

    CommandLineRun trend =
        line("trend", "--project=kintowe", "--fail-on=worse", "--server=" + jenkins.uri() + "/cd");

    assertThat(trend.exitCode()).isEqualTo(Dogdriver.FAILED);
    assertThat(trend.err()).contains("The verdict of the Jenkins is '?'");
    assertThat(trend.out()).isEmpty();
  }

  @Test
  public void theTrendIsReadFromTheServer() throws Exception {
    measured("1.0.0", 20.1, 19.9, 20.3, 19.8, 20.0, 20.2, 19.7, 20.05);
    measured("2.0.0", 30.1, 29.9, 30.3, 29.8, 30.0, 30.2, 29.7, 30.05);

    CommandLineRun trend =
        line("trend", "--project", "kintowe", "--server", url(), "--fail-on", "worse");

    assertThat(trend.exitCode()).as(trend.err()).isEqualTo(Dogdriver.WORSE);
    assertThat(trend.out())
        .startsWith("kintowe: slower")
        .contains("  2.0.0 is ", "  on stage, from here", "  ART ", "worse", "+50.0%");
    assertThat(trend.err()).contains("The token for " + url() + " is sent unencrypted.");
  }

  @Test
  public void whatTheServerAnswersIsTheReason() throws Exception {
    assertThat(line("trend", "--project", "other", "--server", url()).err())
        .contains("There is no measured run of 'other'.");
    assertThat(line("trend", "--project", "kintowe", "--server", jenkins.uri() + "/cd").err())
        .contains("it answered 404: is this the address of a Jenkins with dogDriver?");
  }

  @Test
  public void whatIsAskedForIsChecked() throws Exception {
    assertThat(line("trend", "--all", "--server", url()).err())
        .contains("--server answers for one project: name it with --project.");
    assertThat(line("trend", "--project", "kintowe", "--server", "ci").err())
        .contains("'ci' is not the address of a Jenkins: it must be an http or https URL.");
  }

  private void measured(String version, double... latencies) {
    CommandLineBed.measured(server(), version, latencies);
  }

  private RunStore server() {
    return bed.store("server");
  }

  private String url() {
    return jenkins.uri() + "/ci";
  }

  private CommandLineRun run(String... more) throws Exception {
    return bed.runs("run", more);
  }

  private CommandLineRun line(String... arguments) throws Exception {
    return bed.execute(arguments);
  }
}
