package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.run.RunSeries;
import io.jenkins.plugins.dogdriver.run.Until;
import java.time.Duration;

/**
 * The options of a series of runs.
 *
 * @param runs how many at most, 1 or more
 * @param pause between two of them
 * @param until whether the verdict ends them earlier
 * @param failures how many failed runs end them; 0 for any number
 * @param overlap whether they may run at the same time as others on their deployment
 */
record SeriesOptions(int runs, Duration pause, Until until, int failures, boolean overlap) {
  /**
   * Returns the series before its first run.
   *
   * @throws io.jenkins.plugins.dogdriver.run.RunException if a number is out of range
   */
  RunSeries begin() {
    return new RunSeries(runs, pause, until, failures);
  }
}
