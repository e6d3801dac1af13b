package io.jenkins.plugins.dogdriver.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.dogdriver.http.Answer;
import io.jenkins.plugins.dogdriver.http.BoundedExchange;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.http.UrlBuilder;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
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
  private static final int DIGITS_OF_ID = 16;
  private static final String NOT_DOGDRIVER =
      "its answer is not one of dogDriver: is this the address of a Jenkins with dogDriver?";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;

  private final URI url;
  private final Secret token;
  private final BoundedExchange exchange;
  private final Duration timeout;

  /**
   * @param url of Jenkins, with or without a slash at its end
   * @param token name of a user, a colon, and an API token; empty for an anonymous user
   * @param http that follows no redirect
   */
  public JenkinsServer(URI url, Secret token, HttpClient http) {
    this(url, token, http, TIMEOUT);
  }

  /**
   * @param timeout for a whole exchange
   */
  JenkinsServer(URI url, Secret token, HttpClient http, Duration timeout) {
    this.url = url;
    this.token = token;
    this.exchange = new BoundedExchange(http, LARGEST_ANSWER);
    this.timeout = timeout;
  }

  /** Returns a name for a folder with what waits for this server and no other. */
  public String id() {
    return Sha256.of(HttpUrl.withoutSlashAtEnd(url.toString())).substring(0, DIGITS_OF_ID);
  }

  @Override
  public void deliver(Run run) {
    byte[] body = RunJson.write(new Job(RunKeys.job(run), run, 0, "", Instant.EPOCH));
    String receipt =
        ask(
            request("runs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    if (!json(receipt).path("id").asText().equals(run.id())) {
      throw failure(NOT_DOGDRIVER, null);
    }
  }

  /**
   * Returns the trend of a project, as the API has it.
   *
   * @param source only runs that were started there; absent for what the server chooses
   * @param deployment likewise
   * @param against version of an older release to compare with too
   * @throws StoreException if the server does not answer, or knows no run of the project
   */
  public JsonNode trend(
      String project,
      Optional<String> source,
      Optional<String> deployment,
      Optional<String> against) {
    UrlBuilder path = new UrlBuilder("trend").with("project", project);
    source.ifPresent(name -> path.with("source", name));
    deployment.ifPresent(name -> path.with("deployment", name));
    against.ifPresent(name -> path.with("against", name));
    JsonNode trend = json(ask(request(path.toString()).GET()));
    if (!trend.path("project").asText().equals(project)) {
      throw failure(NOT_DOGDRIVER, null);
    }
    return trend;
  }

  private HttpRequest.Builder request(String path) {
    String root = HttpUrl.withoutSlashAtEnd(url.toString());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + "/dogdriver/api/" + path));
    if (!token.isEmpty()) {
      byte[] login = token.reveal().getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
    return request;
  }

  /**
   * Returns what the server answers.
   *
   * @throws RunRefusedException if it refuses what it was sent, with a sentence of dogDriver
   */
  private String ask(HttpRequest.Builder request) {
    Answer answer = answer(request);
    int status = answer.status();
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (status == OK || status == CREATED) {
      return body;
    }
    String sentence = json(body).path("error").asText("");
    if (status == BAD_REQUEST && !sentence.isEmpty()) {
      throw new RunRefusedException(message(withoutStop(sentence)));
    }
    throw failure(sentence.isEmpty() ? reason(status) : withoutStop(sentence), null);
  }

  private Answer answer(HttpRequest.Builder request) {
    try {
      return exchange.send(request, timeout);
    } catch (HttpTimeoutException e) {
      throw failure("it did not answer within %s s".formatted(timeout.toSeconds()), e);
    } catch (ConnectException e) {
      throw failure("it cannot be reached: nothing listens there, or its name is unknown", e);
    } catch (IOException e) {
      throw failure("its answer cannot be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("the wait for it was interrupted", e);
    }
  }

  /** Returns an answer as JSON; a missing node where it is something else. */
  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static String withoutStop(String sentence) {
    return PrintableText.of(sentence).replaceFirst("\\.$", "");
  }

  /** Returns the sentence of an answer; another program than dogDriver answers without one. */
  private static String reason(int status) {
    return switch (status) {
      case 401, 403 ->
          "it answered %s: is DOGDRIVER_TOKEN user:token, and may that user submit runs?"
              .formatted(status);
      case 404 -> "it answered 404: is this the address of a Jenkins with dogDriver?";
      default -> "it answered " + status;
    };
  }

  private StoreException failure(String why, Exception cause) {
    return new StoreException(message(why), cause);
  }

  private String message(String why) {
    return "The Jenkins at %s: %s.".formatted(HttpUrl.shown(url), why);
  }
}
