package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CompletionCommandTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void bashCompletesCommandsAndOptions() throws Exception {
    Path script =
        Files.writeString(
            folder.newFile().toPath(),
            CommandLineRun.of(Map.of(), Clock.systemUTC(), "completion").out());

    assertThat(completions(script, "dogdriver", "ga")).contains("gate");
    assertThat(completions(script, "dogdriver", "gate", "--un")).contains("--until");
    assertThat(completions(script, "dogdriver", "projects", "--st")).doesNotContain("--store");
  }

  /** Returns what bash offers for the last word. */
  private String completions(Path script, String... words) throws Exception {
    Path printed = folder.newFile().toPath();
    String shell =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%s; _complete_dogdriver; echo \"${COMPREPLY[@]}\""
            .formatted(script, String.join(" ", words), words.length - 1);
    Process bash =
        new ProcessBuilder("bash", "-c", shell)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return Files.readString(printed);
  }
}
