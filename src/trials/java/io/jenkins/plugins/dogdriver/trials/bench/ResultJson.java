package io.jenkins.plugins.dogdriver.trials.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Writes results for programs. */
final class ResultJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ResultJson() {}

  static String of(Instant when, Machine machine, List<Result> results) {
    ObjectNode json = JSON.createObjectNode().put("when", when.toString());
    json.putObject("machine")
        .put("cores", machine.cores())
        .put("memoryGiB", machine.memory())
        .put("java", machine.java())
        .put("loadAtStart", machine.load());
    ArrayNode array = json.putArray("results");
    results.forEach(result -> array.add(json(result)));
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode json(Result result) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("name", result.name())
            .put("what", result.what())
            .put("unit", result.unit())
            .put("median", result.sample().median())
            .put("lowest", result.sample().lowest())
            .put("highest", result.sample().highest())
            .put("rounds", result.sample().rounds());
    result.target().ifPresent(target -> json.put("target", target).put("met", !result.missed()));
    return json;
  }
}
