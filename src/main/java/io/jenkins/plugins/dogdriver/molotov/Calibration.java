package io.jenkins.plugins.dogdriver.molotov;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The load that a service can handle, found by raising it.
 *
 * <p>The number of workers is doubled until the {@linkplain LoadLevel#power power} has fallen twice
 * in a row, requests fail, or there are as many workers as allowed. Then the levels halfway to the
 * neighbours of the best one are tried, so that the knee is found to within a quarter.
 *
 * @param levels that were tried, by the number of workers; at least one
 * @param enough whether the load went beyond the knee
 */
public record Calibration(List<LoadLevel> levels, boolean enough) {
  /**
   * The share of the knee that is recommended: between 60 and 70 % leaves room for what else
   * happens.
   */
  private static final double SHARE_OF_KNEE = 0.65;

  private static final int FALLS = 2;

  /** Makes the load of a number of workers. */
  public interface Load {
    /**
     * Returns what the service did.
     *
     * @throws MolotovException if the load test could not be run
     */
    LoadLevel of(int workers) throws InterruptedException;
  }

  public Calibration {
    levels = levels.stream().sorted(Comparator.comparingInt(LoadLevel::workers)).toList();
  }

  /**
   * Finds the knee by raising the load.
   *
   * @param mostWorkers that are allowed, 1 or more
   * @param failureShare the largest share of failed requests, 0 to 1, of a level that counts
   * @param progress receives each level once it was tried
   * @throws MolotovException if a load test could not be run, or requests fail with one worker
   */
  public static Calibration of(
      Load load, int mostWorkers, double failureShare, Consumer<LoadLevel> progress)
      throws InterruptedException {
    List<LoadLevel> levels = new ArrayList<>();
    int falls = 0;
    boolean failing = false;
    int workers = 0;
    while (workers < mostWorkers && falls < FALLS && !failing) {
      workers = Math.min(Math.max(1, 2 * workers), mostWorkers);
      LoadLevel level = load.of(workers);
      progress.accept(level);
      failing = fails(level, failureShare);
      if (!failing) {
        falls = levels.isEmpty() || level.power() >= best(levels).power() ? 0 : falls + 1;
        levels.add(level);
      }
    }
    if (levels.isEmpty()) {
      throw new MolotovException(
          "Requests fail already with one worker, so there is no load to recommend.");
    }
    boolean enough = failing || falls > 0;
    if (enough) {
      int knee = best(levels).workers();
      for (int between : new int[] {knee * 3 / 4, knee * 3 / 2}) {
        if (between >= 1
            && between <= mostWorkers
            && levels.stream().noneMatch(level -> level.workers() == between)) {
          LoadLevel level = load.of(between);
          progress.accept(level);
          if (!fails(level, failureShare)) {
            levels.add(level);
          }
        }
      }
    }
    return new Calibration(levels, enough);
  }

  private static boolean fails(LoadLevel level, double failureShare) {
    return level.counts().successes() == 0 || level.counts().failureShare() > failureShare;
  }

  private static LoadLevel best(List<LoadLevel> levels) {
    return levels.stream().max(Comparator.comparingDouble(LoadLevel::power)).orElseThrow();
  }

  /** Returns the level with the most power; the service is saturated beyond it. */
  public LoadLevel knee() {
    return best(levels);
  }

  /** Returns how many workers are recommended: 65 % of those of the knee, at least one. */
  public int recommendedWorkers() {
    return (int) Math.max(1, Math.round(SHARE_OF_KNEE * knee().workers()));
  }
}
