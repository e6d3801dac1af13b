package io.jenkins.plugins.dogdriver.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.http.UrlBuilder;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A Jenkins with dogDriver that takes runs instead of a store, and says what their trend is. It
 * collects their metric values itself, so its clients need no application key and no store.
 */
public final class JenkinsServer implements RunInbox {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final URI url;
  private final Secret token;
  private final HttpClient http;

  /**
   * @param url of Jenkins, with or without a slash at its end
   * @param token name of a user, a colon, and an API token; empty for an anonymous user
   * @param http that follows no redirect
   */
  public JenkinsServer(URI url, Secret token, HttpClient http) {
    this.url = url;
    this.token = token;
    this.http = http;
  }

  @Override
  public void deliver(Run run) {
    byte[] body = RunJson.write(new Job(RunKeys.job(run), run, 0, "", Instant.EPOCH));
    ask(
        request("runs")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /**
   * Returns the trend of a project, as JSON.
   *
   * @param source only runs that were started there; absent for what the server chooses
   * @param deployment likewise
   * @param against version of an older release to compare with too
   * @throws StoreException if the server does not answer, or knows no run of the project
   */
  public String trend(
      String project,
      Optional<String> source,
      Optional<String> deployment,
      Optional<String> against) {
    UrlBuilder path = new UrlBuilder("trend").with("project", project);
    source.ifPresent(name -> path.with("source", name));
    deployment.ifPresent(name -> path.with("deployment", name));
    against.ifPresent(name -> path.with("against", name));
    return ask(request(path.toString()).GET());
  }

  private HttpRequest.Builder request(String path) {
    String root = HttpUrl.withoutSlashAtEnd(url.toString());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + "/dogdriver/api/" + path)).timeout(TIMEOUT);
    if (!token.isEmpty()) {
      byte[] login = token.reveal().getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
    return request;
  }

  private String ask(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
      String body;
      try (InputStream in = answer.body()) {
        body = new String(in.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
      }
      if (answer.statusCode() == OK || answer.statusCode() == CREATED) {
        return body;
      }
      throw failure(reason(answer.statusCode(), body), null);
    } catch (IOException e) {
      throw failure("it cannot be reached: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("the wait for it was interrupted", e);
    }
  }

  /** What dogDriver answers has a sentence; what another program answers has not. */
  private static String reason(int status, String body) {
    String sentence = "";
    try {
      sentence = JSON.readTree(body).path("error").asText("");
    } catch (JsonProcessingException e) {
      // It is a page.
    }
    if (!sentence.isEmpty()) {
      return PrintableText.of(sentence).replaceFirst("\\.$", "");
    }
    return switch (status) {
      case 401, 403 ->
          "it answered %s: is DOGDRIVER_TOKEN user:token, and may that user submit runs?"
              .formatted(status);
      case 404 -> "it answered 404: is this the address of a Jenkins with dogDriver?";
      default -> "it answered " + status;
    };
  }

  private StoreException failure(String why, Exception cause) {
    return new StoreException("The Jenkins at %s: %s.".formatted(HttpUrl.shown(url), why), cause);
  }
}
