package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.trend.ReferenceWindow;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.TrendSummary;
import java.util.List;

/**
 * Keeps the trends that were viewed last, each computed once for the same runs and metrics. A trend
 * has its runs, so whole trends are kept while there is room for these; for a trend that is only in
 * a list, its summary is kept. It is safe for use by several threads. Every method throws a {@link
 * io.jenkins.plugins.dogdriver.store.StoreException} when the store does not answer.
 */
public final class TrendCache {
  private static final int MOST_RUNS = 20_000;

  /** The weight of a trend besides its runs, in runs. */
  static final int BESIDES_RUNS = 50;

  private static final int MOST_SUMMARIES = 10_000;

  private final LruCache<Key, Trend> computed;
  private final LruCache<Key, TrendSummary> summaries = new LruCache<>(MOST_SUMMARIES);

  /**
   * The identity of a trend: two with the same key are the same.
   *
   * @param runs how many the project has
   * @param newest id of its newest run; empty without a run
   */
  private record Key(
      String project,
      Selection selection,
      int runs,
      String newest,
      List<UnreadableObject> unreadable,
      ReferenceWindow window,
      List<Metric> metrics) {
    static Key of(
        String project,
        Selection selection,
        RunStore.History history,
        ReferenceWindow window,
        List<Metric> metrics) {
      List<MeasuredRun> runs = history.runs();
      String newest = runs.isEmpty() ? "" : runs.get(runs.size() - 1).run().id();
      return new Key(
          project, selection, runs.size(), newest, history.unreadable(), window, metrics);
    }
  }

  public TrendCache() {
    this(MOST_RUNS);
  }

  /**
   * @param mostRuns the largest number of runs that are kept with whole trends
   */
  TrendCache(int mostRuns) {
    computed = new LruCache<>(mostRuns, trend -> BESIDES_RUNS + trend.runs().size());
  }

  /** Returns the trend of a project over the selected runs. */
  public Trend of(
      RunStore store,
      String project,
      Selection selection,
      ReferenceWindow window,
      List<Metric> metrics) {
    RunStore.History history = store.history(project);
    return computed.get(
        Key.of(project, selection, history, window, metrics),
        () -> trend(project, selection, history, window, metrics));
  }

  /** Returns a summary of every project in the store. */
  public List<TrendSummary> all(RunStore store, ReferenceWindow window, List<Metric> metrics) {
    return store.ofEachProject(
        (project, history) ->
            summaries.get(
                Key.of(project, Selection.NEWEST, history, window, metrics),
                () -> TrendSummary.of(trend(project, Selection.NEWEST, history, window, metrics))));
  }

  private static Trend trend(
      String project,
      Selection selection,
      RunStore.History history,
      ReferenceWindow window,
      List<Metric> metrics) {
    return Trend.of(project, history.runs(), history.unreadable(), selection, window, metrics);
  }
}
