package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.MeasuredRuns;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The runs of a project that are missing in its trend, as they cannot be read.
 *
 * @param all runs of the project that can be read
 * @param unreadable the others, by key
 */
public record UnreadableRuns(
    String project, List<MeasuredRun> all, List<UnreadableObject> unreadable) {
  public UnreadableRuns {
    all = MeasuredRuns.copyOf(all);
    unreadable = List.copyOf(unreadable);
  }

  /** The most objects that are named in a sentence; the rest is counted. */
  private static final int MOST_NAMED = 3;

  /** Returns a sentence for each release they are of, and one for those of an unknown release. */
  public List<String> sentences() {
    Map<String, List<UnreadableObject>> byVersion =
        unreadable.stream()
            .collect(
                Collectors.groupingBy(
                    UnreadableObject::version, TreeMap::new, Collectors.toList()));
    return byVersion.entrySet().stream()
        .map(entry -> sentence(entry.getKey(), entry.getValue()))
        .toList();
  }

  private String sentence(String version, List<UnreadableObject> some) {
    long total = total(version);
    String named =
        some.stream()
            .limit(MOST_NAMED)
            .map(object -> "%s (%s)".formatted(object.key(), object.reason()))
            .collect(Collectors.joining(", "));
    int more = some.size() - MOST_NAMED;
    return "%s of %s %s of %s could not be read: %s%s."
        .formatted(
            some.size(),
            total,
            total == 1 ? "run" : "runs",
            version.isEmpty() ? project : version,
            named,
            more > 0 ? " and " + more + " more" : "");
  }

  /** Returns how many runs there are of a version; where that is unknown, of the project. */
  private long total(String version) {
    MeasuredRuns runs = MeasuredRuns.copyOf(all);
    return runs.where(i -> isOf(version, runs.version(i))).size()
        + unreadable.stream().filter(object -> isOf(version, object.version())).count();
  }

  private static boolean isOf(String wanted, String version) {
    return wanted.isEmpty() || wanted.equals(version);
  }
}
