package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;

/**
 * Writes a run down where it must not be lost: first in the journal, then in the store, then in
 * Datadog. Doing any of it twice is doing it once.
 */
public final class RunRecorder {
  private final RunJournal journal;
  private final RunDelivery delivery;
  private final RunEvents events;

  public RunRecorder(RunJournal journal, RunDelivery delivery, RunEvents events) {
    this.journal = journal;
    this.delivery = delivery;
    this.events = events;
  }

  /**
   * Records that a run starts. If this fails, nothing is recorded.
   *
   * @throws io.jenkins.plugins.dogdriver.datadog.DatadogException if Datadog refuses the keys, so
   *     that its metric values could never be read
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if the journal cannot be written
   */
  void begin(RunStart start) {
    journal.open(start);
    try {
      events.started(start);
    } catch (RuntimeException e) {
      journal.close(start.id());
      throw e;
    }
  }

  /**
   * Records how a run ended.
   *
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if neither the store nor this
   *     machine's disk accepts it; the journal still has the run
   */
  void record(Run run) {
    journal.ended(run);
    delivery.deliver(run);
    events.stopped(run);
    journal.close(run.id());
  }

  /**
   * Records what earlier processes left behind: runs that were killed, and runs that wait on this
   * machine because the store was unavailable.
   *
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if neither the store nor this
   *     machine's disk accepts a run; what is left stays where it is
   */
  public void recover() {
    journal.recover(
        lost -> {
          delivery.deliver(lost);
          events.stopped(lost);
        });
    delivery.deliverSpooled();
  }
}
