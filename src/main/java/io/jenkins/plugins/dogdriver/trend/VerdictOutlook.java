package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.SequentialTest;
import java.util.List;
import java.util.Optional;

/**
 * The outlook on a verdict: whether a release can be judged once the runs are made that are
 * planned.
 */
public final class VerdictOutlook {
  private VerdictOutlook() {}

  /**
   * Returns what keeps a release from being judged, as the end of a sentence; empty where nothing
   * does.
   *
   * @param soFar the trend of its project, source and deployment before the runs
   * @param version that is deployed
   * @param runs how many are planned
   */
  public static Optional<String> obstacle(Trend soFar, String version, int runs) {
    boolean known = !soFar.releases().isEmpty() && soFar.newestRelease().equals(version);
    Optional<Release> baseline = known ? soFar.baseline() : baseline(soFar.releases(), version);
    if (baseline.isEmpty()) {
      return Optional.of(noBaseline(soFar, version));
    }
    int before = baseline.get().runs().size();
    if (before < SequentialTest.FEWEST_BEFORE) {
      return Optional.of(
          "%s, the release before, has %s of the %s runs that a baseline needs."
              .formatted(baseline.get().name(), before, SequentialTest.FEWEST_BEFORE));
    }
    int after =
        runs + (known ? soFar.releases().get(soFar.releases().size() - 1).runs().size() : 0);
    return after < SequentialTest.FEWEST_AFTER
        ? Optional.of(
            "%s has %s of the %s runs that it needs, this one included."
                .formatted(Release.name(version), after, SequentialTest.FEWEST_AFTER))
        : Optional.empty();
  }

  /** Returns the baseline as {@link ReleasePair} chooses it, once there are runs of the version. */
  private static Optional<Release> baseline(List<Release> releases, String version) {
    for (int i = releases.size() - 1; i >= 0; i--) {
      Release release = releases.get(i);
      if (release.runs().size() >= SequentialTest.FEWEST_BEFORE
          && !release.version().equals(version)) {
        return Optional.of(release);
      }
    }
    return releases.isEmpty() ? Optional.empty() : Optional.of(releases.get(releases.size() - 1));
  }

  private static String noBaseline(Trend soFar, String version) {
    long others = soFar.sources().stream().filter(source -> !source.equals(soFar.source())).count();
    String missing =
        "no release before %s has been measured from here".formatted(Release.name(version));
    return others == 0
        ? missing + "."
        : missing
            + ", and there are runs from %s other %s: give all runs the same source."
                .formatted(others, others == 1 ? "place" : "places");
  }
}
