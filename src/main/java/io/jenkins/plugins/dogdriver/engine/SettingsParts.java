package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Reduction;
import java.util.List;

/** The settings by the names they have in a file; what is not set is null. */
record SettingsParts(
    String servicebook,
    DatadogPart datadog,
    StorePart store,
    String state,
    String source,
    RunPart run,
    CollectPart collect,
    List<MetricPart> metrics) {

  record DatadogPart(
      String site, String url, String apiKey, String applicationKey, Boolean verdictEvents) {
    static final DatadogPart UNSET = new DatadogPart(null, null, null, null, null);
  }

  record StorePart(String folder, BucketPart s3) {
    static final StorePart UNSET = new StorePart(null, null);
  }

  record BucketPart(
      String bucket,
      String region,
      String endpoint,
      Boolean pathStyle,
      String accessKeyId,
      String secretAccessKey,
      String sse,
      String sseKmsKeyId,
      Boolean requesterPays) {}

  record RunPart(String timeout, Double failureShare, List<String> environment) {
    static final RunPart UNSET = new RunPart(null, null, null);
  }

  record CollectPart(String age, Integer attempts, String patience) {
    static final CollectPart UNSET = new CollectPart(null, null, null);
  }

  /** Which points of the series a statistic is taken of. */
  enum Over {
    ALL,
    SERIES
  }

  record MetricPart(
      String name,
      String label,
      String unit,
      String query,
      Reduction.Statistic reduction,
      Over over,
      Double scale,
      Metric.Better better,
      Metric.Kind kind,
      Double smallestChange) {

    Metric metric() {
      if (better == null) {
        throw new SettingsException(
            "The metric " + name + " does not say what is better: lower or higher.");
      }
      return new Metric(
          name,
          or(label, name),
          or(unit, ""),
          query,
          new Reduction(
              or(reduction, Reduction.Statistic.MEAN),
              or(over, Over.ALL) == Over.SERIES
                  ? Reduction.Scope.PER_SERIES
                  : Reduction.Scope.ALL_SERIES),
          or(scale, 1.0),
          better,
          or(kind, Metric.Kind.TIME),
          or(smallestChange, Metric.DEFAULT_SMALLEST_CHANGE));
    }
  }

  static <T> T or(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
