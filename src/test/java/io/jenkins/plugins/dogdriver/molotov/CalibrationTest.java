package io.jenkins.plugins.dogdriver.molotov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.dogdriver.model.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** From rising load to a recommendation. */
public class CalibrationTest {
  private static final Duration TIME = Duration.ofSeconds(10);

  private final List<Integer> tried = new ArrayList<>();

  /** A service that answers up to 100 requests a second, each within 100 ms. */
  @Test
  public void theKneeIsWhereTheServiceIsSaturated() throws InterruptedException {
    Calibration found = calibrate(128, workers -> Math.min(10.0 * workers, 100), 0);

    assertThat(found.enough()).isTrue();
    assertThat(found.knee().workers()).isEqualTo(12);
    assertThat(found.recommendedWorkers()).isEqualTo(8);
    assertThat(tried).containsExactly(1, 2, 4, 8, 16, 32, 6, 12);
  }

  @Test
  public void whatASlowlySaturatedServiceTakesIsFoundToo() throws InterruptedException {
    Calibration found = calibrate(128, workers -> 100 * workers / (workers + 8.0), 0);

    assertThat(found.knee().workers()).isEqualTo(8);
    assertThat(found.recommendedWorkers()).isEqualTo(5);
  }

  @Test
  public void aServiceThatOneWorkerSaturatesHasItsKneeThere() throws InterruptedException {
    Calibration found = calibrate(128, workers -> 100, 0);

    assertThat(tried).containsExactly(1, 2, 4);
    assertThat(found.knee().workers()).isEqualTo(1);
    assertThat(found.recommendedWorkers()).isEqualTo(1);
  }

  @Test
  public void aServiceThatIsNotSaturatedHasNoKnee() throws InterruptedException {
    Calibration found = calibrate(16, workers -> 10.0 * workers, 0);

    assertThat(found.enough()).isFalse();
    assertThat(tried).containsExactly(1, 2, 4, 8, 16);
  }

  @Test
  public void asManyWorkersAsAllowedAreTried() throws InterruptedException {
    calibrate(100, workers -> 10.0 * workers, 0);

    assertThat(tried).containsExactly(1, 2, 4, 8, 16, 32, 64, 100);
  }

  @Test
  public void aLevelAtWhichRequestsFailEndsIt() throws InterruptedException {
    Calibration found = calibrate(128, workers -> 10.0 * workers, 8);

    assertThat(tried).containsExactly(1, 2, 4, 8, 3, 6);
    assertThat(found.enough()).isTrue();
    assertThat(found.knee().workers()).isEqualTo(6);
  }

  @Test
  public void aServiceThatFailsUnderOneWorkerHasNoLoad() {
    assertThatExceptionOfType(MolotovException.class)
        .isThrownBy(() -> calibrate(128, workers -> 10.0, 1))
        .withMessage("Requests fail already with one worker, so there is no load to recommend.");
  }

  @Test
  public void throughputAndLatencyGoTogether() {
    LoadLevel level = new LoadLevel(4, new Counts(200, 0, 4), TIME);

    assertThat(level.throughput()).isEqualTo(20);
    assertThat(level.latency()).isEqualTo(0.2, within(1e-12));
    assertThat(level.power()).isEqualTo(100, within(1e-9));
  }

  private interface Service {
    double throughput(int workers);
  }

  private Calibration calibrate(int most, Service service, int failsFrom)
      throws InterruptedException {
    return Calibration.of(
        workers -> {
          long requests = Math.round(service.throughput(workers) * TIME.toSeconds());
          boolean fails = failsFrom > 0 && workers >= failsFrom;
          return new LoadLevel(
              workers, new Counts(fails ? 0 : requests, fails ? requests : 0, workers), TIME);
        },
        most,
        0.05,
        level -> tried.add(level.workers()));
  }
}
