package io.jenkins.plugins.dogdriver.run;

/** What earlier runs of this machine left behind: runs that were killed, and runs that wait. */
public record LeftOvers(ProcessRunJournal started, RunEvents events, RunDelivery delivery) {

  /** Records the runs that were killed, tells Datadog of their stop, and delivers what waits. */
  public void deliver() {
    started.recover(
        lost -> {
          delivery.deliver(lost);
          events.stopped(lost);
        });
    delivery.deliverSpooled();
  }
}
