package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Release;
import java.util.List;
import java.util.Optional;

/**
 * The newest release and the one it is compared with.
 *
 * <p>A release is a row of runs: when an older version comes back, it is the newest release, and
 * only its runs since then count, because the service's surroundings may have changed meanwhile. A
 * release that was replaced before it had {@value #FEWEST_RUNS} runs is not a baseline, because no
 * difference from it can ever be proven; the release before it is, if that has another version than
 * the newest.
 *
 * @param baseline absent as long as there is a single version
 * @param candidate absent without a run
 */
public record ReleasePair(Optional<Release> baseline, Optional<Release> candidate) {
  /** The fewest runs on a side: below three no rank test of practical size reaches its level. */
  static final int FEWEST_RUNS = 3;

  /**
   * Returns the newest release and the one it is compared with.
   *
   * @param releases in order of their start
   */
  public static ReleasePair of(List<Release> releases) {
    if (releases.isEmpty()) {
      return new ReleasePair(Optional.empty(), Optional.empty());
    }
    int last = releases.size() - 1;
    Release candidate = releases.get(last);
    Optional<Release> previous = last == 0 ? Optional.empty() : Optional.of(releases.get(last - 1));
    for (int i = last - 1; i >= 0; i--) {
      Release release = releases.get(i);
      if (release.runs().size() >= FEWEST_RUNS && !release.version().equals(candidate.version())) {
        return new ReleasePair(Optional.of(release), Optional.of(candidate));
      }
    }
    return new ReleasePair(previous, Optional.of(candidate));
  }
}
