package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.store.RunInbox;
import io.jenkins.plugins.dogdriver.store.RunRefusedException;
import io.jenkins.plugins.dogdriver.store.Spool;
import io.jenkins.plugins.dogdriver.store.StoreException;
import java.util.function.Consumer;

/** Delivers runs to the store, and keeps them on this machine while it is unavailable. */
public final class RunDelivery {
  private final RunInbox store;
  private final Spool spool;
  private final Consumer<String> notices;
  private final Consumer<String> news;

  /**
   * @param notices accepts a sentence for people where a run has to wait
   * @param news accepts a sentence for people where runs had to wait, and are delivered
   */
  public RunDelivery(RunInbox store, Spool spool, Consumer<String> notices, Consumer<String> news) {
    this.store = store;
    this.spool = spool;
    this.notices = notices;
    this.news = news;
  }

  /**
   * Delivers a run, and returns once it is in the store or on this machine's disk.
   *
   * @throws StoreException if neither accepts it
   */
  void deliver(Run run) {
    try {
      store.deliver(run);
    } catch (RunRefusedException e) {
      spool.keepRefused(run);
      notices.accept(spool.refused(e));
    } catch (StoreException e) {
      spool.keep(run);
      notices.accept(
          e.getMessage() + " The run waits in " + spool.describe() + " and is delivered later.");
    }
  }

  /** Delivers the runs that wait on this machine, as far as possible. */
  void deliverSpooled() {
    try {
      spool.unreadable().forEach(notices);
      int delivered = spool.deliverTo(store, notices);
      if (delivered > 0) {
        news.accept("Runs that had waited on this machine are delivered: %s.".formatted(delivered));
      }
    } catch (StoreException e) {
      notices.accept("Runs wait in " + spool.describe() + ": " + e.getMessage());
    }
  }
}
