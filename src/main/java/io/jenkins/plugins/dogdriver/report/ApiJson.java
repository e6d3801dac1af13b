package io.jenkins.plugins.dogdriver.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Word;
import io.jenkins.plugins.dogdriver.run.RunSubmission;
import io.jenkins.plugins.dogdriver.trend.TrendSummary;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The answers of the API of Jenkins, as JSON; {@link TrendJson} has its answer on a trend. */
public final class ApiJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ApiJson() {}

  public static String projects(List<TrendSummary> trends) {
    ArrayNode list = JSON.createArrayNode();
    for (TrendSummary trend : trends) {
      list.addObject()
          .put("name", trend.project())
          .put("source", trend.source())
          .put("deployment", trend.deployment())
          .put("version", trend.release())
          .put("runs", trend.runs())
          .put("verdict", trend.verdict().word())
          .put("sentence", trend.sentence());
    }
    return list.toString();
  }

  /**
   * Returns the runs that count, in order of their start: passed, and with a metric value of the
   * metric.
   */
  public static String runs(List<MeasuredRun> runs, String metric) {
    ArrayNode list = JSON.createArrayNode();
    for (MeasuredRun measured : runs) {
      if (measured.run().passed() && measured.value(metric).isPresent()) {
        list.addObject()
            .put("start", measured.run().start().toString())
            .put("version", measured.run().version())
            .put("value", measured.value(metric).getAsDouble())
            .put("id", measured.run().id())
            .put("source", measured.run().source())
            .put("deployment", measured.run().deployment());
      }
    }
    return list.toString();
  }

  /** Returns the names of the metrics that any of the runs has. */
  public static Set<String> metrics(List<MeasuredRun> runs) {
    TreeSet<String> names = new TreeSet<>();
    runs.forEach(measured -> names.addAll(measured.figures().keySet()));
    return names;
  }

  public static String receipt(RunSubmission.Receipt receipt) {
    return JSON.createObjectNode()
        .put("id", receipt.id())
        .put("state", Word.of(receipt.state()))
        .toString();
  }

  public static String error(String sentence) {
    return JSON.createObjectNode().put("error", sentence).toString();
  }
}
