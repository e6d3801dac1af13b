package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on the newest release against an older one. Ten releases that are each the same as
 * the one before, to within the smallest change that matters, may be far slower together.
 *
 * @param version of the older release
 * @param verdict over all metrics of time, of the same error rates as that against the release
 *     before
 * @param sentence the verdict for people
 */
public record Reference(String version, Verdict verdict, String sentence) {
  /**
   * Returns the comparison with a release.
   *
   * @param pair the newest release and the one before
   * @param first the verdict against the one before
   * @param against the version of the older release; absent for the oldest within the window
   * @param metrics what each shows of the releases
   * @return absent where there is no such release, or it is the one before
   */
  static Optional<Reference> of(
      String project,
      List<Release> releases,
      ReleasePair pair,
      Verdict first,
      Optional<String> against,
      ReferenceWindow window,
      List<MetricOfReleases> metrics) {
    if (pair.candidate().isEmpty()) {
      return Optional.empty();
    }
    Release candidate = pair.candidate().get();
    return find(releases, candidate, against, window)
        .filter(release -> !Optional.of(release).equals(pair.baseline()))
        .map(
            release -> {
              ReleasePair older = new ReleasePair(Optional.of(release), pair.candidate());
              Conclusion conclusion =
                  Conclusion.of(project, older, ReleaseComparison.judge(older, metrics));
              int between = releases.size() - 1 - releases.indexOf(release);
              String span = "%s days, %s releases".formatted(days(release, candidate), between);
              boolean creeping = conclusion.verdict().isWorse() && !first.isWorse();
              return new Reference(
                  release.version(),
                  conclusion.verdict(),
                  (creeping ? "No single release did it: " : "")
                      + with(span, conclusion.sentence()));
            });
  }

  /** Returns whether it is worth a word beside the first verdict. */
  boolean isTelling() {
    return verdict != Verdict.SAME && verdict != Verdict.UNCLEAR;
  }

  private static Optional<Release> find(
      List<Release> releases, Release candidate, Optional<String> against, ReferenceWindow window) {
    return releases.stream()
        .filter(release -> !release.version().equals(candidate.version()))
        .filter(
            release ->
                against.isPresent()
                    ? release.version().equals(against.get())
                    : release.runs().size() >= ReleasePair.FEWEST_RUNS
                        && window.holds(Duration.between(release.start(), candidate.start())))
        .findFirst();
  }

  private static long days(Release release, Release candidate) {
    return Duration.between(release.start(), candidate.start()).toDays();
  }

  private static String with(String span, String sentence) {
    int evidence = sentence.indexOf(')');
    return evidence < 0
        ? sentence + " (" + span + ")"
        : sentence.substring(0, evidence) + "; " + span + sentence.substring(evidence);
  }
}
