package io.jenkins.plugins.dogdriver.collect;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.dogdriver.collect.CollectedJob.State;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.DatadogSettings;
import io.jenkins.plugins.dogdriver.datadog.FigureSource;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.ObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.StoreException;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** From the queue in a folder, over a Datadog on real HTTP, to measured runs in the folder. */
public class CollectorTest {
  private static final Instant START = RunBuilder.FIRST_START;
  private static final CollectSettings SETTINGS =
      new CollectSettings(Duration.ofMinutes(10), 3, Duration.ofHours(1));

  private static final Map<String, Figure> FIGURES =
      Map.of("CPU", new Figure(50, 2), "RPS", new Figure(300, 1), "ART", new Figure(20, 1));

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final SettableClock clock = new SettableClock(START.plus(Duration.ofMinutes(30)));
  private SeriesSource service = CollectorTest::allMetrics;
  private DatadogStandIn standIn;
  private ObjectStore objects;
  private RunStore store;

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

  @Test
  public void aRunOfTheAgeIsStoredWithItsFiguresAndLeavesTheQueue() {
    Run run = enqueue(aRun());

    CollectRound round = collector().collect();

    assertThat(round.jobs())
        .containsExactly(new CollectedJob(run, State.COLLECTED, "", FIGURES, Optional.empty()));
    assertThat(round.stopped()).isEmpty();
    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.runs("kintowe"))
        .containsExactly(
            new MeasuredRun(
                run,
                Map.of(
                    "CPU",
                    new Figure(50, 2),
                    "RPS",
                    new Figure(300, 1),
                    "ART",
                    new Figure(20, 1))));
    assertThat(standIn.requests()).containsExactly("GET /api/v1/query");
  }

  @Test
  public void aYoungerRunWaitsUntilItsFiguresCanBeThere() {
    enqueue(aRun().start(clock.instant().minus(Duration.ofMinutes(5))));

    // It started 5 minutes ago and was recorded 61 seconds after that.
    assertOnly(State.WAITING, "Its figures are asked for from 2026-05-24T15:02:01Z.");
    assertThat(standIn.requests()).isEmpty();

    clock.pass(Duration.ofMinutes(6).plusSeconds(1));
    assertOnly(State.COLLECTED, "");
  }

  @Test
  public void theOldestComesFirst() {
    Run second = enqueue(aRun().start(START.plusSeconds(120)));
    Run third = enqueue(aRun().start(START.plusSeconds(240)).project("absearch"));
    Run first = enqueue(aRun().start(START));
    List<Run> told = new ArrayList<>();

    CollectRound round = collector().collect(job -> told.add(job.run()), () -> false);

    assertThat(told).containsExactly(first, second, third);
    assertThat(round.jobs()).extracting(CollectedJob::run).isEqualTo(told);
  }

  @Test
  public void aRunThatDidNotPassIsStoredWithoutAskingDatadog() {
    Run run = enqueue(aRun().failed("No request succeeded."));

    assertOnly(State.COLLECTED, "without asking for figures");
    assertThat(store.runs("kintowe")).containsExactly(new MeasuredRun(run, Map.of()));
    assertThat(standIn.requests()).isEmpty();
  }

  @Test
  public void figuresThatAreNotThereYetAreWaitedFor() {
    service = (query, from, to) -> List.of();
    enqueue(aRun());

    assertOnly(
        State.WAITING, "no CPU, RPS, ART of it yet, and is asked until 2026-05-24T15:27:01Z");
    assertThat(store.queue().jobs()).extracting(Job::attempts).containsExactly(0);

    service = CollectorTest::allMetrics;
    assertOnly(State.COLLECTED, "");
  }

  @Test
  public void aMetricThatIsLateIsWaitedForAndThenDoneWithout() {
    service =
        (query, from, to) -> query.contains("latency") ? List.of() : allMetrics(query, from, to);
    enqueue(aRun());

    assertOnly(State.WAITING, "no ART of it yet");
    clock.pass(Duration.ofHours(1));
    assertOnly(State.COLLECTED, "Datadog has no ART of it.");
    assertThat(store.runs("kintowe").get(0).figures()).containsOnlyKeys("CPU", "RPS");
  }

  @Test
  public void aRunThatNeverGetsAFigureIsSetAsideWithTheReason() {
    service = (query, from, to) -> List.of();
    Run run = enqueue(aRun());

    clock.pass(Duration.ofHours(1));

    assertOnly(State.SET_ASIDE, "Datadog has no figure of it");
    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.runs("kintowe")).isEmpty();
    assertThat(store.setAsideQueue().jobs()).extracting(Job::run).containsExactly(run);
    assertThat(store.setAsideQueue().jobs().get(0).lastError())
        .startsWith("Datadog has no figure of it");
  }

  @Test
  public void withDatadogAwayTheRoundEndsAndNoJobIsBlamed() {
    enqueue(aRun());
    enqueue(aRun().start(START.plusSeconds(120)));
    standIn.answerNext(503, Map.of(), "").answerNext(503, Map.of(), "");

    CollectRound round = collector().collect();

    assertThat(round.jobs()).isEmpty();
    assertThat(round.stopped().orElseThrow())
        .contains("could not be asked to check the keys (503 from");
    assertThat(store.queue().jobs()).hasSize(2).extracting(Job::attempts).containsOnly(0);
    assertThat(collector().collect().jobs())
        .extracting(CollectedJob::state)
        .containsExactly(State.COLLECTED, State.COLLECTED);
  }

  @Test
  public void withTheKeysRefusedTheRoundEndsAndNoJobIsBlamed() {
    enqueue(aRun());
    enqueue(aRun().failed("It comes after the other.").start(START.plusSeconds(120)));
    standIn.answerNext(401, Map.of(), "");

    assertThat(collector().collect().stopped().orElseThrow()).contains("does not know the keys");
    DatadogSettings wrong = standIn.settings(DatadogStandIn.API_KEY, "another");
    assertThat(collector(new Datadog(wrong, clock)).collect().stopped().orElseThrow())
        .contains("403 from");
    assertThat(store.queue().jobs()).hasSize(2).extracting(Job::attempts).containsOnly(0);
  }

  @Test
  public void atTheLimitOfRequestsTheRoundEnds() {
    enqueue(aRun());
    standIn.answerNext(429, Map.of("X-RateLimit-Reset", "1800"), "");

    assertThat(collector().collect().stopped().orElseThrow()).contains("it ends in 1800 s");
    assertThat(store.queue().jobs()).extracting(Job::attempts).containsExactly(0);
  }

  @Test
  public void aJobThatAlwaysTimesOutHoldsUpNobodyAndIsSetAsideInTheEnd() {
    Run slow = enqueue(aRun().project("slow"));
    Collector collector = collector(datadog(Duration.ofMillis(300)));

    List<State> turns = new ArrayList<>();
    for (int round = 1; round <= 3; round++) {
      Run young = enqueue(aRun().start(START.plusSeconds(120 * round)));
      standIn.hangNext();

      CollectRound done = collector.collect();

      turns.add(done.jobs().get(0).state());
      assertThat(done.jobs().get(1))
          .isEqualTo(new CollectedJob(young, State.COLLECTED, "", FIGURES, Optional.empty()));
    }
    assertThat(turns).containsExactly(State.FAILED, State.FAILED, State.SET_ASIDE);
    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.setAsideQueue().jobs()).extracting(Job::run).containsExactly(slow);
    assertThat(store.setAsideQueue().jobs().get(0).lastError())
        .contains("did not answer within 300 ms");
  }

  @Test
  public void aRefusedMetricIsTriedAgainAndThenCostsOnlyItself() {
    enqueue(aRun());
    Metric art = Metric.defaults().get(2);
    Collector collector = collector(List.of(art, query(art, "BAD", "no query")));

    assertOnly(collector, State.FAILED, "metric BAD has no figure");
    assertOnly(collector, State.FAILED, "(2 of 3 attempts)");
    assertOnly(collector, State.COLLECTED, "metric BAD has no figure");
    assertThat(store.runs("kintowe").get(0).figures())
        .containsExactly(Map.entry("ART", new Figure(20, 1)));
  }

  @Test
  public void aRunOfWhichEveryMetricIsRefusedIsSetAside() {
    enqueue(aRun());
    Collector collector =
        collector(List.of(query(Metric.defaults().get(0), "BAD", "avg:a{*},avg:b{*}")));

    collector.collect();
    collector.collect();
    assertOnly(collector, State.SET_ASIDE, "metric BAD is not one whole query");
    assertThat(store.setAsideQueue().jobs()).hasSize(1);
  }

  @Test
  public void anythingOddAboutAJobCountsAgainstItAlone() {
    enqueue(aRun().project("odd"));
    enqueue(aRun().start(START.plusSeconds(120)));

    CollectRound round =
        collector(
                new WrappedSource(datadog(Duration.ofSeconds(10))) {
                  @Override
                  void before(String project) {
                    if (project.equals("odd")) {
                      throw new ArithmeticException("too odd");
                    }
                  }
                })
            .collect();

    assertThat(round.jobs())
        .extracting(CollectedJob::state)
        .containsExactly(State.FAILED, State.COLLECTED);
    assertThat(round.jobs().get(0).detail()).contains("ArithmeticException: too odd");
  }

  @Test
  public void aJobWhoseRunIsMeasuredAlreadyIsOnlyDeleted() {
    Run run = enqueue(aRun());
    MeasuredRun before = new MeasuredRun(run, Map.of("ART", new Figure(1, 1)));
    store.store(before);

    assertOnly(State.COLLECTED, "It had been collected before.");
    assertThat(store.runs("kintowe")).containsExactly(before);
    assertThat(standIn.requests()).isEmpty();
  }

  @Test
  public void aCollectorThatFailsAfterAnotherSucceededDoesNotBringTheJobBack() {
    enqueue(aRun());
    Collector slower =
        collector(
            new WrappedSource(datadog(Duration.ofSeconds(10))) {
              @Override
              void before(String project) {
                assertOnly(State.COLLECTED, "");
                throw new IllegalStateException("something went wrong meanwhile");
              }
            });

    assertOnly(slower, State.COLLECTED, "It had been collected before.");
    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.runs("kintowe")).hasSize(1);
  }

  @Test
  public void collectorsAtOnceStoreEveryRunOnce() throws Exception {
    for (int i = 0; i < 20; i++) {
      enqueue(aRun().start(START.plusSeconds(i)));
    }
    Callable<CollectRound> collect =
        () ->
            new Collector(
                    new RunStore(new FolderObjectStore(folder.getRoot().toPath())),
                    datadog(Duration.ofSeconds(10)),
                    Metric.defaults(),
                    SETTINGS,
                    clock)
                .collect();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (Future<CollectRound> round : threads.invokeAll(List.of(collect, collect, collect))) {
        assertThat(round.get().stopped()).isEmpty();
        assertThat(round.get().jobs()).extracting(CollectedJob::state).isSubsetOf(State.COLLECTED);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.setAsideQueue().jobs()).isEmpty();
    assertThat(store.runs("kintowe"))
        .hasSize(20)
        .allSatisfy(run -> assertThat(run.figures()).hasSize(3));
  }

  @Test
  public void aStopEndsTheRoundAfterTheCurrentJob() {
    enqueue(aRun());
    enqueue(aRun().start(START.plusSeconds(120)));
    List<CollectedJob> done = new ArrayList<>();

    CollectRound round = collector().collect(done::add, () -> !done.isEmpty());

    assertThat(round.jobs()).hasSize(1).isEqualTo(done);
    assertThat(round.stopped()).isEmpty();
    assertThat(store.queue().jobs()).hasSize(1);
  }

  @Test
  public void whatCannotBeReadIsReportedAndHidesNothing() {
    objects.put("job-broken.json", "{".getBytes(StandardCharsets.UTF_8));
    enqueue(aRun());

    CollectRound round = collector().collect();

    assertThat(round.jobs()).extracting(CollectedJob::state).containsExactly(State.COLLECTED);
    assertThat(round.unreadable())
        .extracting(RunStore.Unreadable::key)
        .containsExactly("job-broken.json");
  }

  @Test
  public void aStoreThatDoesNotTakeARunKeepsItsJob() {
    enqueue(aRun());
    RunStore full =
        new RunStore(
            new WrappedStore(objects) {
              @Override
              public void put(String key, byte[] content) {
                throw new StoreException("The disk is full.");
              }
            });

    CollectRound round =
        new Collector(full, datadog(Duration.ofSeconds(10)), Metric.defaults(), SETTINGS, clock)
            .collect();

    assertThat(round.stopped()).contains("The disk is full.");
    assertThat(store.queue().jobs()).extracting(Job::attempts).containsExactly(0);
  }

  @Test
  public void withoutAMetricThereIsNothingToCollect() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> collector(List.of()))
        .withMessageContaining("no metric");
  }

  /** Two hosts, one balancer; each metric once in the minute of the run. */
  private static List<Series> allMetrics(String query, Instant from, Instant to) {
    Duration minute = Duration.ofMinutes(1);
    if (query.contains("cpu")) {
      return List.of(
          Series.of("host:web1", from, minute, 50.0), Series.of("host:web2", from, minute, 30.0));
    }
    return List.of(Series.of("*", from, minute, query.contains("latency") ? 0.02 : 300.0));
  }

  private Run enqueue(RunBuilder builder) {
    return store.enqueue(builder.build()).run();
  }

  /** One attempt, so that no test waits between two. */
  private Datadog datadog(Duration timeout) {
    DatadogSettings some = standIn.settings();
    return new Datadog(
        new DatadogSettings(
            some.site(), some.url(), some.apiKey(), some.applicationKey(), timeout, 1),
        clock);
  }

  private Collector collector() {
    return collector(datadog(Duration.ofSeconds(10)));
  }

  private Collector collector(FigureSource figures) {
    return new Collector(store, figures, Metric.defaults(), SETTINGS, clock);
  }

  private Collector collector(List<Metric> metrics) {
    return new Collector(store, datadog(Duration.ofSeconds(10)), metrics, SETTINGS, clock);
  }

  private void assertOnly(State state, String detail) {
    assertOnly(collector(), state, detail);
  }

  private static void assertOnly(Collector collector, State state, String detail) {
    List<CollectedJob> jobs = collector.collect().jobs();
    assertThat(jobs).extracting(CollectedJob::state).containsExactly(state);
    assertThat(jobs.get(0).detail()).contains(detail);
  }

  private static Metric query(Metric like, String name, String query) {
    return new Metric(
        name,
        like.label(),
        like.unit(),
        query,
        like.reduction(),
        like.scale(),
        like.better(),
        like.kind(),
        like.smallestChange());
  }

  /** A source that something happens before. */
  private abstract static class WrappedSource implements FigureSource {
    private final FigureSource source;

    WrappedSource(FigureSource source) {
      this.source = source;
    }

    abstract void before(String project);

    @Override
    public Map<String, Figure> figures(
        List<Metric> metrics, String project, String deployment, Instant start, Instant end) {
      before(project);
      return source.figures(metrics, project, deployment, start, end);
    }

    @Override
    public void checkKeys() {
      source.checkKeys();
    }
  }

  /** A store of which a part fails. */
  private abstract static class WrappedStore implements ObjectStore {
    private final ObjectStore store;

    WrappedStore(ObjectStore store) {
      this.store = store;
    }

    @Override
    public Optional<byte[]> get(String key) {
      return store.get(key);
    }

    @Override
    public List<String> list(String prefix, String startAfter) {
      return store.list(prefix, startAfter);
    }

    @Override
    public void delete(String key) {
      store.delete(key);
    }

    @Override
    public String describe() {
      return store.describe();
    }
  }
}
