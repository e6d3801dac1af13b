package io.jenkins.plugins.dogdriver.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.DatadogSettings;
import io.jenkins.plugins.dogdriver.datadog.FigureSource;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.ObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;

/** A queue in a folder, a Datadog on real HTTP, and collectors between them. */
abstract class CollectorTestBed {
  static final Instant START = RunBuilder.FIRST_START;

  static final CollectSettings SETTINGS =
      new CollectSettings(Duration.ofMinutes(10), 3, Duration.ofHours(1));

  static final Map<String, Figure> FIGURES =
      Map.of("CPU", new Figure(50, 2), "RPS", new Figure(300, 1), "ART", new Figure(20, 1));

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  final SettableClock clock = new SettableClock(START.plus(Duration.ofMinutes(30)));

  SeriesSource service = CollectorTestBed::allMetrics;
  DatadogStandIn standIn;

  ObjectStore objects;
  RunStore store;

  @Before
  public void start() throws IOException {
    standIn = new DatadogStandIn((query, from, to) -> service.series(query, from, to));
    objects = new FolderObjectStore(folder.getRoot().toPath());
    store = new RunStore(objects);
  }

  @After
  public void stop() {
    standIn.close();
  }

  Run enqueue(RunBuilder builder) {
    return store.enqueue(builder.build()).run();
  }

  /** One attempt, so that no test waits between two. */
  Datadog datadog(Duration timeout) {
    DatadogSettings some = standIn.settings();
    return new Datadog(
        new DatadogSettings(
            some.site(), some.url(), some.apiKey(), some.applicationKey(), timeout, 1),
        clock);
  }

  Collector collector() {
    return collector(datadog(Duration.ofSeconds(10)));
  }

  Collector collector(FigureSource figures) {
    return new Collector(store, figures, Metric.defaults(), SETTINGS, clock);
  }

  Collector collector(List<Metric> metrics) {
    return new Collector(store, datadog(Duration.ofSeconds(10)), metrics, SETTINGS, clock);
  }

  void assertOnly(RunState state, String detail) {
    assertOnly(collector(), state, detail);
  }

  static void assertOnly(Collector collector, RunState state, String detail) {
    List<CollectedJob> jobs = collector.collect().jobs();
    assertThat(jobs).extracting(CollectedJob::state).containsExactly(state);
    assertThat(jobs.get(0).detail()).contains(detail);
  }

  static void assertOnlyAttemptFailed(Collector collector, String detail) {
    List<CollectedJob> jobs = collector.collect().jobs();
    assertThat(jobs).extracting(CollectedJob::attemptFailed).containsExactly(true);
    assertThat(jobs.get(0).state()).isEqualTo(RunState.WAITING);
    assertThat(jobs.get(0).detail()).contains(detail);
  }

  /** Two hosts, one balancer; each metric once in the minute of the run. */
  static List<Series> allMetrics(String query, Instant from, Instant to) {
    Duration minute = Duration.ofMinutes(1);
    if (query.contains("cpu")) {
      return List.of(
          Series.of("host:web1", from, minute, 50.0), Series.of("host:web2", from, minute, 30.0));
    }
    return List.of(Series.of("*", from, minute, query.contains("latency") ? 0.02 : 300.0));
  }
}
