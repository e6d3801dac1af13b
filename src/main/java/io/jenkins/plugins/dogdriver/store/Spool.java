package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs kept on this machine while the store is unavailable. */
public final class Spool {
  private final RunStore waiting;

  /**
   * @param folder of its own, made when the first run is kept
   */
  public Spool(Path folder) {
    waiting = new RunStore(new FolderObjectStore(folder));
  }

  /**
   * Stores a run.
   *
   * @throws StoreException if it cannot be written
   */
  public void keep(Run run) {
    waiting.enqueue(run);
  }

  /** Returns the runs kept, the oldest first. */
  public List<Run> waiting() {
    return waiting.queue().jobs().stream().filter(Spool::isAtItsPlace).map(Job::run).toList();
  }

  /** Returns a sentence for each object that cannot be read; a run may be lost with it. */
  public List<String> unreadable() {
    RunStore.Queue queue = waiting.queue();
    return Stream.concat(
            queue.unreadable().stream().map(object -> sentence(object.key(), object.reason())),
            queue.jobs().stream()
                .filter(job -> !isAtItsPlace(job))
                .map(job -> sentence(job.key(), "its id is not that in its name")))
        .toList();
  }

  private String sentence(String key, String why) {
    return "%s in %s is not a run that can be read: %s.".formatted(key, describe(), why);
  }

  /**
   * Returns whether a run is under its name: it is deleted by its id, and under another name it
   * would stay, and be recorded again.
   */
  private static boolean isAtItsPlace(Job job) {
    String id = job.run().id();
    return job.key().equals(RunKeys.job(id)) || job.key().equals(RunKeys.placeholder(id));
  }

  /** Deletes the run of that id; that it is not here is fine. */
  public void forget(String id) {
    waiting.forget(id);
  }

  /**
   * Keeps a run that is refused, out of the way of those that wait.
   *
   * @throws StoreException if it cannot be written
   */
  public void keepRefused(Run run) {
    waiting.setAside(waiting.enqueue(run));
  }

  /**
   * Delivers every run to the store; one that was delivered and is still here is delivered again,
   * which does no harm.
   *
   * @param refusals gets a sentence for each run that the store refuses; it stays here, and is not
   *     delivered again
   * @return how many runs were delivered
   * @throws StoreException if the store is still unavailable; what is left stays here
   */
  public int deliverTo(RunInbox store, Consumer<String> refusals) {
    int delivered = 0;
    for (Job job : waiting.queue().jobs()) {
      try {
        store.deliver(job.run());
        waiting.delete(job);
        delivered++;
      } catch (RunRefusedException e) {
        waiting.setAside(job);
        refusals.accept(refused(e));
      }
    }
    return delivered;
  }

  /** Returns what became of a run that is refused, as sentences. */
  public String refused(RunRefusedException refusal) {
    return refusal.getMessage() + " The run is kept in " + describe() + ", and not sent again.";
  }

  public String describe() {
    return waiting.describe();
  }
}
