package io.jenkins.plugins.dogdriver.stats;

import static io.jenkins.plugins.dogdriver.stats.ChangePointDetector.HORIZON;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A series cut into segments of one level each. Candidates are moved and tested between their
 * neighbours, and the least clear one is dropped while it may be chance: first as if the values
 * were independent, then with the resemblance of neighbours that remains between those splits. Two
 * levels in one segment look like resemblance, so the segments are searched again, with a new
 * estimate each time, until nothing new is found.
 *
 * <p>Source: J. Bai, "Estimating multiple breaks one at a time", Econometric Theory 13 (1997), for
 * moving each between its neighbours and searching between them; C. Inclán and G. C. Tiao, "Use of
 * cumulative sums of squares for retrospective detection of changes of variance", Journal of the
 * American Statistical Association 89 (1994), for testing each there until none moves or drops.
 */
final class Segmentation {
  /** The largest number of rounds: after a few, splits hardly move any more. */
  private static final int MOST_ROUNDS = 10;

  /** The largest resemblance: values that are more alike are on a slope, with change points. */
  private static final double MOST_RESEMBLANCE = 0.9;

  private record Stretch(int start, int end) {}

  /** The range in which a split is searched, and the place from which the search starts. */
  private record Trial(int from, int guess, int to, int shortest) {}

  private final double[] values;
  private final SplitStatistic statistic;
  private SearchCorrection correction;
  private final Split start = new Split(0);
  private final Split end;
  private final Set<Stretch> searched = new HashSet<>();
  private final Map<Stretch, Autocorrelation> known = new HashMap<>();
  private VarianceInflation inflation = VarianceInflation.NONE;
  private double level;
  private int shortest;

  /**
   * @param values at least {@link ChangePointDetector#MIN_SERIES_LENGTH}, all finite
   */
  Segmentation(double[] values) {
    this.values = values.clone();
    statistic = new SplitStatistic(this.values);
    correction = SearchCorrection.of(values.length);
    end = new Split(values.length);
    start.next = end;
    end.previous = start;
  }

  /**
   * Adds the change points that are as clear as the level, between those that were found before.
   *
   * @param level the p-value that a change point has at most
   * @param shortest how many values there must be on either side of it
   */
  void search(double level, int shortest) {
    this.level = level;
    this.shortest = shortest;
    if (shortest < ChangePointDetector.MIN_SEGMENT_LENGTH) {
      correction = correction.withShortEnds();
    }
    searched.clear();
    splits().forEach(split -> split.fixed = true);
    boolean more = true;
    for (int round = 0; more && round < MOST_ROUNDS; round++) {
      more = addCandidates();
      inflate(VarianceInflation.NONE);
      settle();
      adjust();
    }
  }

  /** Returns the change points between the segments, in order. */
  List<ChangePoint> changePoints() {
    List<ChangePoint> points = new ArrayList<>();
    for (Split split : splits()) {
      ChangePointLocation.Place place = place(split);
      points.add(
          new ChangePoint(
              split.index,
              Median.of(Arrays.copyOfRange(values, split.previous.index, split.index)),
              Median.of(Arrays.copyOfRange(values, split.index, split.next.index)),
              split.pValue,
              place.earliest(),
              place.latest()));
    }
    return List.copyOf(points);
  }

  private List<Split> splits() {
    List<Split> splits = new ArrayList<>();
    for (Split split = start.next; split != end; split = split.next) {
      splits.add(split);
    }
    return splits;
  }

  /** Searches the stretches that are new, and returns whether there is any candidate. */
  private boolean addCandidates() {
    // A split may be between two changes that are close together, and too close to either.
    SeededBinarySegmentation search =
        new SeededBinarySegmentation(
            statistic,
            correction,
            inflation,
            level,
            start.next == end ? shortest : (shortest + 1) / 2);
    boolean any = false;
    for (Split left = start; left != end; ) {
      Split right = left.next;
      if (searched.add(new Stretch(left.index, right.index))) {
        for (int index : search.candidates(left.index, right.index)) {
          new Split(index).insertBefore(right);
          any = true;
        }
      }
      left = right;
    }
    return any;
  }

  /** Tests the splits again with the evidence that is left where neighbours resemble each other. */
  private void adjust() {
    if (start.next == end) {
      return;
    }
    double lag1 = Math.min(MOST_RESEMBLANCE, resemblance().lag1());
    VarianceInflation seen = VarianceInflation.of(lag1);
    inflate(seen);
    settle();
  }

  private void inflate(VarianceInflation seen) {
    if (seen.factor() != inflation.factor()) {
      inflation = seen;
      splits().forEach(split -> split.stale = true);
    }
  }

  /** Moves and tests the splits, and drops the least clear ones, until nothing changes. */
  private void settle() {
    boolean stale = true;
    for (int round = 0; stale && round < MOST_ROUNDS; round++) {
      stale = false;
      for (Split split : splits()) {
        if (split.stale) {
          test(split);
          stale = true;
        }
      }
      dropChance();
    }
  }

  private record Doubt(Split split, double pValue, int index) {
    static final Comparator<Doubt> LEAST_CLEAR_FIRST =
        Comparator.comparingDouble((Doubt doubt) -> -doubt.pValue).thenComparingInt(Doubt::index);

    boolean isCurrent() {
      return !split.dropped && split.pValue == pValue && split.index == index;
    }
  }

  private void dropChance() {
    PriorityQueue<Doubt> doubts = new PriorityQueue<>(Doubt.LEAST_CLEAR_FIRST);
    splits().forEach(split -> doubt(split, doubts));
    while (!doubts.isEmpty()) {
      Doubt worst = doubts.remove();
      if (worst.isCurrent()) {
        worst.split.drop();
        Deque<Split> neighbours = new ArrayDeque<>();
        neighbours.add(worst.split.previous);
        neighbours.add(worst.split.next);
        for (Split split : neighbours) {
          if (split != start && split != end) {
            test(split);
            doubt(split, doubts);
          }
        }
      }
    }
  }

  private void doubt(Split split, PriorityQueue<Doubt> doubts) {
    if (!split.fixed && split.pValue > level) {
      doubts.add(new Doubt(split, split.pValue, split.index));
    }
  }

  private void test(Split split) {
    split.stale = false;
    int index = split.index;
    int from = Math.max(split.previous.index, index - HORIZON);
    int to = Math.min(split.next.index, index + HORIZON);
    if (split.fixed) {
      return;
    }
    if (to - from < 2 * shortest) {
      split.pValue = 1;
      return;
    }
    int guess = Math.max(from + shortest, Math.min(to - shortest, index));
    Trial trial = new Trial(from, guess, to, shortest);
    if (!trial.equals(split.trial)) {
      split.found =
          from
              + new ChangePointLocation(
                      Arrays.copyOfRange(values, from, to), statistic.order(from, to), shortest)
                  .index(guess - from);
      split.trial = new Trial(from, split.found, to, shortest);
      int before = split.found - from;
      split.chance =
          new MannWhitney(before, to - split.found).pValue(statistic.of(from, to)[before]);
    }
    split.inflation = inflation;
    split.pValue = correction.correct(inflation.correct(split.chance));
    split.moveTo(split.found);
  }

  /** Returns where a split is, and how sure that is, from its last trial. */
  private ChangePointLocation.Place place(Split split) {
    Trial trial = split.trial;
    if (trial == null) {
      return new ChangePointLocation.Place(split.index, split.index, split.index);
    }
    int from = trial.from();
    ChangePointLocation.Place place =
        new ChangePointLocation(
                Arrays.copyOfRange(values, from, trial.to()),
                statistic.order(from, trial.to()),
                trial.shortest())
            .estimate(trial.guess() - from, split.inflation);
    return new ChangePointLocation.Place(
        split.index,
        Math.min(split.index, from + place.earliest()),
        Math.max(split.index, from + place.latest()));
  }

  /** Returns the autocorrelation of the values between the splits. */
  private Autocorrelation resemblance() {
    Autocorrelation all = Autocorrelation.NONE;
    for (Split left = start; left != end; left = left.next) {
      all =
          all.plus(
              known.computeIfAbsent(
                  new Stretch(left.index, left.next.index),
                  stretch ->
                      Autocorrelation.NONE.plus(
                          Arrays.copyOfRange(values, stretch.start(), stretch.end()))));
    }
    return all;
  }

  /** A place between two segments, linked to its neighbours. */
  private static final class Split {
    /** The index of the first value behind it. */
    private int index;

    /** The trial of its last test; absent before. */
    private Trial trial;

    /** The place that this trial found; {@link #chance} is its p-value for independent values. */
    private int found;

    private double chance;

    private VarianceInflation inflation;
    private double pValue;
    private boolean stale = true;
    private boolean fixed;
    private boolean dropped;
    private Split previous;
    private Split next;

    Split(int index) {
      this.index = index;
    }

    void insertBefore(Split right) {
      previous = right.previous;
      next = right;
      previous.next = this;
      next.previous = this;
      previous.stale = true;
      next.stale = true;
    }

    void drop() {
      dropped = true;
      previous.next = next;
      next.previous = previous;
      previous.stale = true;
      next.stale = true;
    }

    void moveTo(int place) {
      if (place != index) {
        index = place;
        previous.stale = true;
        next.stale = true;
        stale = true;
      }
    }
  }
}
