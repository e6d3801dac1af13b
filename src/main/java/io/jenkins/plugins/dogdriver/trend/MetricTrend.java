package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.stats.ConfidenceInterval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The trend of one metric: the newest release against the baseline, and its change points.
 *
 * @param change of the typical run relative to the baseline's: 0.1 is 10 % higher; absent without
 *     two releases to compare
 * @param interval where the change lies with a confidence of 95 %; absent where there are too few
 *     runs
 * @param pValue how probable so clear a difference would be if the releases were alike, corrected
 *     for the number of metrics of time; 0 to 1
 * @param baseline the release compared with; absent if there is none with a metric value
 * @param candidate the newest release; absent if it has no metric value
 * @param outlook how many more runs of the newest release would probably settle the verdict;
 *     present where it is unclear and more runs would help
 * @param smallestShown the smallest relative change that the baseline's runs can show, with runs of
 *     the newest release at will; present where the verdict is unclear
 * @param sameTimes whether both releases have enough runs at the same times of day; true where the
 *     time of day is not seen to matter
 * @param changePoints in the order of the runs
 */
public record MetricTrend(
    Metric metric,
    MetricVerdict verdict,
    OptionalDouble change,
    Optional<ConfidenceInterval> interval,
    OptionalDouble pValue,
    Optional<Side> baseline,
    Optional<Side> candidate,
    Optional<Outlook> outlook,
    OptionalDouble smallestShown,
    boolean sameTimes,
    List<MetricChangePoint> changePoints) {
  public MetricTrend {
    changePoints = List.copyOf(changePoints);
  }

  /** Returns the same with these change points. */
  MetricTrend with(List<MetricChangePoint> points) {
    return new MetricTrend(
        metric,
        verdict,
        change,
        interval,
        pValue,
        baseline,
        candidate,
        outlook,
        smallestShown,
        sameTimes,
        points);
  }

  /**
   * Returns the sure change points where no release starts, as indexes among the runs that are
   * shown.
   *
   * @param older how many runs before those are not shown, 0 or more
   */
  public List<Integer> changePointsWithoutRelease(int older) {
    return withoutRelease(older, true);
  }

  /** Returns those that are only likely, in the same way. */
  public List<Integer> likelyChangePointsWithoutRelease(int older) {
    return withoutRelease(older, false);
  }

  private List<Integer> withoutRelease(int older, boolean sure) {
    return changePoints.stream()
        .filter(point -> !point.release() && point.isSure() == sure)
        .map(point -> point.index() - older)
        .filter(index -> index > 0)
        .toList();
  }
}
