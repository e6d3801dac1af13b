package io.jenkins.plugins.dogdriver.trend;

import static io.jenkins.plugins.dogdriver.testkit.Releases.LATENCY;
import static io.jenkins.plugins.dogdriver.testkit.Releases.then;
import static io.jenkins.plugins.dogdriver.testkit.Releases.time;
import static io.jenkins.plugins.dogdriver.testkit.Releases.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.Releases;
import org.junit.Test;

/** How a verdict is said. */
public class SentenceTest {
  private static final double[] TEN = {99, 101, 98, 102, 100, 103, 97, 100.5, 99.5, 101.5};
  private static final double[] WIDE = {80, 120, 90, 110, 100, 85, 115, 95, 105, 101};

  @Test
  public void whereOnlyOtherSourcesMeasuredAnEarlierReleaseTheyAreCounted() {
    Releases runs = Releases.of("ART", new double[] {20, 21, 20}, new double[] {20});
    for (int i = 0; i < 3; i++) {
      runs.run(i).source("agent-" + i);
    }
    runs.run(3).source("agent-3");

    assertThat(runs.trend().sentence())
        .isEqualTo(
            "No release before 6.1.0 was measured from agent-3, and there are runs from 3 other"
                + " places: give all runs the same source");
  }

  @Test
  public void slowerSaysByHowMuchAndWhy() {
    assertThat(sentence(TEN, times(1.12, TEN)))
        .isEqualTo("6.1.0 is 10–14% slower than 6.0.2 (ART 100 → 112 ms, 10 runs against 10)");
  }

  @Test
  public void fasterSaysHowMuchLessTimeItTakes() {
    assertThat(sentence(TEN, times(0.8, TEN)))
        .isEqualTo("6.1.0 is 18–22% faster than 6.0.2 (ART 100 → 80.2 ms, 10 runs against 10)");
  }

  @Test
  public void theSameSaysToWithinWhat() {
    assertThat(sentence(TEN, TEN))
        .isEqualTo(
            "6.1.0 is as fast as 6.0.2 to within 5% (ART 100 → 100 ms, −2.0% to +2.0%, 10 runs"
                + " against 10)");
  }

  @Test
  public void unclearSaysHowManyMoreRunsWouldTell() {
    assertThat(sentence(TEN, new double[] {100, 107, 97, 103, 99, 104}))
        .isEqualTo(
            "It is unclear whether 6.1.0 is slower or faster than 6.0.2 (ART 100 → 102 ms, −2.0% to"
                + " +5.4%, 6 runs against 10): about 7 more runs of 6.1.0 would decide it, unless the change"
                + " is between 1% and 7.7%");
  }

  @Test
  public void beforeThereAreEnoughRunsItSaysHowManyItTakes() {
    assertThat(sentence(TEN, new double[] {130}))
        .endsWith(
            "(ART 100 → 130 ms, 1 run against 10): nothing is called slower or faster before 5 runs"
                + " of 6.1.0 and 3 of 6.0.2");
    assertThat(sentence(new double[] {100, 108}, TEN))
        .endsWith(": nothing is called slower or faster before 5 runs of 6.1.0 and 3 of 6.0.2");
  }

  @Test
  public void whereNoNumberOfRunsWouldTellItSaysWhatTheBaselineCanShow() {
    assertThat(sentence(WIDE, WIDE))
        .endsWith(
            ": more runs of 6.1.0 may not decide it, as against those of 6.0.2 they reliably show only a"
                + " change of 21% or more");
  }

  @Test
  public void theMetricThatIsWorseComesFirstAndTheOthersInShort() {
    assertThat(
            Releases.of("ART", TEN, TEN)
                .with("P95", then(TEN, times(1.3, TEN)))
                .with("P99", then(WIDE, WIDE))
                .trend(LATENCY, time("P95"), time("P99"))
                .sentence())
        .isEqualTo(
            "6.1.0 is 27–33% slower than 6.0.2 (P95 100 → 130 ms, 10 runs against 10; ART the"
                + " same; P99 unclear)");
  }

  @Test
  public void fasterAndSlowerAtOnceIsBoth() {
    assertThat(
            Releases.of("ART", TEN, times(0.8, TEN))
                .with("P95", then(TEN, times(1.3, TEN)))
                .trend(LATENCY, time("P95"))
                .sentence())
        .isEqualTo(
            "6.1.0 is both faster and slower than 6.0.2 (ART 18–22% faster; P95 27–33% slower; 10"
                + " runs against 10)");
  }

  @Test
  public void tinyAndHugeFiguresAreReadable() {
    assertThat(sentence(times(1e-12, TEN), times(1.5e-12, TEN)))
        .contains("(ART 1.00e-10 → 1.50e-10 ms");
    assertThat(sentence(times(1e20, TEN), times(3e30, TEN)))
        .startsWith("6.1.0 is 2.94e+12–3.06e+12% slower than 6.0.2 (ART 1.00e+22 → 3.01e+32 ms");
  }

  @Test
  public void aChangeFromNothingHasNoPercentage() {
    assertThat(sentence(new double[10], TEN))
        .isEqualTo("6.1.0 is slower than 6.0.2 (ART 0 → 100 ms, 10 runs against 10)");
    assertThat(sentence(new double[10], new double[10]))
        .isEqualTo("6.1.0 is as fast as 6.0.2 (ART 0 → 0 ms, 10 runs against 10)");
    assertThat(sentence(new double[10], new double[] {0, 0, 0, 0, 9}))
        .endsWith(": nothing can be relative to a metric value of 0");
  }

  @Test
  public void aReleaseWithoutAVersionIsNamedSo() {
    assertThat(
            new Releases()
                .release("", "ART", TEN)
                .release("6.1.0", "ART", times(1.12, TEN))
                .trend()
                .sentence())
        .startsWith("6.1.0 is 10–14% slower than (no version) (ART");
  }

  @Test
  public void withoutATimeThatBothHaveThereIsNothingToSay() {
    assertThat(Releases.of("RPS", TEN, TEN).trend().sentence())
        .isEqualTo(
            "It is unclear whether 6.1.0 is slower or faster than 6.0.2: no metric of time was"
                + " measured with both");
  }

  @Test
  public void theFirstReleaseHasNoneToBeComparedWith() {
    assertThat(new Releases().release("6.0.2", "ART", TEN).trend().sentence())
        .isEqualTo("6.0.2 is the first release seen: there is none to compare it with");
  }

  private static String sentence(double[] before, double[] after) {
    return Releases.of("ART", before, after).trend().sentence();
  }
}
