package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.trend.MetricChangePoint;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.Numbers;
import io.jenkins.plugins.dogdriver.trend.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text about a metric. */
public final class MetricWords {
  private MetricWords() {}

  /** Returns the title, for example {@code Backend Latency (ms)}. */
  public static String title(Metric metric) {
    return metric.unit().isEmpty() ? metric.label() : metric.label() + " (" + metric.unit() + ")";
  }

  /**
   * A value in a form for people.
   *
   * @param label of the metric
   * @param value with its unit
   */
  public record LabelledValue(String label, String value) {}

  /** Returns a value with its unit, for example {@code 21.4 ms}. */
  static String value(Metric metric, double value) {
    return (Numbers.figure(value) + " " + metric.unit()).strip();
  }

  /**
   * Returns the values of a run in the order of the metrics; a value whose metric is no longer
   * configured comes after them, with the name alone.
   *
   * @param values by name of the metric
   */
  public static List<LabelledValue> values(Map<String, Double> values, List<Metric> metrics) {
    Map<String, Double> left = new LinkedHashMap<>(values);
    List<LabelledValue> lines = new ArrayList<>();
    for (Metric metric : metrics) {
      Double value = left.remove(metric.name());
      if (value != null) {
        lines.add(new LabelledValue(metric.label(), value(metric, value)));
      }
    }
    left.forEach((name, value) -> lines.add(new LabelledValue(name, Numbers.figure(value))));
    return lines;
  }

  /**
   * Returns the medians, for example {@code 21.4 → 23.9 ms}; empty where there is nothing to
   * compare.
   */
  public static String medians(MetricTrend trend) {
    if (trend.baseline().isEmpty() || trend.candidate().isEmpty()) {
      return "";
    }
    return Numbers.levels(
        trend.baseline().get().median(), trend.candidate().get().median(), trend.metric().unit());
  }

  /** Returns the change, for example {@code +12%}; empty where there is nothing to compare. */
  public static String change(MetricTrend trend) {
    return trend.change().isPresent() ? Numbers.change(trend.change().getAsDouble()) : "";
  }

  /** Returns how sure the change is, as one or two sentences. */
  public static String evidence(MetricTrend trend) {
    if (trend.baseline().isEmpty() || trend.candidate().isEmpty()) {
      return trend
          .candidate()
          .map(side -> runs(side) + ", none to compare with.")
          .orElse("No run of the newest release has this metric value.");
    }
    StringBuilder text = new StringBuilder();
    text.append(runs(trend.candidate().get()))
        .append(" against ")
        .append(runs(trend.baseline().get()));
    trend
        .interval()
        .ifPresent(
            interval ->
                text.append("; the change is ")
                    .append(Numbers.change(interval.low()))
                    .append(" to ")
                    .append(Numbers.change(interval.high()))
                    .append(" with 95% confidence"));
    trend.pValue().ifPresent(p -> text.append(", p ").append(equal(Numbers.probability(p))));
    text.append('.');
    trend
        .outlook()
        .ifPresent(
            outlook -> {
              String sentence = outlook.sentence("");
              text.append(" A").append(sentence.substring(1)).append('.');
            });
    return text.toString();
  }

  /**
   * Returns how much a level shifted and why, for example {@code 21.4 → 23.9 ms (+12%): Release …}.
   */
  public static String changePoint(Metric metric, MetricChangePoint point) {
    return Numbers.levels(point.before(), point.after(), point.change(), metric.unit())
        + (point.isSure() ? ": " : ", likely: ")
        + point.cause();
  }

  private static String runs(Side side) {
    return side.runs() + " " + plural(side.runs()) + " of " + Release.name(side.version());
  }

  private static String plural(int runs) {
    return runs == 1 ? "run" : "runs";
  }

  private static String equal(String probability) {
    return probability.startsWith("<") ? probability : "= " + probability;
  }
}
