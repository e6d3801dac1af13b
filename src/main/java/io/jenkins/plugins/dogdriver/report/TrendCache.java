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
 * Keeps the trends that were looked at last, each computed once for the same runs and metrics. A
 * trend holds its runs, so whole trends are kept as long as there is room for those; of what is
 * only in a list, its summary is kept. Safe for use by several threads. Every method throws a
 * {@link io.jenkins.plugins.dogdriver.store.StoreException} when the store does not answer.
 */
public final class TrendCache {
  private static final int MOST_RUNS = 20_000;

  /** What a trend takes besides its runs, as if it were runs. */
  static final int BESIDES_RUNS = 50;

  private static final int MOST_SUMMARIES = 10_000;

  private final LruCache<Key, Trend> computed;
  private final LruCache<Key, TrendSummary> summaries = new LruCache<>(MOST_SUMMARIES);

  /**
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
   * @param mostRuns that are kept with whole trends
   */
  TrendCache(int mostRuns) {
    computed = new LruCache<>(mostRuns, trend -> BESIDES_RUNS + trend.runs().size());
  }

  /** Returns the trend of a project over what is selected of its runs. */
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

  /** Returns what there is to say of every project in the store. */
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
