package io.jenkins.plugins.dogdriver.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dogdriver.collect.CollectedJob;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;
import io.jenkins.plugins.dogdriver.model.Project;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.Word;
import io.jenkins.plugins.dogdriver.stats.ChangePoint;
import java.util.List;

/** The output of commands for programs: one line each. */
final class JsonLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLine() {}

  static String of(Run run) {
    return json(run).toString();
  }

  static String of(CollectedJob job) {
    return json(job.run())
        .put("state", Word.of(job.state()))
        .put("attemptFailed", job.attemptFailed())
        .put("detail", job.detail())
        .toString();
  }

  static String of(Project project) {
    ObjectNode json = JSON.createObjectNode().put("name", project.name());
    ArrayNode tests = json.putArray("tests");
    project.tests().stream().map(LoadTest::name).forEach(tests::add);
    ArrayNode deployments = json.putArray("deployments");
    project.deployments().stream().map(Deployment::name).forEach(deployments::add);
    return json.toString();
  }

  /**
   * Returns change points as a line of JSON.
   *
   * @param labels of all values of the series, each empty where it has none
   */
  static String of(List<ChangePoint> points, List<String> labels) {
    ArrayNode json = JSON.createArrayNode();
    for (ChangePoint point : points) {
      ObjectNode object = json.addObject().put("index", point.index());
      String label = labels.get(point.index());
      if (!label.isEmpty()) {
        object.put("label", label);
      }
      object
          .put("before", point.before())
          .put("after", point.after())
          .put("change", point.change())
          .put("pValue", point.pValue());
    }
    return json.toString();
  }

  private static ObjectNode json(Run run) {
    ObjectNode json = JSON.createObjectNode();
    run.started().identity().forEach(json::put);
    return json.put("start", run.start().toString())
        .put("end", run.end().toString())
        .put("outcome", Word.of(run.outcome()))
        .put("reason", run.reason())
        .put("successes", run.counts().successes())
        .put("failures", run.counts().failures());
  }
}
