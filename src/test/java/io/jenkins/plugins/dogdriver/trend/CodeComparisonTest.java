package io.jenkins.plugins.dogdriver.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.Releases;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** Where to read what changed in the code. */
public class CodeComparisonTest {
  private static final String OLD = "0123456789abcdef0123456789abcdef01234567";
  private static final String NEW = "89abcdef0123456789abcdef0123456789abcdef";

  @Test
  public void everyKnownForgeHasItsPage() {
    Map.of(
            "https://github.com/Kinto/kinto",
            "/compare/" + OLD + "..." + NEW,
            "https://gitlab.com/group/sub/kinto",
            "/-/compare/" + OLD + "..." + NEW,
            "https://codeberg.org/a/b",
            "/compare/" + OLD + "..." + NEW,
            "https://bitbucket.org/a/b",
            "/branches/compare/" + NEW + "%0D" + OLD,
            "https://hg.mozilla.org/mozilla-central",
            "/pushloghtml?fromchange=" + OLD + "&tochange=" + NEW)
        .forEach(
            (repository, page) ->
                assertThat(comparison(repository, OLD, repository, NEW).orElseThrow())
                    .isEqualTo(new CodeComparison(OLD, NEW, repository + page)));
  }

  @Test
  public void itIsNamedAsGitNamesIt() {
    assertThat(new CodeComparison(OLD, NEW, "").range()).isEqualTo("0123456..89abcde");
  }

  @Test
  public void withoutTwoCommitsOfOneRepositoryOnAKnownForgeThereIsNone() {
    String github = "https://github.com/Kinto/kinto";
    assertThat(comparison(github, OLD, "https://github.com/fork/kinto", NEW)).isEmpty();
    assertThat(comparison(github, OLD, github, "")).isEmpty();
    assertThat(comparison(github, "", github, NEW)).isEmpty();
    assertThat(comparison(github, OLD, github, OLD)).isEmpty();
    assertThat(comparison("", OLD, "", NEW)).isEmpty();
    assertThat(
            comparison(
                "https://evil.example/github.com", OLD, "https://evil.example/github.com", NEW))
        .isEmpty();
    assertThat(new Releases().release("1", "ART", 20).trend().code()).isEmpty();
  }

  private static Optional<CodeComparison> comparison(
      String repository, String commit, String newRepository, String newCommit) {
    Releases runs = Releases.of("ART", new double[] {20, 20, 20}, new double[] {20});
    runs.run(2).deployed("", repository, commit);
    runs.run(3).deployed("", newRepository, newCommit);
    return runs.trend().code();
  }
}
