package io.jenkins.plugins.dogdriver.trials.acceptance;

import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.DogdriverProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program {@code bin/dogdriver} with the stand-ins of the scenarios, as a user starts it. */
record CommandLine(World world, Path folder) {
  static final int WORSE = 3;

  /** The output of a command and its exit code. */
  record Ended(int exitCode, List<String> lines) {}

  static CommandLine in(World world) throws IOException {
    return new CommandLine(
        world, Files.createDirectories(world.artifacts().resolve("command-line")));
  }

  /** Runs a command with the controller in place of a store, and waits for its end. */
  Ended withController(String... arguments) throws IOException, InterruptedException {
    return run(with(arguments, "--server=" + world.controller().at("")));
  }

  /** Runs a command that makes runs, with a store of its own, and waits for its end. */
  Ended withStore(String... arguments) throws IOException, InterruptedException {
    return run(with(arguments, "--store=" + folder.resolve("store")));
  }

  /** Runs a command and waits for its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    int exitCode = program(arguments[0]).follow(lines::add, arguments);
    return new Ended(exitCode, lines);
  }

  /** Returns what a command needs to run the load test of a project of the stand-ins. */
  String[] loadTest(String command, String project, String... more) {
    return with(
        with(new String[] {command}, more),
        "--project=" + project,
        "--source=laptop",
        "--allow-local-tests",
        "--servicebook=" + world.standIns().book().uri());
  }

  /** Returns what a command needs to record runs of a project of the stand-ins. */
  String[] recording(String command, String project, String... more) {
    return with(
        loadTest(command, project, more),
        "--datadog-url=" + world.standIns().datadog().url(),
        "--state=" + folder.resolve("state"));
  }

  private static String[] with(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private DogdriverProcess program(String log) {
    Map<String, String> environment = new HashMap<>(DatadogStandIn.ENVIRONMENT);
    world
        .controller()
        .authorization()
        .map(header -> header.replaceFirst("Basic ", ""))
        .ifPresent(login -> environment.put("DOGDRIVER_TOKEN", decoded(login)));
    return new DogdriverProcess(
        Path.of("bin", "dogdriver").toAbsolutePath(), folder.resolve(log + ".log"), environment);
  }

  private static String decoded(String login) {
    return new String(Base64.getDecoder().decode(login), StandardCharsets.UTF_8);
  }
}
