package io.jenkins.plugins.dogdriver.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.io.IOException;
import java.net.URI;

/**
 * Which release a deployment runs: where it says so, and what it says. Between the two lies a GET,
 * which the caller makes from where the deployment can be reached.
 */
public final class DeployedVersion {
  /** The largest answer that is worth reading, in bytes. */
  public static final int LARGEST_ANSWER = 64 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_VERSION = 128;

  private DeployedVersion() {}

  /**
   * @throws RunException unless its endpoint is an http or https URL
   */
  public static URI address(Deployment deployment) {
    String endpoint = HttpUrl.withoutSlashAtEnd(deployment.endpoint().strip());
    return HttpUrl.parse(endpoint + "/__version__")
        .orElseThrow(
            () ->
                new RunException(
                    ("The deployment %s has the endpoint '%s' in the ServiceBook, which is not an"
                            + " http or https URL.")
                        .formatted(deployment.name(), HttpUrl.withoutUser(deployment.endpoint()))));
  }

  /**
   * @param answer JSON of {@code address}, with a field {@code version}
   * @throws RunException unless it names a version of 1 to 128 printable characters
   */
  public static String of(URI address, byte[] answer) {
    JsonNode json;
    try {
      json = JSON.readTree(answer);
    } catch (IOException e) {
      throw new RunException(address + " did not answer JSON, so there is no version.", e);
    }
    JsonNode version = json.path("version");
    String text = version.asText("").strip();
    if (!version.isValueNode()
        || text.isEmpty()
        || text.length() > LONGEST_VERSION
        || !PrintableText.isPrintable(text)) {
      throw new RunException(
          address
              + " answered without a usable version: it is the field \"version\", of 1 to 128"
              + " printable characters.");
    }
    return text;
  }
}
