package io.jenkins.plugins.dogdriver.molotov;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A copy of a load test on this machine whose settings can be changed. Only the copy is changed;
 * closing this deletes it.
 */
public final class LoadTestCopy implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_GIT = Duration.ofMinutes(5);
  private static final String SETTINGS = "molotov.json";

  /** The settings of a test that would give it another load, or hide its counts. */
  private static final List<String> OTHER_LOAD =
      List.of("processes", "max_runs", "ramp_up", "sizing", "sizing_tolerance", "quiet");

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * Clones a load test.
   *
   * @param url of its repository, checked
   * @param environment of git
   * @throws MolotovException if it cannot be cloned
   */
  public LoadTestCopy(String url, Map<String, String> environment) throws InterruptedException {
    this.environment = new HashMap<>(environment);
    this.environment.put("GIT_TERMINAL_PROMPT", "0");
    this.folder =
        Path.of(System.getProperty("java.io.tmpdir"), "dogdriver-copy-" + UUID.randomUUID());
    try {
      git(null, List.of("clone", "--quiet", "--", url, folder.toString()));
    } catch (MolotovException e) {
      close();
      throw e;
    }
  }

  /** Returns where it is, for moloslave to clone it. */
  public String url() {
    return folder.toString();
  }

  /**
   * Sets the load of a test.
   *
   * @param test name of the test in {@code molotov.json}
   * @throws MolotovException if there is no such test
   */
  public void set(String test, int workers, Duration time) throws InterruptedException {
    Path file = folder.resolve(SETTINGS);
    try {
      JsonNode settings = JSON.readTree(Files.readAllBytes(file));
      if (!(settings.at("/molotov/tests").get(test) instanceof ObjectNode load)) {
        throw new MolotovException("molotov.json has no test '%s'.".formatted(test));
      }
      load.remove(OTHER_LOAD);
      load.put("workers", workers);
      load.put("duration", time.toSeconds());
      Files.write(file, JSON.writeValueAsBytes(settings));
    } catch (JsonProcessingException e) {
      throw new MolotovException("molotov.json is not JSON: " + e.getOriginalMessage() + ".", e);
    } catch (IOException e) {
      throw new MolotovException("The repository of the load test has no molotov.json.", e);
    }
    git(
        folder,
        List.of(
            "-c",
            "user.name=dogDriver",
            "-c",
            "user.email=dogdriver@localhost",
            "-c",
            "commit.gpgSign=false",
            "-c",
            "core.hooksPath=" + folder.resolve("no-hooks"),
            "commit",
            "--quiet",
            "--allow-empty",
            "--all",
            "--message",
            "Calibrate"));
  }

  private void git(Path directory, List<String> arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory == null ? null : directory.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = null;
    try {
      Path output = Files.createTempFile("dogdriver-git", ".out");
      try {
        process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(LONGEST_GIT.toSeconds(), TimeUnit.SECONDS)) {
          throw new MolotovException("git did not end within 5 minutes.");
        }
        if (process.exitValue() != 0) {
          throw new MolotovException(
              "git could not copy the load test: "
                  + Files.readString(output, StandardCharsets.UTF_8).strip());
        }
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new MolotovException("git could not be started: " + e.getMessage() + ".", e);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  @Override
  public void close() {
    FolderTree.delete(folder);
  }
}
