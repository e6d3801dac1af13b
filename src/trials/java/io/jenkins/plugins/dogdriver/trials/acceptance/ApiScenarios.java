package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.Test;

/** Tries the requests of programs for the trends, and their submissions. */
public class ApiScenarios {
  private static final String API = "dogdriver/api/";

  private final World world;

  public ApiScenarios(World world) {
    this.world = world;
  }

  @Test
  public void theProjectsOfTheStoreAreListedWithTheirVerdicts() throws Exception {
    world.mainJob().made();

    JsonNode projects = world.controller().json(API + "projects");

    assertThat(projects.toString()).contains("\"" + MainJob.PROJECT + "\"", "\"slower\"");
  }

  @Test
  public void theTrendOfAProjectIsThatOfTheCommandLine() throws Exception {
    world.mainJob().made();

    JsonNode trend = world.controller().json(API + "trend?project=" + MainJob.PROJECT);

    assertThat(trend.path("project").asText()).isEqualTo(MainJob.PROJECT);
    assertThat(trend.path("source").asText()).isEqualTo(world.node());
    assertThat(trend.path("verdict").asText()).isEqualTo("slower");
    JsonNode latency = metric(trend, "ART");
    assertThat(latency.path("verdict").asText()).isEqualTo("worse");
    assertThat(latency.path("change").asDouble()).isPositive();
    assertThat(latency.at("/candidate/version").asText()).isEqualTo(MainJob.SLOWER.version());
  }

  @Test
  public void theRunsOfAMetricAreListed() throws Exception {
    int runs = world.mainJob().made().builds().size();

    String answer =
        world.controller().json(API + "runs?project=" + MainJob.PROJECT + "&metric=ART").toString();

    assertThat(answer.split("\"version\":\"1\\.", -1)).hasSizeGreaterThan(runs);
  }

  @Test
  public void theRunsOfAMetricComeInPages() throws Exception {
    int all = world.mainJob().made().builds().size();

    HttpResponse<String> first =
        world.controller().get(API + "runs?project=" + MainJob.PROJECT + "&metric=ART&limit=3");

    String link = first.headers().firstValue("Link").orElse("");
    assertThat(link).startsWith("<runs?").endsWith("; rel=\"next\"");
    assertThat(first.body().split("\"version\"", -1)).hasSize(3 + 1);
    String next = link.substring(1, link.indexOf('>')).replaceFirst("&limit=3", "");
    assertThat(world.controller().json(API + next)).hasSizeGreaterThanOrEqualTo(all - 3);
  }

  @Test
  public void anOlderReleaseMayBeComparedWith() throws Exception {
    world.mainJob().made();

    JsonNode trend =
        world.controller().json(API + "trend?project=" + MainJob.PROJECT + "&against=0.9");

    assertThat(trend.path("flags").toString()).contains("There is no release 0.9 to compare with.");
  }

  @Test
  public void theApiAnswersWithOneSentenceForAnUnknownProject() {
    HttpResponse<String> answer = world.controller().get(API + "trend?project=none%3Cb%3E");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(answer.body()).contains("\"error\"", "none<b>").doesNotContain("\tat ");
  }

  @Test
  public void aRunThatWasMadeElsewhereIsTakenOnce() {
    String run = run("von außen/1 – ü");

    HttpResponse<String> first = handIn(world.controller(), run);
    HttpResponse<String> again = handIn(world.controller(), run);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    JsonNode trend =
        world.controller().json(API + "trend?project=" + Controller.path("von außen/1 – ü"));
    assertThat(trend.path("project").asText()).isEqualTo("von außen/1 – ü");
  }

  @Test
  public void whatIsNoRunIsRefusedInASentence() {
    HttpResponse<String> answer = handIn(world.controller(), "{\"project\": \"x\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("The run is not accepted: ");
  }

  @Test
  public void runsAreNotTakenFromAnonymousVisitors() {
    assumeTrue(
        "anonymous visitors administer this controller",
        world.anonymous().get("manage/configure").statusCode() != 200);

    assertThat(handIn(world.anonymous(), run("anonymous")).statusCode()).isIn(401, 403);
  }

  @Test
  public void runsAreNotTakenFromUsersWithoutThePermission() {
    assumeTrue("only with --reader", world.reader().isPresent());
    Controller reader = world.reader().orElseThrow();

    assertThat(handIn(reader, run("reader")).statusCode()).isEqualTo(403);
    assertThat(reader.get(API + "projects").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> handIn(Controller user, String run) {
    return user.post(API + "runs", "application/json", BodyPublishers.ofString(run));
  }

  /** Returns a run of the last minute, with its metric values. */
  private static String run(String project) {
    long end = Instant.now().getEpochSecond() - 5;
    return """
        {"id": "%s", "project": "%s", "deployment": "stage", "source": "elsewhere", "version": "7",
         "start": %d, "end": %d, "figures": {"ART": {"value": 21.5}, "CPU": {"value": 12.5}}}
        """
        .formatted(UUID.randomUUID(), project, end - 60, end);
  }

  private static JsonNode metric(JsonNode trend, String name) {
    for (JsonNode metric : trend.path("metrics")) {
      if (metric.path("name").asText().equals(name)) {
        return metric;
      }
    }
    throw new AssertionError("There is no " + name + " in " + trend);
  }
}
