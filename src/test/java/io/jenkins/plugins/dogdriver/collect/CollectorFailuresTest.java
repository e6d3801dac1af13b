package io.jenkins.plugins.dogdriver.collect;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.DatadogSettings;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.StoreException;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.ForwardingObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** What a collector does where Datadog, the store or a job does not do as it should. */
public class CollectorFailuresTest extends CollectorTestBed {
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
        .containsExactly(RunState.COLLECTED, RunState.COLLECTED);
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

    List<RunState> turns = new ArrayList<>();
    for (int round = 1; round <= 3; round++) {
      Run young = enqueue(aRun().start(START.plusSeconds(120 * round)));
      standIn.hangNext();

      CollectRound done = collector.collect();

      turns.add(done.jobs().get(0).state());
      assertThat(done.jobs().get(0).attemptFailed()).isEqualTo(round < 3);
      assertThat(done.jobs().get(1)).isEqualTo(CollectedJob.collected(young, "", FIGURES));
    }
    assertThat(turns).containsExactly(RunState.WAITING, RunState.WAITING, RunState.SET_ASIDE);
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

    assertOnlyAttemptFailed(collector, "metric BAD has no metric value");
    assertOnlyAttemptFailed(collector, "(2 of 3 attempts)");
    assertOnly(collector, RunState.COLLECTED, "metric BAD has no metric value");
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
    assertOnly(collector, RunState.SET_ASIDE, "metric BAD is not one whole query");
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
        .containsExactly(RunState.WAITING, RunState.COLLECTED);
    assertThat(round.jobs().get(0).attemptFailed()).isTrue();
    assertThat(round.jobs().get(0).detail()).contains("ArithmeticException: too odd");
  }

  @Test
  public void whatCannotBeReadIsReportedAndHidesNothing() {
    objects.put("job-broken.json", "{".getBytes(StandardCharsets.UTF_8));
    enqueue(aRun());

    CollectRound round = collector().collect();

    assertThat(round.jobs()).extracting(CollectedJob::state).containsExactly(RunState.COLLECTED);
    assertThat(round.unreadable())
        .extracting(UnreadableObject::key)
        .containsExactly("job-broken.json");
  }

  @Test
  public void aStoreThatDoesNotTakeARunKeepsItsJob() {
    enqueue(aRun());
    RunStore full =
        new RunStore(
            new ForwardingObjectStore(objects) {
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

  @Test
  public void aJobFromTheFutureIsSetAsideAndNotWaitedFor() {
    Run run = aRun().start(START.plus(Duration.ofDays(400))).build();
    store.enqueue(run);

    assertOnly(RunState.SET_ASIDE, "which is in the future: the clock of its machine was wrong.");
  }

  @Test
  public void aJobWhoseStartNoStoreHasAKeyForIsNotCollectedIntoNowhere() {
    objects.put(
        "job-1.json",
        "{\"project\": \"kintowe\", \"start\": 12, \"end\": 60}".getBytes(StandardCharsets.UTF_8));

    CollectRound round = collector().collect();

    assertThat(round.jobs()).isEmpty();
    assertThat(round.unreadable())
        .singleElement()
        .satisfies(
            object ->
                assertThat(object.reason()).startsWith("its start is not between 1973-03-03"));
  }
}
