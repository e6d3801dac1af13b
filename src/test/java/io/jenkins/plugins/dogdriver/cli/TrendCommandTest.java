package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * What is asked for and is not there must not be mistaken for a release that did not get slower.
 */
public class TrendCommandTest {
  private static final int RELEASES = 13;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Before
  public void measure() {
    Path store = folder.getRoot().toPath();
    try (RunStore runs = new RunStore(new FolderObjectStore(store))) {
      for (int i = 0; i < RELEASES; i++) {
        runs.store(
            aRun()
                .version("1." + i)
                .start(RunBuilder.FIRST_START.plus(Duration.ofHours(i)))
                .figure("ART", 20)
                .measured());
      }
    }
  }

  @Test
  public void aSourceThatThereIsNotIsAnErrorThatNamesThoseThereAre() {
    assertFails(
        "There is no measured run of kintowe from 'nowhere', only from 'here'.",
        "--source",
        "nowhere");
  }

  @Test
  public void soIsADeployment() {
    assertFails(
        "There is no measured run of kintowe on 'prod', only on 'stage'.", "--deployment", "prod");
  }

  @Test
  public void soIsAnOlderReleaseAndTheNewestAreNamed() {
    assertFails(
        "There is no measured run of kintowe of release '0.9', only of", "--against", "0.9");
    assertThat(trend("--against", "0.9").err())
        .contains("'1.3', '1.4'", "'1.12' and 3 more.")
        .doesNotContain("'1.2'");
  }

  @Test
  public void whatIsThereIsShown() {
    CommandLineRun trend =
        trend(
            "--source", "here", "--deployment", "stage", "--against", "1.0", "--fail-on", "worse");

    assertThat(trend.exitCode()).isZero();
    assertThat(trend.out().lines()).noneMatch(line -> line.endsWith(" "));
  }

  private void assertFails(String message, String... options) {
    CommandLineRun trend = trend(options);

    assertThat(trend.exitCode()).isEqualTo(Dogdriver.FAILED);
    assertThat(trend.err()).contains(message);
    assertThat(trend.out()).isEmpty();
  }

  private CommandLineRun trend(String... options) {
    List<String> words = new ArrayList<>(List.of("trend", "--project", "kintowe"));
    words.addAll(List.of("--store", folder.getRoot().toString()));
    words.addAll(List.of(options));
    return CommandLineRun.of(
        Map.of("HOME", folder.getRoot().toString()),
        Clock.systemUTC(),
        words.toArray(String[]::new));
  }
}
