package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.stats.ChangePointDetector;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Long series, 3 % wide, whose level shifts by 10 % after every 500 values. */
final class ChangePointSearch implements Part {
  @Override
  public void measure(Consumer<Result> results) throws Exception {
    results.accept(
        Result.below(
            0.05,
            "s",
            "change-points.10000",
            "change points of 10,000 values, on one core",
            search(10_000, new Rounds(10, 11))));
    results.accept(
        Result.below(
            1,
            "s",
            "change-points.100000",
            "change points of 100,000 values, on one core",
            search(100_000, new Rounds(2, 5))));
  }

  private static Sample search(int length, Rounds rounds) throws Exception {
    Random random = new Random(1);
    double[] values =
        IntStream.range(0, length)
            .mapToDouble(i -> (i / 500 % 2 == 0 ? 20 : 22) * (1 + 0.03 * random.nextGaussian()))
            .toArray();
    return rounds.of(
        () -> Rounds.secondsOfCore(() -> check(ChangePointDetector.detect(values).size(), length)));
  }

  private static void check(int points, int length) {
    if (points < length / 500 - 1) {
      throw new IllegalStateException("Only " + points + " change points were found.");
    }
  }
}
