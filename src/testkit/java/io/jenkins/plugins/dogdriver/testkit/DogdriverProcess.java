package io.jenkins.plugins.dogdriver.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts {@code bin/dogdriver} as a user does. */
public final class DogdriverProcess {
  private final Path program;
  private final Path log;
  private final Map<String, String> environment;

  public DogdriverProcess(Path program, Path log, Map<String, String> environment) {
    this.program = program;
    this.log = log;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Waits for it to end.
   *
   * @return what it printed, line by line
   * @throws IOException if it did not end with 0
   */
  public List<String> run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(log.getParent(), "dogdriver", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(
            "dogdriver " + String.join(" ", arguments) + " did not end well; see " + log + ".");
      }
      return Files.readAllLines(output);
    } finally {
      process.destroy();
      Files.delete(output);
    }
  }
}
