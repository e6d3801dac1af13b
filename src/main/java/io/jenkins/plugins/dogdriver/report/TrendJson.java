package io.jenkins.plugins.dogdriver.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.model.Word;
import io.jenkins.plugins.dogdriver.trend.MetricChangePoint;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.Side;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.util.Optional;
import java.util.OptionalDouble;

/** A trend for programs: one line of JSON, in which unknown values are null. */
public final class TrendJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TrendJson() {}

  public static String of(Trend trend) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("project", trend.project())
            .put("source", trend.source())
            .put("deployment", trend.deployment())
            .put("verdict", trend.verdict().word())
            .put("sentence", trend.sentence())
            .put("version", trend.newestRelease())
            .put("baseline", trend.baseline().map(Release::version).orElse(null));
    trend
        .code()
        .ifPresentOrElse(
            code ->
                json.putObject("code")
                    .put("from", code.from())
                    .put("to", code.to())
                    .put("url", code.url()),
            () -> json.putNull("code"));
    trend
        .reference()
        .ifPresentOrElse(
            older ->
                json.putObject("reference")
                    .put("version", older.version())
                    .put("verdict", older.verdict().word())
                    .put("sentence", older.sentence()),
            () -> json.putNull("reference"));
    ArrayNode flags = json.putArray("flags");
    trend.flags().forEach(flags::add);
    ArrayNode metrics = json.putArray("metrics");
    trend.metrics().forEach(metric -> metrics.add(json(metric)));
    return json.toString();
  }

  private static ObjectNode json(MetricTrend trend) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("name", trend.metric().name())
            .put("unit", trend.metric().unit())
            .put("better", Word.of(trend.metric().better()))
            .put("verdict", trend.verdict().word());
    json.set("change", number(trend.change()));
    trend
        .interval()
        .ifPresentOrElse(
            interval -> json.putArray("interval").add(interval.low()).add(interval.high()),
            () -> json.putNull("interval"));
    json.set("pValue", number(trend.pValue()));
    json.set("baseline", side(trend.baseline()));
    json.set("candidate", side(trend.candidate()));
    trend
        .outlook()
        .ifPresentOrElse(
            outlook -> {
              json.put("runsNeeded", outlook.runs());
              json.putArray("undecided").add(outlook.none()).add(outlook.shown());
            },
            () -> json.putNull("runsNeeded").putNull("undecided"));
    json.set("smallestShown", number(trend.smallestShown()));
    ArrayNode points = json.putArray("changePoints");
    trend.changePoints().forEach(point -> points.add(json(point)));
    return json;
  }

  private static ObjectNode json(MetricChangePoint point) {
    return JSON.createObjectNode()
        .put("index", point.index())
        .put("start", point.start().toString())
        .put("version", point.version())
        .put("before", point.before())
        .put("after", point.after())
        .put("change", point.change())
        .put("pValue", point.pValue())
        .put("grade", point.grade())
        .put("cause", point.cause());
  }

  private static JsonNode side(Optional<Side> side) {
    return side.<JsonNode>map(
            found ->
                JSON.createObjectNode()
                    .put("version", found.version())
                    .put("runs", found.runs())
                    .put("median", found.median()))
        .orElse(JSON.nullNode());
  }

  private static JsonNode number(OptionalDouble value) {
    return value.isPresent()
        ? JSON.getNodeFactory().numberNode(value.getAsDouble())
        : JSON.nullNode();
  }
}
