package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** The help of each command has what a user needs for this command, and nothing else. */
public class HelpTest {
  private static final List<String> COMMANDS =
      List.of("run", "gate", "calibrate", "collect", "trend", "changes", "report", "projects");

  @Test
  public void theOptionsOfACommandComeBeforeThoseThatAreShared() {
    String help = help("gate");

    assertThat(help)
        .containsSubsequence(
            "Usage: dogdriver gate --project NAME [OPTIONS]",
            "--runs",
            "--until",
            "Store:",
            "--bucket",
            "Datadog",
            "--datadog-site",
            "ServiceBook:",
            "--servicebook",
            "Exit codes:",
            "Success.",
            "Example:",
            "dogdriver gate --project kintowe");
  }

  @Test
  public void aCommandHasOnlyTheSharedOptionsThatItUses() {
    assertThat(help("projects")).contains("--servicebook").doesNotContain("--store", "--datadog");
    assertThat(help("calibrate")).contains("--servicebook").doesNotContain("--store", "--datadog");
    assertThat(help("trend")).contains("--store").doesNotContain("--state", "--servicebook");
    assertThat(help("trend")).doesNotContain("--datadog");
    assertThat(help("report"))
        .contains("--store", "--datadog-site")
        .doesNotContain("--datadog-url");
    assertThat(help("collect"))
        .contains("--store", "--datadog-url")
        .doesNotContain("--servicebook");
    assertThat(help("changes")).doesNotContain("--store", "--config", "--servicebook");
  }

  @Test
  public void everyCommandHasAnExampleThatItUnderstands() {
    for (String command : COMMANDS) {
      String example = help(command).split("Example:\n")[1].lines().findFirst().orElseThrow();
      String[] words = example.split(" < ")[0].strip().split(" ");

      assertThat(words).as(command).startsWith("dogdriver", command);
      String[] asked = new String[words.length];
      System.arraycopy(words, 1, asked, 0, words.length - 1);
      asked[words.length - 1] = "--help";
      assertThat(CommandLineRun.of(Map.of(), Clock.systemUTC(), asked).exitCode())
          .as(example)
          .isZero();
    }
  }

  @Test
  public void aMistypedOptionIsAnsweredWithTheOneThatWasMeant() {
    CommandLineRun run =
        CommandLineRun.of(Map.of(), Clock.systemUTC(), "gate", "--project", "x", "--rums", "8");

    assertThat(run.exitCode()).isEqualTo(Dogdriver.WRONG_USAGE);
    assertThat(run.err())
        .startsWith("dogdriver gate: Unknown options: '--rums'")
        .contains("--runs")
        .endsWith("Run 'dogdriver gate --help' for the options and an example.\n")
        .doesNotContain("Exit codes:");
  }

  @Test
  public void coloursAreOnATerminalOnly() {
    Map<String, String> terminal = Map.of("DOGDRIVER_TERMINAL", "out", "TERM", "xterm");

    assertThat(help(terminal)).contains("\u001b[");
    assertThat(help(Map.of())).doesNotContain("\u001b[");
    assertThat(help(Map.of("DOGDRIVER_TERMINAL", " err"))).doesNotContain("\u001b[");
    assertThat(help(Map.of("DOGDRIVER_TERMINAL", "out", "TERM", "dumb"))).doesNotContain("\u001b[");
    assertThat(help(Map.of("DOGDRIVER_TERMINAL", "out err", "NO_COLOR", "1")))
        .doesNotContain("\u001b[");
  }

  private static String help(Map<String, String> environment) {
    return CommandLineRun.of(environment, Clock.systemUTC(), "trend", "--help").out();
  }

  private static String help(String command) {
    return CommandLineRun.of(Map.of(), Clock.systemUTC(), command, "--help").out();
  }
}
