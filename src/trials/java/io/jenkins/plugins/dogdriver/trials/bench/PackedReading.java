package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads the runs of a project that has very many, from a folder in which they are packed. The
 * single runs are there too, as in every store.
 */
record PackedReading(Path folder) implements Part {
  /** The targets in seconds, by the number of runs. */
  private static final Map<Integer, Double> TARGETS =
      new TreeMap<>(Map.of(100_000, 0.5, 1_000_000, 3.0));

  private static final String PROJECT = "project";
  private static final int MOST_MEGABYTES = 150;
  private static final int MOST_HEAP = 400;

  @Override
  public void measure(Consumer<Result> results) throws Exception {
    for (Map.Entry<Integer, Double> target : TARGETS.entrySet()) {
      int runs = target.getKey();
      Path place = Files.createDirectories(folder.resolve("packed-" + runs));
      try (RunStore filled = new RunStore(new UnsyncedFolder(place))) {
        SampleRuns.dense(PROJECT, runs).forEach(filled::store);
      }
      results.accept(
          Result.reported(
              "packing." + runs,
              "%,d runs of a folder packed the first time".formatted(runs),
              new Rounds(0, 1).of(() -> Rounds.seconds(() -> pack(place))),
              "s"));
      results.accept(
          Result.below(
              target.getValue(),
              "s",
              "packed.cold." + runs,
              "%,d packed runs cold from a folder".formatted(runs),
              new Rounds(1, 5).of(() -> cold(place, runs))));
      results.accept(
          Result.below(
              30,
              "ms",
              "packed.again." + runs,
              "%,d packed runs again from a folder".formatted(runs),
              again(place, runs)));
      results.accept(
          Result.below(
              MOST_MEGABYTES,
              "MB",
              "packed.memory." + runs,
              "%,d packed runs, held by a Java with %s MB".formatted(runs, MOST_HEAP),
              new Rounds(0, 1).of(() -> megabytes(place, runs))));
    }
  }

  private static void pack(Path place) {
    try (RunStore store = new RunStore(new FolderObjectStore(place))) {
      store.packing().round(() -> false);
    }
  }

  private static double cold(Path place, int runs) throws Exception {
    try (RunStore store = new RunStore(new FolderObjectStore(place))) {
      return Rounds.seconds(() -> read(store, runs));
    }
  }

  private static Sample again(Path place, int runs) throws Exception {
    try (RunStore store = new RunStore(new FolderObjectStore(place))) {
      read(store, runs);
      return new Rounds(3, 11).of(() -> Rounds.milliseconds(() -> read(store, runs)));
    }
  }

  /** Reads them as a program of its own, which prints how many megabytes of the heap they take. */
  public static void main(String[] arguments) {
    try (RunStore store = new RunStore(new FolderObjectStore(Path.of(arguments[0])))) {
      long before = RunHolder.heap();
      read(store, Integer.parseInt(arguments[1]));
      System.out.println((RunHolder.heap() - before) / 1e6);
    }
  }

  private static double megabytes(Path place, int runs) throws IOException {
    Process process =
        JavaProcess.of(
                PackedReading.class,
                "-Xmx" + MOST_HEAP + "m",
                place.toString(),
                String.valueOf(runs))
            .start();
    try (BufferedReader output = process.inputReader()) {
      return Double.parseDouble(output.readLine());
    } finally {
      process.destroy();
    }
  }

  private static void read(RunStore store, int runs) {
    int read = store.runs(PROJECT).size();
    if (read != runs) {
      throw new IllegalStateException("%d runs were read, not %d.".formatted(read, runs));
    }
  }
}
