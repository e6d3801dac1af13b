package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.ObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.S3ObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads all runs of a project. Cold is a new store with a new client, so nothing is known and no
 * connection is open.
 */
record StoreReading(Path folder) implements Part {
  private static final Map<Integer, Double> TARGETS =
      new TreeMap<>(Map.of(1_000, 0.6, 10_000, 5.0));
  private static final int DELAY = 20;

  @Override
  public void measure(Consumer<Result> results) throws Exception {
    try (S3Process s3 = new S3Process()) {
      Supplier<ObjectStore> bucket = () -> new S3ObjectStore(s3.settings());
      read(results, "s3", "S3", bucket, bucket.get());
      s3.delay(DELAY);
      results.accept(
          Result.reported(
              "s3.cold.1000.delayed",
              "1,000 runs cold from S3 that answers after " + DELAY + " ms",
              cold(bucket, 1_000),
              "s"));
    }
    Path runs = Files.createDirectories(folder.resolve("runs"));
    read(
        results, "folder", "a folder", () -> new FolderObjectStore(runs), new UnsyncedFolder(runs));
  }

  private static void read(
      Consumer<Result> results,
      String name,
      String title,
      Supplier<ObjectStore> objects,
      ObjectStore writable)
      throws Exception {
    try (RunStore filled = new RunStore(writable)) {
      for (Map.Entry<Integer, Double> target : TARGETS.entrySet()) {
        int runs = target.getKey();
        fill(filled, runs);
        results.accept(
            Result.below(
                target.getValue(),
                "s",
                name + ".cold." + runs,
                "%,d runs cold from %s".formatted(runs, title),
                cold(objects, runs)));
        results.accept(
            Result.below(
                30,
                "ms",
                name + ".again." + runs,
                "%,d runs again from %s".formatted(runs, title),
                again(objects, runs)));
      }
    }
  }

  private static void fill(RunStore store, int runs) {
    List<MeasuredRun> all = SampleRuns.of(project(runs), runs).toList();
    all.parallelStream().forEach(store::store);
  }

  private static Sample cold(Supplier<ObjectStore> objects, int runs) throws Exception {
    return new Rounds(3, 7)
        .of(
            () -> {
              try (RunStore store = new RunStore(objects.get())) {
                return Rounds.seconds(() -> read(store, runs));
              }
            });
  }

  private static Sample again(Supplier<ObjectStore> objects, int runs) throws Exception {
    try (RunStore store = new RunStore(objects.get())) {
      read(store, runs);
      return new Rounds(10, 21).of(() -> Rounds.milliseconds(() -> read(store, runs)));
    }
  }

  private static void read(RunStore store, int runs) {
    int read = store.runs(project(runs)).size();
    if (read != runs) {
      throw new IllegalStateException("%d runs were read, not %d.".formatted(read, runs));
    }
  }

  private static String project(int runs) {
    return "project-of-" + runs;
  }
}
