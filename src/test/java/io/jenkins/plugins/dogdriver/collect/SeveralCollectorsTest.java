package io.jenkins.plugins.dogdriver.collect;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;

/** Collectors of several machines share one queue. */
public class SeveralCollectorsTest extends CollectorTestBed {
  @Test
  public void aJobWhoseRunIsMeasuredAlreadyIsOnlyDeleted() {
    Run run = enqueue(aRun());
    MeasuredRun before = new MeasuredRun(run, Map.of("ART", new Figure(1, 1)));
    store.store(before);

    assertOnly(RunState.COLLECTED, "It had been collected before.");
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
                assertOnly(RunState.COLLECTED, "");
                throw new IllegalStateException("something went wrong meanwhile");
              }
            });

    assertOnly(slower, RunState.COLLECTED, "It had been collected before.");
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
        assertThat(round.get().jobs())
            .extracting(CollectedJob::state)
            .isSubsetOf(RunState.COLLECTED);
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
}
