package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.trials.faults.Trial.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs many faults, a few at a time, each in a test bed of its own.
 *
 * @param folder an absolute path of an existing one, short enough for a virtualenv in it
 * @param program the words that start the command line
 * @param atOnce how many test beds there are at a time, 1 or more
 */
record Campaign(Path folder, List<String> program, int atOnce) {

  /** Returns every fault there is, some of them several times, as they leave much to chance. */
  static List<Fault> all() {
    return Stream.of(
            SignalToRun.all(),
            SignalToLoadTest.all(),
            SignalAtAnyMoment.all(),
            SignalToCollector.all(),
            CollectorsKilled.all(),
            PackFault.all(),
            DatadogFault.all(),
            ServiceBookFault.all(),
            DeploymentFault.all(),
            ReleaseDuringLoad.all(),
            BucketFault.all(),
            BucketAnswerLost.all(),
            FolderFault.all(),
            DiskFull.all(),
            CollectDuringRun.all(),
            TwoRecoveries.all(),
            TwoRuns.all(),
            ClockFault.all(),
            DamagedObject.all(),
            LoadTestFault.all())
        .flatMap(Collection::stream)
        .toList();
  }

  /**
   * Chooses faults at random: first one of each kind, then any, then all again if that is not
   * enough. The same seed chooses the same.
   */
  static List<Trial> choose(List<Fault> faults, int count, long seed) {
    List<Fault> shuffled = new ArrayList<>(faults);
    Collections.shuffle(shuffled, new Random(seed));
    Map<String, Fault> ofEachKind = new LinkedHashMap<>();
    shuffled.forEach(fault -> ofEachKind.putIfAbsent(fault.kind(), fault));
    List<Fault> order = new ArrayList<>(ofEachKind.values());
    ofEachKind.values().forEach(shuffled::remove);
    order.addAll(shuffled);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trials.add(new Trial(i + 1, order.get(i % order.size()), seed));
    }
    return trials;
  }

  /**
   * Runs all trials.
   *
   * @param progress is given each result as soon as it is there, one at a time
   * @return the results, in the order of the trials
   */
  List<Result> run(List<Trial> trials, Consumer<Result> progress) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<Result>> running = new ArrayList<>();
      for (Trial trial : trials) {
        running.add(threads.submit(() -> run(trial, progress)));
      }
      List<Result> results = new ArrayList<>();
      for (Future<Result> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A trial ended unexpectedly.", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Result run(Trial trial, Consumer<Result> progress)
      throws IOException, InterruptedException {
    Path own = Files.createDirectory(folder.resolve(String.valueOf(trial.number())));
    Result result = trial.run(own, program);
    if (result.isClean()) {
      delete(own);
    }
    synchronized (this) {
      progress.accept(result);
    }
    return result;
  }

  /** Deletes a folder and all in it; that there is none is fine. */
  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
