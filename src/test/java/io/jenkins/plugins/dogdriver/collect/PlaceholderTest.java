package io.jenkins.plugins.dogdriver.collect;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import java.time.Duration;
import java.time.Instant;
import org.junit.Test;

/**
 * A run whose program seemed lost is recorded by a placeholder. Its real end, should it come, takes
 * the place of that, whichever comes first and however far the other has come.
 */
public class PlaceholderTest extends CollectorTestBed {
  private final Run real = aRun().build();
  private final Run placeholder = real.started().lost("The program was killed.");

  @Test
  public void isStoredWhereNothingElseComes() {
    store.enqueue(placeholder);

    collectAll();

    assertThat(store.runs("kintowe")).extracting(MeasuredRun::run).containsExactly(placeholder);
    assertThat(store.queue().jobs()).isEmpty();
  }

  @Test
  public void isReplacedInTheQueueByTheRealRun() {
    store.enqueue(placeholder);
    store.enqueue(real);

    assertThat(store.queue().jobs()).extracting(Job::run).containsExactly(real);
  }

  @Test
  public void doesNotReplaceTheRealRunInTheQueue() {
    store.enqueue(real);
    store.enqueue(placeholder);

    assertThat(store.queue().jobs()).extracting(Job::run).containsExactly(real);
  }

  @Test
  public void isReplacedAmongMeasuredRunsByTheRealRun() {
    store.enqueue(placeholder);
    collectAll();
    assertThat(store.isMeasured(real)).isFalse();
    store.enqueue(real);

    collectAll();

    assertThat(store.runs("kintowe")).containsExactly(new MeasuredRun(real, FIGURES));
    assertThat(store.queue().jobs()).isEmpty();
  }

  @Test
  public void doesNotReplaceTheRealRunAmongMeasuredRuns() {
    store.enqueue(real);
    collectAll();

    store.enqueue(placeholder);
    collectAll();

    assertThat(store.runs("kintowe")).containsExactly(new MeasuredRun(real, FIGURES));
    assertThat(store.queue().jobs()).isEmpty();
  }

  @Test
  public void thatSlippedInBesideTheRealRunIsDropped() {
    store.enqueue(placeholder);
    // As by another process between the look at the queue and the write.
    store.update(new Job("job-" + real.id() + ".json", real, 0, "", Instant.EPOCH));

    CollectRound round = collectAll();

    assertThat(round.jobs()).extracting(CollectedJob::state).contains(RunState.COLLECTED);
    collectAll();
    assertThat(store.runs("kintowe")).containsExactly(new MeasuredRun(real, FIGURES));
    assertThat(store.queue().jobs()).isEmpty();
  }

  private CollectRound collectAll() {
    clock.pass(Duration.ofMinutes(10).plusMinutes(1));
    return collector().collect();
  }
}
