package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A mistyped folder is an empty store: a command that shows what is in it must not succeed. */
public class EmptyStoreTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void thereIsNothingToShow() {
    Path report = folder.getRoot().toPath().resolve("report");
    for (List<String> command :
        List.of(
            List.of("trend", "--all"),
            List.of("trend", "--all", "--json"),
            List.of("trend", "--all", "--fail-on", "worse"),
            List.of("report", "--output", report.toString()))) {
      CommandLineRun run =
          CommandLineRun.of(
              Map.of("HOME", folder.getRoot().toString()),
              Clock.systemUTC(),
              Stream.concat(
                      command.stream(),
                      Stream.of("--store", folder.getRoot().toPath().resolve("nothere").toString()))
                  .toArray(String[]::new));

      assertThat(run.exitCode()).as("%s", command).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith("dogdriver: There is no measured run in the folder ")
          .endsWith(
              "nothere. Run 'dogdriver run --project NAME' first, then 'dogdriver collect'.\n");
    }
    assertThat(report).doesNotExist();
  }
}
