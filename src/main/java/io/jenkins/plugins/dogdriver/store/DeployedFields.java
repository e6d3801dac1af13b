package io.jenkins.plugins.dogdriver.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dogdriver.model.Deployed;
import java.util.List;

/** The fields of a run that say more of its deployment than the version; each may be missing. */
final class DeployedFields {
  private static final String ENDPOINT = "endpoint";
  private static final String REPOSITORY = "repository";
  private static final String COMMIT = "commit";

  static final List<String> NAMES = List.of(ENDPOINT, REPOSITORY, COMMIT);

  private DeployedFields() {}

  static void write(Deployed deployed, ObjectNode json) {
    put(json, ENDPOINT, deployed.endpoint());
    put(json, REPOSITORY, deployed.repository());
    put(json, COMMIT, deployed.commit());
  }

  /**
   * Reads the fields; what is not the text that it should be is left out, as the run is worth more.
   */
  static Deployed read(String version, JsonNode json) {
    return new Deployed(
        version,
        json.path(ENDPOINT).textValue(),
        json.path(REPOSITORY).textValue(),
        json.path(COMMIT).textValue());
  }

  private static void put(ObjectNode json, String field, String value) {
    if (!value.isEmpty()) {
      json.put(field, value);
    }
  }
}
