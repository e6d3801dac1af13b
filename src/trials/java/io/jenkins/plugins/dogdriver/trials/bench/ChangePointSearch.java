package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.stats.ChangePointDetector;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Searches long series: 3 % wide, with a level that shifts by 10 % after every 500 values; and the
 * worst for a search, which have a change at every place.
 */
final class ChangePointSearch implements Part {
  private static final int WORST = 1_000_000;

  @Override
  public void measure(Consumer<Result> results) throws Exception {
    results.accept(
        Result.below(
            0.05,
            "s",
            "change-points.10000",
            "change points of 10,000 values, on one core",
            search(stairs(10_000), 10_000 / 500 - 1, new Rounds(10, 11))));
    results.accept(
        Result.below(
            1,
            "s",
            "change-points.100000",
            "change points of 100,000 values, on one core",
            search(stairs(100_000), 100_000 / 500 - 1, new Rounds(2, 5))));
    results.accept(
        Result.below(
            5,
            "s",
            "change-points.ramp",
            "change points of a ramp of 1,000,000 values, on one core",
            search(ramp(), 1, new Rounds(1, 3))));
    results.accept(
        Result.below(
            5,
            "s",
            "change-points.walk",
            "change points of a random walk of 1,000,000 values, on one core",
            search(walk(), 1, new Rounds(1, 3))));
  }

  private static double[] stairs(int length) {
    Random random = new Random(1);
    return IntStream.range(0, length)
        .mapToDouble(i -> (i / 500 % 2 == 0 ? 20 : 22) * (1 + 0.03 * random.nextGaussian()))
        .toArray();
  }

  private static double[] ramp() {
    Random random = new Random(1);
    return IntStream.range(0, WORST).mapToDouble(i -> 0.01 * i + random.nextGaussian()).toArray();
  }

  private static double[] walk() {
    Random random = new Random(1);
    double[] last = {0};
    return IntStream.range(0, WORST).mapToDouble(i -> last[0] += random.nextGaussian()).toArray();
  }

  private static Sample search(double[] values, int fewest, Rounds rounds) throws Exception {
    return rounds.of(
        () -> Rounds.secondsOfCore(() -> check(ChangePointDetector.detect(values).size(), fewest)));
  }

  private static void check(int points, int fewest) {
    if (points < fewest) {
      throw new IllegalStateException("Only " + points + " change points were found.");
    }
  }
}
