package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.trend.SeededPieces.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Searches one series for steps, as {@link Steps} describes. */
final class StepSearch {
  /**
   * The search through a series of n values has about the chances of a false alarm of n log2(n) /
   * 16 separate tests, as the pieces are about n log n values long. The divisor was counted on
   * steady series of 20 to 10,000 values; docs/verdict.md has the numbers.
   */
  private static final double VALUES_OF_A_TEST = 16;

  /** A first guess may be so improbable after that correction; only a tested one counts. */
  private static final double LEVEL_OF_A_GUESS = 0.1;

  /**
   * Below this distance from the middle, in standard deviations, no rank test reaches the level.
   */
  private static final double LEAST_DISTANCE = 3;

  /** With more values on a side no step gets any clearer that matters. */
  private static final int HORIZON = 1_000;

  /** Guesses hardly move any more after a few rounds. */
  private static final int MOST_ROUNDS = 10;

  private record Guess(Piece piece, int index, double pValue) {
    static final Comparator<Guess> CLEAREST_FIRST =
        Comparator.comparingDouble(Guess::pValue)
            .thenComparingInt(guess -> guess.piece().length())
            .thenComparingInt(guess -> guess.piece().start());
  }

  private record Cut(int index, double pValue) {}

  private final double[] values;
  private final LocalRanks ranks;
  private final double tests;
  private final List<Cut> cuts = new ArrayList<>();
  private double widening = 1;

  /**
   * @param values at least {@link Steps#SHORTEST}
   */
  StepSearch(double[] values) {
    this.values = values.clone();
    ranks = new LocalRanks(this.values);
    tests = values.length * StrictMath.log(values.length) / StrictMath.log(2) / VALUES_OF_A_TEST;
  }

  List<Step> steps() {
    guess();
    settle();
    if (!cuts.isEmpty()) {
      widening = Autocorrelation.widening(Autocorrelation.within(levels()));
      settle();
    }
    List<double[]> levels = levels();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      steps.add(
          new Step(
              cuts.get(i).index(),
              Middle.of(levels.get(i)),
              Middle.of(levels.get(i + 1)),
              cuts.get(i).pValue()));
    }
    return List.copyOf(steps);
  }

  /** The clearest split of all pieces first; then of those that it does not split; and so on. */
  private void guess() {
    List<Guess> guesses = new ArrayList<>();
    SeededPieces.of(
        values.length, 2 * HORIZON, shortest(), piece -> clearest(piece).ifPresent(guesses::add));
    guesses.sort(Guess.CLEAREST_FIRST);
    TreeSet<Integer> chosen = new TreeSet<>();
    for (Guess guess : guesses) {
      Integer next = chosen.higher(guess.piece().start());
      if (next == null || next >= guess.piece().end()) {
        chosen.add(guess.index());
      }
    }
    chosen.forEach(index -> cuts.add(new Cut(index, 0)));
  }

  /** The length of a piece whose halves, if wholly apart, are just clear enough. */
  private int shortest() {
    int half = Steps.FEWEST;
    while (2 * half < values.length
        && corrected(new RankSum(half, half).twoSided(0)) > LEVEL_OF_A_GUESS) {
      half++;
    }
    return 2 * half;
  }

  private Optional<Guess> clearest(Piece piece) {
    double[] u = ranks.statistics(piece.start(), piece.end());
    int length = piece.length();
    int best = 0;
    double most = LEAST_DISTANCE;
    for (int k = Steps.FEWEST; k <= length - Steps.FEWEST; k++) {
      double pairs = (double) k * (length - k);
      double distance = Math.abs(u[k] - pairs / 2) / Math.sqrt(pairs * (length + 1) / 12);
      if (distance > most) {
        most = distance;
        best = k;
      }
    }
    if (best == 0) {
      return Optional.empty();
    }
    double p = new RankSum(best, length - best).twoSided(u[best]);
    return corrected(p) > LEVEL_OF_A_GUESS
        ? Optional.empty()
        : Optional.of(new Guess(piece, piece.start() + best, p));
  }

  /** Moves and tests the cuts, and drops the least clear, until they stay. */
  private void settle() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Cut> before = List.copyOf(cuts);
      for (int i = 0; i < cuts.size(); i++) {
        test(i);
      }
      dropChance();
      if (cuts.equals(before)) {
        return;
      }
    }
  }

  private void dropChance() {
    while (!cuts.isEmpty()) {
      int worst = 0;
      for (int i = 1; i < cuts.size(); i++) {
        if (cuts.get(i).pValue() > cuts.get(worst).pValue()) {
          worst = i;
        }
      }
      if (cuts.get(worst).pValue() <= Steps.LEVEL) {
        return;
      }
      cuts.remove(worst);
      for (int i = Math.max(0, worst - 1); i < Math.min(cuts.size(), worst + 1); i++) {
        test(i);
      }
    }
  }

  private void test(int i) {
    int index = cuts.get(i).index();
    int start = Math.max(i == 0 ? 0 : cuts.get(i - 1).index(), index - HORIZON);
    int end =
        Math.min(i + 1 == cuts.size() ? values.length : cuts.get(i + 1).index(), index + HORIZON);
    if (index - start < Steps.FEWEST || end - index < Steps.FEWEST) {
      cuts.set(i, new Cut(index, 1));
      return;
    }
    double[] stretch = Arrays.copyOfRange(values, start, end);
    int before = StepPlace.in(stretch, index - start, Steps.FEWEST);
    double u = ranks.statistics(start, end)[before];
    double p = new RankSum(before, end - start - before).twoSided(u);
    cuts.set(i, new Cut(start + before, corrected(Comparison.stretched(p, 1 / widening))));
  }

  private double corrected(double pValue) {
    return Math.min(1, tests * pValue);
  }

  /** The values between the cuts. */
  private List<double[]> levels() {
    List<double[]> levels = new ArrayList<>();
    int start = 0;
    for (Cut cut : cuts) {
      levels.add(Arrays.copyOfRange(values, start, cut.index()));
      start = cut.index();
    }
    levels.add(Arrays.copyOfRange(values, start, values.length));
    return levels;
  }
}
