package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.collect.CollectRound;
import io.jenkins.plugins.dogdriver.collect.CollectSettings;
import io.jenkins.plugins.dogdriver.collect.Collector;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A queue in a folder, collected from a Datadog that answers at once over HTTP. */
record Collecting(Path folder) implements Part {
  private static final int JOBS = 200;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Override
  public void measure(Consumer<Result> results) throws Exception {
    AtomicInteger round = new AtomicInteger();
    try (DatadogStandIn standIn =
        new DatadogStandIn(
            (query, from, to) -> List.of(Series.of("*", from, MINUTE, 1.5, 2.5, 3.5)))) {
      results.accept(
          Result.reported(
              "collect.rate",
              "jobs collected in a second",
              new Rounds(2, 5)
                  .of(() -> JOBS / collect(standIn, folder.resolve("q" + round.incrementAndGet()))),
              "1/s"));
      results.accept(
          Result.reported(
              "collect.requests",
              "requests to Datadog for a job of three metrics",
              new Sample(List.of((double) standIn.requests().size() / JOBS / round.get())),
              ""));
    }
  }

  private static double collect(DatadogStandIn standIn, Path queue) throws Exception {
    RunStore store = new RunStore(new FolderObjectStore(queue));
    SampleRuns.of("kintowe", JOBS).map(MeasuredRun::run).forEach(store::enqueue);
    Collector collector =
        new Collector(
            store,
            new Datadog(standIn.settings(), Clock.systemUTC()),
            Metric.defaults(),
            CollectSettings.defaults(),
            Clock.systemUTC());
    return Rounds.seconds(() -> check(collector.collect()));
  }

  private static void check(CollectRound round) {
    long collected = round.jobs().stream().filter(job -> job.state() == RunState.COLLECTED).count();
    if (collected != JOBS) {
      throw new IllegalStateException("Only " + collected + " jobs were collected.");
    }
  }
}
