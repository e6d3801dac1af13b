package io.jenkins.plugins.dogdriver.collect;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.store.ObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.StoreException;
import io.jenkins.plugins.dogdriver.testkit.ForwardingObjectStore;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.Test;

/** A store that fails for one object: that job waits or is given up, and the others have turns. */
public class CollectorStoreFaultsTest extends CollectorTestBed {
  @Test
  public void aJobWhoseFiguresCannotBeStoredHoldsUpNobody() {
    Run bad = enqueue(aRun().project("bad"));
    Run good = enqueue(aRun().start(START.plusSeconds(120)));
    Collector collector = collector(refusing(key -> key.startsWith("bad-")));

    CollectRound round = collector.collect();

    assertThat(round.stopped()).isEmpty();
    assertThat(round.jobs())
        .extracting(CollectedJob::run, CollectedJob::state, CollectedJob::attemptFailed)
        .containsExactly(
            tuple(bad, RunState.WAITING, true), tuple(good, RunState.COLLECTED, false));
    assertThat(round.jobs().get(0).detail()).isEqualTo("This object is refused. (1 of 3 attempts)");
    collector.collect();
    assertThat(collector.collect().jobs())
        .extracting(CollectedJob::state)
        .containsExactly(RunState.SET_ASIDE);
    assertThat(store.setAsideQueue().jobs()).extracting(Job::run).containsExactly(bad);
  }

  @Test
  public void aJobThatCanBeNeitherWrittenNorDeletedHoldsUpNobody() {
    Run bad = enqueue(aRun().project("bad"));
    Run good = enqueue(aRun().start(START.plusSeconds(120)));
    Collector collector = collector(refusing(key -> key.contains(bad.id())));

    CollectRound round = collector.collect();

    assertThat(round.stopped()).isEmpty();
    assertThat(round.jobs()).extracting(CollectedJob::run).containsExactly(bad, good);
    assertThat(round.jobs().get(0).detail()).isEqualTo("This object is refused.");
    assertThat(store.isMeasured(good)).isTrue();
    assertThat(collector().collect().jobs()).hasSize(1);
    assertThat(store.queue().jobs()).isEmpty();
  }

  @Test
  public void aRunWhoseMeasuredObjectIsDamagedIsMeasuredAgain() {
    Run run = enqueue(aRun());
    store.store(new MeasuredRun(run, FIGURES));
    String key = objects.list("kintowe-", "").get(0);
    objects.put(key, new byte[0]);

    CollectRound round = collector().collect();

    assertThat(round.jobs())
        .containsExactly(
            CollectedJob.collected(
                run,
                "It was measured before, but " + key + " could not be read: it is empty.",
                FIGURES));
    assertThat(store.runs("kintowe")).containsExactly(new MeasuredRun(run, FIGURES));
  }

  @Test
  public void aJobThatWasGivenUpAndMeasuredIsTidiedUp() {
    Run run = enqueue(aRun());
    Job job = store.queue().jobs().get(0);
    store.setAside(job);
    store.store(new MeasuredRun(run, FIGURES));

    collector().collect();

    assertThat(objects.list("", "")).hasSize(1);
    assertThat(store.isMeasured(run)).isTrue();
  }

  @Test
  public void nothingOfALookAtTheStoreIsLeft() {
    enqueue(aRun().project("bad"));
    collector(refusing(key -> key.startsWith("bad-"))).collect();

    assertThat(objects.list("", "")).allMatch(key -> key.startsWith("job-"));
  }

  private Collector collector(ObjectStore other) {
    return new Collector(
        new RunStore(other), datadog(Duration.ofSeconds(10)), Metric.defaults(), SETTINGS, clock);
  }

  private ObjectStore refusing(Predicate<String> refused) {
    return new ForwardingObjectStore(objects) {
      @Override
      public void put(String key, byte[] content) {
        check(key);
        super.put(key, content);
      }

      @Override
      public void delete(String key) {
        check(key);
        super.delete(key);
      }

      private void check(String key) {
        if (refused.test(key)) {
          throw new StoreException("This object is refused.");
        }
      }
    };
  }
}
