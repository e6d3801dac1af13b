package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.DogdriverProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures {@code bin/dogdriver trend --all --json} as a user runs it, the start of Java included.
 */
record AllProjects(Path folder) implements Part {
  private static final int PROJECTS = 1_000;
  private static final int RUNS = 200;

  @Override
  public void measure(Consumer<Result> results) throws Exception {
    Path runs = Files.createDirectories(folder.resolve("projects"));
    RunStore store = new RunStore(new UnsyncedFolder(runs));
    IntStream.range(0, PROJECTS)
        .parallel()
        .forEach(i -> SampleRuns.of("project-" + i, RUNS).forEach(store::store));
    DogdriverProcess dogdriver =
        new DogdriverProcess(
            Path.of("bin", "dogdriver").toAbsolutePath(),
            folder.resolve("dogdriver.log"),
            Map.of());
    results.accept(
        Result.below(
            5,
            "s",
            "trend.all",
            "1,000 projects of 200 runs each judged from a folder",
            new Rounds(1, 3).of(() -> Rounds.seconds(() -> judge(dogdriver, runs)))));
  }

  private static void judge(DogdriverProcess dogdriver, Path runs) throws Exception {
    int trends = dogdriver.run("trend", "--all", "--json", "--store", runs.toString()).size();
    if (trends != PROJECTS) {
      throw new IllegalStateException("There are " + trends + " trends.");
    }
  }
}
