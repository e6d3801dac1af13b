package io.jenkins.plugins.dogdriver.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out which release a deployment runs: the address where it says so, and the release in the
 * answer. Between the two is a GET, which the caller makes from where the deployment can be
 * reached.
 */
public final class DeployedVersion {
  /** The largest answer that is worth reading, in bytes. */
  public static final int LARGEST_ANSWER = 64 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_VERSION = 128;
  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");
  private static final int SHORT_COMMIT = 7;

  private DeployedVersion() {}

  /**
   * Returns the address where a deployment reports its release.
   *
   * @throws RunException unless its endpoint is an http or https URL
   */
  public static URI address(Deployment deployment) {
    String endpoint = HttpUrl.withoutSlashAtEnd(deployment.endpoint().strip());
    return HttpUrl.parseWithUnderscore(endpoint + "/__version__")
        .orElseThrow(
            () ->
                new RunException(
                    ("The deployment %s has the endpoint '%s' in the ServiceBook, which is not an"
                            + " http or https URL.")
                        .formatted(deployment.name(), HttpUrl.withoutUser(deployment.endpoint()))));
  }

  /**
   * Returns what a deployment reports of itself. Where it has no version, the version is the first
   * seven characters of the commit, as git shortens it: a deployment of a branch has only a commit.
   *
   * @param answer JSON with the fields of Dockerflow: {@code version}, {@code commit}, {@code
   *     source}
   * @throws RunException unless it names a version of 1 to 128 printable characters
   */
  public static Deployed of(Deployment deployment, byte[] answer) {
    URI address = address(deployment);
    JsonNode json;
    try {
      json = JSON.readTree(answer);
    } catch (IOException e) {
      throw new RunException(address + " did not answer JSON, so there is no version.", e);
    }
    String version = version(address, json);
    return new Deployed(
        version,
        HttpUrl.withoutSlashAtEnd(deployment.endpoint().strip()),
        text(json.path("source")).orElse(""),
        text(json.path("commit")).orElse(""));
  }

  private static String version(URI address, JsonNode json) {
    return text(json.path("version"))
        .or(() -> text(json.path("commit")).map(DeployedVersion::shortened))
        .filter(text -> text.length() <= LONGEST_VERSION && PrintableText.isPrintable(text))
        .orElseThrow(
            () ->
                new RunException(
                    address
                        + " answered without a usable version: it must be the field \"version\", or"
                        + " else \"commit\", of 1 to 128 printable characters."));
  }

  /** Returns the text of a field; empty where there is none, or null, or an object. */
  private static Optional<String> text(JsonNode value) {
    return Optional.of(value)
        .filter(field -> field.isValueNode() && !field.isNull())
        .map(field -> field.asText().strip())
        .filter(text -> !text.isEmpty());
  }

  private static String shortened(String commit) {
    return COMMIT.matcher(commit).matches() ? commit.substring(0, SHORT_COMMIT) : commit;
  }
}
