package io.jenkins.plugins.dogdriver.jenkins.web;

import io.jenkins.plugins.dogdriver.config.Engine;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.util.List;

/**
 * The trends that were looked at last: each is computed once for the same runs and metrics. Every
 * method throws a {@link io.jenkins.plugins.dogdriver.store.StoreException} when the store does not
 * answer.
 */
final class Trends {
  private static final int MOST = 1_000;

  private final Recent<Key, Trend> computed = new Recent<>(MOST);

  /**
   * @param runs how many the project has
   * @param newest id of its newest run; empty without a run
   */
  private record Key(
      String project, Selection selection, int runs, String newest, List<Metric> metrics) {}

  Trend of(Engine engine, String project, Selection selection) {
    List<MeasuredRun> runs = engine.store().runs(project);
    List<Metric> metrics = engine.settings().metrics();
    String newest = runs.isEmpty() ? "" : runs.get(runs.size() - 1).run().id();
    return computed.get(
        new Key(project, selection, runs.size(), newest, metrics),
        () -> Trend.of(project, runs, selection, metrics));
  }

  /** The trend of every project in the store. */
  List<Trend> all(Engine engine) {
    return engine.store().projects().stream()
        .map(project -> of(engine, project, Selection.NEWEST))
        .toList();
  }
}
