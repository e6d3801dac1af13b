package io.jenkins.plugins.dogdriver.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

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
    List<String> lines = new ArrayList<>();
    int exitCode = follow(lines::add, arguments);
    if (exitCode != 0) {
      throw new IOException(
          "dogdriver %s ended with %s; see %s."
              .formatted(String.join(" ", arguments), exitCode, log));
    }
    return lines;
  }

  /**
   * Waits for it to end, 5 minutes at most.
   *
   * @param output gets each line that it prints, at once
   * @return its exit code
   */
  public int follow(Consumer<String> output, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture.delayedExecutor(5, TimeUnit.MINUTES).execute(process::destroy);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(output);
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }
}
