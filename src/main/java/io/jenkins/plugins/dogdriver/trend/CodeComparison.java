package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Release;
import java.util.Map;
import java.util.Optional;

/**
 * The changes in the code between two releases: the page of a forge that compares their commits.
 *
 * @param from commit of the newest run of the baseline
 * @param to commit of the newest run of the candidate
 * @param url https address of the page
 */
public record CodeComparison(String from, String to, String url) {
  private static final int HASH = 7;

  /** The forges whose page is known, and what it is called below a repository. */
  private static final Map<String, String> PAGES =
      Map.of(
          "github.com", "/compare/%s...%s",
          "gitlab.com", "/-/compare/%s...%s",
          "codeberg.org", "/compare/%s...%s",
          "bitbucket.org", "/branches/compare/%2$s%%0D%1$s",
          "hg.mozilla.org", "/pushloghtml?fromchange=%s&tochange=%s");

  /**
   * Returns the comparison; empty unless both releases name a commit of the same repository on a
   * known forge, and two different ones.
   */
  static Optional<CodeComparison> of(ReleasePair pair) {
    if (pair.baseline().isEmpty()) {
      return Optional.empty();
    }
    Deployed before = newest(pair.baseline().get());
    Deployed after = newest(pair.candidate().orElseThrow());
    String page = PAGES.get(host(after.repository()));
    return page == null
            || !before.repository().equals(after.repository())
            || before.commit().isEmpty()
            || after.commit().isEmpty()
            || before.commit().equals(after.commit())
        ? Optional.empty()
        : Optional.of(
            new CodeComparison(
                before.commit(),
                after.commit(),
                after.repository() + page.formatted(before.commit(), after.commit())));
  }

  /** Returns the range of commits as git writes it, with short hashes. */
  public String range() {
    return shortened(from) + ".." + shortened(to);
  }

  private static Deployed newest(Release release) {
    return release.runs().get(release.runs().size() - 1).run().started().deployed();
  }

  private static String host(String repository) {
    String[] parts = repository.split("/", 4);
    return parts.length > 2 ? parts[2] : "";
  }

  private static String shortened(String commit) {
    return commit.substring(0, HASH);
  }
}
