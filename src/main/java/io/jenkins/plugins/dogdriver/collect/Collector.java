package io.jenkins.plugins.dogdriver.collect;

import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.datadog.FigureSource;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Turns the jobs in the queue into measured runs.
 *
 * <p>Several collectors may work on one store at once: they write the same content with the same
 * key, and deleting a job twice does no harm.
 */
public final class Collector {
  private final RunStore store;
  private final JobTurn turn;

  /**
   * Collects into the store that has the jobs.
   *
   * @param metrics the ones to read, at least one
   */
  public Collector(
      RunStore store,
      FigureSource figures,
      List<Metric> metrics,
      CollectSettings settings,
      Clock clock) {
    this(store, run -> figures, metrics, settings, clock);
  }

  /**
   * Collects runs whose metric values are in different places.
   *
   * @param figures where the metric values of a run are; what it throws is a failed attempt of that
   *     run's job
   * @param metrics the ones to read, at least one
   */
  public Collector(
      RunStore store,
      Function<Run, FigureSource> figures,
      List<Metric> metrics,
      CollectSettings settings,
      Clock clock) {
    this.store = store;
    this.turn = new JobTurn(store, figures, metrics, settings, clock);
  }

  /**
   * Gives every job in the queue its turn, the oldest first.
   *
   * @throws StoreException if the queue cannot be read
   */
  public CollectRound collect() {
    return collect(job -> {}, () -> false);
  }

  /**
   * Gives every job in the queue its turn, the oldest first.
   *
   * <p>The round ends early where continuing makes no sense and no job is to blame: where Datadog
   * or the store is unavailable, or refuses the keys.
   *
   * @param progress receives each job as soon as its turn is over
   * @param stop called before each job; true ends the round there
   * @throws StoreException if the queue cannot be read
   */
  public CollectRound collect(Consumer<CollectedJob> progress, BooleanSupplier stop) {
    List<CollectedJob> jobs = new ArrayList<>();
    Optional<String> stopped = Optional.empty();
    RunStore.Queue queue = store.queue();
    for (Job job : queue.jobs()) {
      if (stop.getAsBoolean()) {
        break;
      }
      try {
        jobs.add(turn.take(job));
      } catch (DatadogException | StoreException e) {
        stopped = Optional.of(e.getMessage());
        break;
      }
      progress.accept(jobs.get(jobs.size() - 1));
    }
    tidy();
    return new CollectRound(jobs, queue.unreadable(), stopped);
  }

  /** Deletes what a collector left behind that was killed, or whose store was in trouble. */
  private void tidy() {
    try {
      store.tidy();
    } catch (StoreException e) {
      // The measured runs are stored all the same, and the next round tries again.
    }
  }
}
