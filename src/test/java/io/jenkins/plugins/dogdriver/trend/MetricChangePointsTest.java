package io.jenkins.plugins.dogdriver.trend;

import static io.jenkins.plugins.dogdriver.testkit.Releases.then;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.Noise;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** The change points of a metric, and their causes. */
public class MetricChangePointsTest {
  private static final double[] LOW = latency(20, 1);
  private static final double[] HIGH = Releases.times(1.2, latency(20, 2));

  @Test
  public void aReleaseThatStartsWhereTheLevelShiftsIsTheCause() {
    MetricChangePoint point = only(Releases.of("ART", LOW, HIGH));

    assertThat(point.index()).isEqualTo(20);
    assertThat(point.start()).isEqualTo(RunBuilder.FIRST_START.plus(Duration.ofHours(20)));
    assertThat(point.version()).isEqualTo("6.1.0");
    assertThat(point.change()).isBetween(0.17, 0.23);
    assertThat(point.pValue()).isLessThan(1e-6);
    assertThat(point.cause()).isEqualTo("Release 6.1.0 starts here.");
    assertThat(point.release()).isTrue();
  }

  @Test
  public void aReleaseOneRunAsideIsTheCauseToo() {
    double[] late = then(LOW, Arrays.copyOf(HIGH, 1));
    double[] early = Arrays.copyOf(LOW, 19);

    assertThat(only(Releases.of("ART", early, then(new double[] {20}, HIGH))).cause())
        .isEqualTo("Release 6.1.0 starts one run earlier.");
    assertThat(only(Releases.of("ART", late, HIGH)).cause())
        .isEqualTo("Release 6.1.0 starts one run later.");
  }

  @Test
  public void whereNoReleaseStartsTheDeploymentIsToBeLookedAt() {
    MetricChangePoint point = only(new Releases().release("6.0.2", "ART", then(LOW, HIGH)));

    assertThat(point.index()).isEqualTo(20);
    assertThat(point.cause()).isEqualTo("No release starts here: look at the deployment.");
    assertThat(point.release()).isFalse();
  }

  @Test
  public void aChangeOfTheNumberOfHostsIsTheCause() {
    Releases runs =
        new Releases()
            .release("6.0.2", "ART", then(LOW, HIGH))
            .with("CPU", i -> i < 20 ? 3 : 2, new double[40]);

    assertThat(only(runs).cause()).isEqualTo("The number of hosts changes here from 3 to 2.");
  }

  @Test
  public void aReleaseAndAChangeOfTheHostsAreBothNamed() {
    Releases runs = Releases.of("ART", LOW, HIGH).with("CPU", i -> i < 20 ? 3 : 2, new double[40]);

    assertThat(only(runs).cause())
        .isEqualTo("Release 6.1.0 starts here, and the number of hosts changes from 3 to 2.");
  }

  @Test
  public void hostsThatAreNotKnownAreNoCause() {
    Releases runs =
        new Releases()
            .release("6.0.2", "ART", then(LOW, HIGH))
            .with("CPU", i -> i < 20 ? 3 : 0, new double[40]);

    assertThat(only(runs).cause()).contains("look at the deployment");
  }

  @Test
  public void theIndexCountsRunsWithoutTheFigureToo() {
    Releases runs =
        new Releases()
            .release("6.0.1", "RPS", 400, 410, 420)
            .release("6.0.2", "ART", LOW)
            .release("6.1.0", "ART", HIGH);

    MetricChangePoint point = only(runs);

    assertThat(point.index()).isEqualTo(23);
    assertThat(runs.trend().runs().get(point.index()).run().version()).isEqualTo("6.1.0");
  }

  @Test
  public void aPictureOfTheNewestRunsMarksOnlyWhatIsInIt() {
    MetricTrend latency = new Releases().release("6.0.2", "ART", then(LOW, HIGH)).metric("ART");

    assertThat(latency.changePointsWithoutRelease(0)).containsExactly(20);
    assertThat(latency.changePointsWithoutRelease(15)).containsExactly(5);
    assertThat(latency.changePointsWithoutRelease(20)).isEmpty();
    assertThat(Releases.of("ART", LOW, HIGH).metric("ART").changePointsWithoutRelease(0)).isEmpty();
  }

  @Test
  public void everyMetricHasItsOwn() {
    Trend trend = Releases.of("ART", LOW, HIGH).with("RPS", then(LOW, LOW)).trend();

    assertThat(trend.metrics().get(1).changePoints()).isEmpty();
    assertThat(trend.metrics().get(2).changePoints()).hasSize(1);
  }

  private static MetricChangePoint only(Releases runs) {
    List<MetricChangePoint> points = runs.metric("ART").changePoints();
    assertThat(points).hasSize(1);
    return points.get(0);
  }

  private static double[] latency(int runs, long seed) {
    return Releases.times(20, Noise.NORMAL.around1(runs, 0.02, new Random(seed)));
  }
}
