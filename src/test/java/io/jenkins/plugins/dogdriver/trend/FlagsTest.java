package io.jenkins.plugins.dogdriver.trend;

import static io.jenkins.plugins.dogdriver.testkit.Releases.then;
import static io.jenkins.plugins.dogdriver.testkit.Releases.times;
import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.FIRST_START;
import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.Noise;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;

/** What is said beside a verdict. */
public class FlagsTest {
  private static final double[] TEN = {20, 21, 20.5, 20.2, 21.1, 20.8, 20.3, 20.6, 20.9, 20.4};

  private static Releases releases() {
    return Releases.of("ART", TEN, times(1.2, TEN));
  }

  @Test
  public void anOrdinaryComparisonHasNone() {
    assertFlags(
        releases().with("CPU", 2, steady(35)).with("RPS", then(steady(400, 10), steady(330, 10))));
  }

  @Test
  public void aChangeOfTheNumberOfHostsIsTold() {
    assertFlags(
        releases().with("CPU", i -> i < 10 ? 2 : 3, steady(35)),
        "The number of hosts is not the same in all compared runs (6.0.2: 2, 6.1.0: 3): the"
            + " difference may be theirs.");
    assertFlags(
        releases().with("CPU", i -> i == 13 ? 3 : i < 10 ? 0 : 2, steady(35)),
        "The number of hosts is not the same in all compared runs (6.0.2: unknown, 6.1.0: 2 to 3):"
            + " the difference may be theirs.");
  }

  @Test
  public void aDeploymentThatMovedIsReported() {
    Releases runs = releases();
    for (int i = 0; i < 20; i++) {
      runs.run(i).deployed(i < 10 ? "https://old.example" : "https://new.example:8443", "", "");
    }

    assertFlags(
        runs,
        "The endpoint is not the same in all compared runs (6.0.2: https://old.example, 6.1.0:"
            + " https://new.example:8443): the difference may be that of the place.");
  }

  @Test
  public void runsThatDoNotSayWhereTheyWereMeasuredAreNoMove() {
    Releases runs = releases();
    for (int i = 5; i < 20; i++) {
      runs.run(i).deployed("https://same.example", "", "");
    }

    assertFlags(runs);
  }

  @Test
  public void theHostsOfOlderReleasesDoNotMatter() {
    Releases runs =
        new Releases()
            .release("6.0.1", "ART", TEN)
            .release("6.0.2", "ART", TEN)
            .release("6.1.0", "ART", TEN)
            .with("CPU", i -> i < 10 ? 5 : 2, steady(35, 30));

    assertFlags(runs);
  }

  @Test
  public void runsTooFewToTellAnythingAreTold() {
    assertFlags(
        Releases.of("ART", TEN, new double[] {30}),
        "Too few runs: with 1 of 6.1.0 against 10 of 6.0.2 no difference, however large, can be"
            + " distinguished from chance.");
    assertFlags(Releases.of("ART", TEN, new double[] {30, 31}));
  }

  @Test
  public void metricValuesOfAPartOfTheLoadAreNamed() {
    Releases runs = releases();
    runs.run(12).length(Duration.ofMinutes(30)).partialFigure("ART", 24, 0.7);
    runs.run(15).length(Duration.ofMinutes(30)).partialFigure("ART", 24, 0.4);

    assertFlags(
        runs,
        "Backend Latency of 2 of 10 runs of 6.1.0 covers a part of the load only, last 12 of 30"
            + " min.");
  }

  @Test
  public void failuresAreTold() {
    Releases runs = releases();
    IntStream.range(10, 20).forEach(i -> runs.run(i).counts(970, 30));

    assertFlags(
        runs, "3.0% of the requests to 6.1.0 failed: the load may be more than it can take.");
    IntStream.range(10, 20).forEach(i -> runs.run(i).counts(991, 9));
    assertFlags(runs);
  }

  @Test
  public void aBusyProcessorIsTold() {
    assertFlags(
        releases().with("CPU", then(steady(60, 10), steady(97, 10))),
        "CPU Load is at 97.0% with 6.1.0: the load may be more than the service can take.");
  }

  @Test
  public void anIdleProcessorIsTold() {
    assertFlags(
        releases().with("CPU", steady(0.4)),
        "CPU Load is at 0.400%, hardly above idle: the load is too small to show much.");
  }

  @Test
  public void aHandfulOfRequestsIsTold() {
    Releases runs = releases();
    IntStream.range(0, 20).forEach(i -> runs.run(i).counts(30, 0));

    assertFlags(runs, "A typical run made 30 requests: the load is too small to show much.");
  }

  @Test
  public void aTimeThatClimbsWhileThroughputStaysIsTold() {
    double[] rate = times(20, TEN);

    assertFlags(
        Releases.of("ART", TEN, times(1.8, TEN)).with("RPS", then(rate, rate)),
        "Backend Latency climbs while Requests Per Second stays the same: requests may queue up, as"
            + " under a load that is more than the service can take.");
    assertFlags(Releases.of("ART", TEN, times(1.8, TEN)).with("RPS", then(rate, times(0.6, rate))));
  }

  @Test
  public void moreWorkersThatGetNoMoreDoneAreTold() {
    Releases runs = releases().with("RPS", steady(400));
    IntStream.range(10, 20).forEach(i -> runs.run(i).workers(40));

    assertFlags(
        runs,
        "The compared runs had 10 to 40 workers: more of them got no more done, so the load may be"
            + " more than the service can take.");
  }

  @Test
  public void loadsThatAreNotTheSameAreTold() {
    Releases runs = releases().with("RPS", then(steady(400, 10), steady(600, 10)));
    IntStream.range(10, 20).forEach(i -> runs.run(i).workers(20));

    assertFlags(runs, "The compared runs had 10 to 20 workers: their loads are not the same.");
  }

  @Test
  public void aLevelThatShiftsWithinAReleaseIsTold() {
    double[] steady = times(20, Noise.NORMAL.around1(60, 0.02, new Random(8)));
    double[] shifted =
        IntStream.range(0, 60).mapToDouble(i -> steady[i] * (i < 40 ? 1 : 1.25)).toArray();

    assertFlags(
        Releases.of("ART", Arrays.copyOf(shifted, 20), Arrays.copyOfRange(shifted, 20, 60)),
        "Backend Latency of 6.1.0 shifts by +26% where no release starts: the verdict mixes two"
            + " levels.");
  }

  @Test
  public void aBaselineThatIsNotTheReleaseBeforeIsTold() {
    assertFlags(
        new Releases()
            .release("6.0.2", "ART", TEN)
            .release("6.0.3", "ART", 20)
            .release("6.1.0", "ART", TEN),
        "6.1.0 is compared with 6.0.2, the last release before it that had 3 runs and another"
            + " version.");
  }

  @Test
  public void manyRunsThatDidNotPassAreTold() {
    Releases runs = releases();
    IntStream.range(10, 14).forEach(i -> runs.run(i).failed("no success"));

    assertFlags(runs, "4 of the 10 runs of 6.1.0 did not pass and are left out.");
  }

  @Test
  public void aReleaseWithoutAVersionIsNamedWhereItsRunsDidNotPass() {
    Releases runs = releases();
    IntStream.range(10, 20).forEach(i -> runs.run(i).version(""));
    IntStream.range(10, 14).forEach(i -> runs.run(i).failed("no success"));

    assertFlags(runs, "4 of the 10 runs of (no version) did not pass and are left out.");
  }

  @Test
  public void runsOfOtherPlacesAreTold() {
    Releases runs = releases();
    for (int i = 0; i < 5; i++) {
      runs.add(aRun().start(FIRST_START.minus(Duration.ofDays(i))).source("laptop-" + i));
    }

    assertFlags(
        runs,
        "Runs from laptop-0, laptop-1, laptop-2 and 2 more are there too; they are not compared"
            + " with those from here.");
  }

  @Test
  public void aNewSourceForEveryRunIsTold() {
    Releases runs = new Releases();
    for (int i = 0; i < 3; i++) {
      runs.add(aRun().start(FIRST_START.plus(Duration.ofDays(i))).source("pod-" + i));
    }
    String told =
        "Every run came from another source, so none can be compared: give them one name with the"
            + " setting source.";

    assertFlags(runs, told);

    runs.add(aRun().start(FIRST_START.plus(Duration.ofDays(3))).source("pod-2"));
    assertThat(runs.trend().flags()).doesNotContain(told);
  }

  private static void assertFlags(Releases runs, String... flags) {
    assertThat(runs.trend().flags()).containsExactly(flags);
  }

  private static double[] steady(double figure) {
    return steady(figure, 20);
  }

  private static double[] steady(double figure, int runs) {
    double[] figures = new double[runs];
    Arrays.fill(figures, figure);
    return figures;
  }
}
