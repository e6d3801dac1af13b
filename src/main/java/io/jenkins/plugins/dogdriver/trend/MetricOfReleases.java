package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.Autocorrelation;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one metric in all releases of a trend, whichever two are compared.
 *
 * @param figures of each release
 * @param resemblance of neighbouring runs in all releases but the newest
 * @param time whether the metric follows the time of day
 */
record MetricOfReleases(
    Metric metric, Map<Release, Figures> figures, Autocorrelation resemblance, TimeOfDay time) {

  /**
   * Returns what a metric shows of the releases.
   *
   * @param releases in order of their start
   */
  static MetricOfReleases of(List<Release> releases, Metric metric) {
    Map<Release, Figures> figures = new IdentityHashMap<>();
    releases.forEach(release -> figures.put(release, Figures.of(release, metric)));
    return new MetricOfReleases(
        metric,
        figures,
        Autocorrelation.of(
            releases.stream()
                .limit(Math.max(0, releases.size() - 1))
                .map(release -> figures.get(release).values())
                .toList()),
        TimeOfDay.of(releases.stream().map(figures::get).toList()));
  }
}
