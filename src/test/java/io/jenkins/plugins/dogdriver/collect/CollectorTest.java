package io.jenkins.plugins.dogdriver.collect;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** From the queue in a folder, over a Datadog on real HTTP, to measured runs in the folder. */
public class CollectorTest extends CollectorTestBed {
  @Test
  public void aRunOfTheAgeIsStoredWithItsFiguresAndLeavesTheQueue() {
    Run run = enqueue(aRun());

    CollectRound round = collector().collect();

    assertThat(round.jobs()).containsExactly(CollectedJob.collected(run, "", FIGURES));
    assertThat(round.stopped()).isEmpty();
    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.runs("kintowe")).containsExactly(new MeasuredRun(run, FIGURES));
    assertThat(standIn.requests()).containsExactly("GET /api/v1/query");
  }

  @Test
  public void aYoungerRunWaitsUntilItsFiguresCanBeThere() {
    enqueue(aRun().start(clock.instant().minus(Duration.ofMinutes(5))));

    // It started 5 minutes ago and was recorded 61 seconds after that.
    assertOnly(RunState.WAITING, "Its metric values are read from 2026-05-24T15:02:01Z.");
    assertThat(standIn.requests()).isEmpty();

    clock.pass(Duration.ofMinutes(6).plusSeconds(1));
    assertOnly(RunState.COLLECTED, "");
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

    assertOnly(RunState.COLLECTED, "stored without metric values");
    assertThat(store.runs("kintowe")).containsExactly(new MeasuredRun(run, Map.of()));
    assertThat(standIn.requests()).isEmpty();
  }

  @Test
  public void figuresThatAreNotThereYetAreWaitedFor() {
    service = (query, from, to) -> List.of();
    enqueue(aRun());

    assertOnly(
        RunState.WAITING, "no CPU, RPS, ART of it yet, and is asked until 2026-05-24T15:27:01Z");
    assertThat(store.queue().jobs()).extracting(Job::attempts).containsExactly(0);

    service = CollectorTestBed::allMetrics;
    assertOnly(RunState.COLLECTED, "");
  }

  @Test
  public void aMetricThatIsLateIsWaitedForAndThenDoneWithout() {
    service =
        (query, from, to) -> query.contains("latency") ? List.of() : allMetrics(query, from, to);
    enqueue(aRun());

    assertOnly(RunState.WAITING, "no ART of it yet");
    clock.pass(Duration.ofHours(1));
    assertOnly(RunState.COLLECTED, "Datadog has no ART of it.");
    assertThat(store.runs("kintowe").get(0).figures()).containsOnlyKeys("CPU", "RPS");
  }

  /** The stored value would be that of the first half for good. */
  @Test
  public void aMetricThatCoversAPartOfTheLoadIsWaitedForAndThenMarked() {
    Double[] points = Collections.nCopies(12, 20.0).toArray(Double[]::new);
    service = (query, from, to) -> List.of(Series.of("*", from, Duration.ofMinutes(1), points));
    enqueue(aRun().length(Duration.ofMinutes(30)));
    clock.pass(Duration.ofMinutes(15));

    assertOnly(
        RunState.WAITING,
        "Datadog has CPU for 12 of 30 min; RPS for 12 of 30 min; ART for 12 of 30 min of it yet");
    clock.pass(Duration.ofHours(1));
    assertOnly(RunState.COLLECTED, "ART for 12 of 30 min of it.");

    assertThat(store.runs("kintowe").get(0).figures().values())
        .allSatisfy(figure -> assertThat(figure.part(Duration.ofMinutes(30))).startsWith("12 of"));
  }

  @Test
  public void aRunThatNeverGetsAFigureIsSetAsideWithTheReason() {
    service = (query, from, to) -> List.of();
    Run run = enqueue(aRun());

    clock.pass(Duration.ofHours(1));

    assertOnly(RunState.SET_ASIDE, "Datadog has no metric value of it");
    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.runs("kintowe")).isEmpty();
    assertThat(store.setAsideQueue().jobs()).extracting(Job::run).containsExactly(run);
    assertThat(store.setAsideQueue().jobs().get(0).lastError())
        .startsWith("Datadog has no metric value of it");
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
  public void withoutAMetricThereIsNothingToCollect() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> collector(List.of()))
        .withMessageContaining("no metric");
  }
}
