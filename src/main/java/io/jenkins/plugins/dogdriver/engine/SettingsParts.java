package io.jenkins.plugins.dogdriver.engine;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Reduction;
import java.util.List;

/** The settings, by their names in a file. What is not set is null. */
record SettingsParts(
    String servicebook,
    DatadogPart datadog,
    StorePart store,
    String state,
    String source,
    RunPart run,
    CollectPart collect,
    ReferencePart reference,
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

  record ReferencePart(String youngest, String oldest) {
    static final ReferencePart UNSET = new ReferencePart(null, null);
  }

  /** The words of {@link Reduction.Scope}. The aliases are those of the first files. */
  enum Scope {
    @JsonAlias("all")
    ALL_SERIES(Reduction.Scope.ALL_SERIES),
    @JsonAlias("series")
    PER_SERIES(Reduction.Scope.PER_SERIES);

    private final Reduction.Scope scope;

    Scope(Reduction.Scope scope) {
      this.scope = scope;
    }
  }

  record MetricPart(
      String name,
      String label,
      String unit,
      String query,
      Reduction.Statistic reduction,
      @JsonAlias("over") Scope scope,
      Double scale,
      Metric.Better better,
      Metric.Kind kind,
      Double smallestChange) {

    /**
     * Returns the metric.
     *
     * @param number in the list, from 1
     * @throws SettingsException if a setting is missing or invalid
     */
    Metric metric(int number) {
      if (better == null) {
        throw new SettingsException(
            "metrics.%s.better is not set; it must be lower or higher.".formatted(number));
      }
      try {
        return metric();
      } catch (IllegalArgumentException e) {
        throw new SettingsException("metrics.%s: %s".formatted(number, e.getMessage()), e);
      }
    }

    private Metric metric() {
      return new Metric(
          name,
          or(label, name),
          or(unit, ""),
          query,
          new Reduction(or(reduction, Reduction.Statistic.MEAN), or(scope, Scope.ALL_SERIES).scope),
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
