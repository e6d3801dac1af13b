package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.run.RunJournal.Step;
import io.jenkins.plugins.dogdriver.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Records a run in the journal, in the store and in Datadog.
 *
 * <p>The journal comes first, and keeps each step that is done, so that none is repeated when the
 * run is recovered after a crash. An event that Datadog does not accept now waits in the journal,
 * with its time, and is sent at the next {@link #recover}; 18 hours later Datadog would not accept
 * it any more, and it is given up with a notice. If the journal itself fails, this protection is
 * lost but the run is not: there is a notice.
 */
public final class RunRecorder {
  /** The age of the oldest event that Datadog accepts. */
  private static final Duration OLDEST_EVENT = Duration.ofHours(18);

  private final RunJournal journal;
  private final RunDelivery delivery;
  private final RunEvents events;
  private final Clock clock;
  private final Consumer<String> notices;

  /**
   * The runs whose start event was sent from here, for the case that the journal could not keep it.
   */
  private final Set<String> startSent = ConcurrentHashMap.newKeySet();

  /**
   * @param notices receives a sentence for people where something did not go as planned
   */
  public RunRecorder(
      RunJournal journal,
      RunDelivery delivery,
      RunEvents events,
      Clock clock,
      Consumer<String> notices) {
    this.journal = journal;
    this.delivery = delivery;
    this.events = events;
    this.clock = clock;
    this.notices = notices;
  }

  /**
   * Records that a run is about to start; if this fails, nothing is recorded.
   *
   * @throws io.jenkins.plugins.dogdriver.datadog.DatadogException if Datadog refuses the keys, so
   *     that its metric values could never be read
   */
  void begin(RunStart start) {
    warned(() -> journal.open(start));
    try {
      sendStart(start, journal);
    } catch (RuntimeException e) {
      warned(() -> journal.close(start.id()));
      throw e;
    }
  }

  /** Records the moment at which the load begins, which may be long after {@link #begin}. */
  void loading(RunStart start) {
    warned(() -> journal.open(start));
  }

  /**
   * Records how a run ended.
   *
   * @return whether Datadog has its events; if not, they are sent later
   * @throws StoreException if neither the store nor this machine's disk accepts it; the journal
   *     still has the run
   */
  boolean record(Run run) {
    return finish(run, journal);
  }

  /**
   * Deletes a recorded run from the journal, unless an event of it still waits there.
   *
   * @param allSent whether {@link #record} has returned that Datadog has all its events
   */
  void close(Run run, boolean allSent) {
    if (allSent || areAllDone(run, journal)) {
      startSent.remove(run.id());
      warned(() -> journal.close(run.id()));
    }
  }

  private static boolean areAllDone(Run run, RunJournal journal) {
    return Arrays.stream(Step.values()).allMatch(step -> journal.isDone(run.id(), step));
  }

  /**
   * Records what earlier processes left behind: runs that were killed, events that Datadog did not
   * accept, and runs that wait on this machine because the store was unavailable.
   *
   * @param recorded receives each run that was delivered only now
   * @throws StoreException if neither the store nor this machine's disk accepts a run; what is left
   *     stays where it is
   */
  public void recover(Consumer<Run> recorded) {
    journal.recover((run, itsJournal) -> recover(run, itsJournal, recorded));
    warned(() -> journal.unreadable().forEach(notices));
    delivery.deliverSpooled();
  }

  /**
   * Records a run that an earlier process left behind; a problem with it does not keep any other
   * from being recorded.
   */
  private void recover(Run run, RunJournal itsJournal, Consumer<Run> recorded) {
    boolean delivered = itsJournal.isDone(run.id(), Step.DELIVERY);
    boolean sent;
    try {
      sent = finish(run, itsJournal);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      notices.accept("The run of %s cannot be recorded: %s.".formatted(run.project(), e));
      return;
    }
    if (sent) {
      warned(() -> itsJournal.close(run.id()));
    }
    if (!delivered) {
      recorded.accept(run);
    }
  }

  private boolean finish(Run run, RunJournal itsJournal) {
    boolean kept = warned(() -> itsJournal.ended(run));
    if (!itsJournal.isDone(run.id(), Step.DELIVERY)) {
      delivery.deliver(run);
      warned(() -> itsJournal.done(run.id(), Step.DELIVERY));
    }
    boolean sent = areEventsSent(run, itsJournal);
    if (!sent && !kept) {
      notices.accept(
          "The events of the run of %s that Datadog has not accepted are given up: no journal can"
                  .formatted(run.project())
              + " keep them.");
    }
    return sent;
  }

  private boolean areEventsSent(Run run, RunJournal itsJournal) {
    boolean sent = sendLateStart(run.started(), itsJournal) & sendStop(run, itsJournal);
    if (!sent && run.end().plus(OLDEST_EVENT).isBefore(clock.instant())) {
      notices.accept(
          "The events of the run of %s at %s are given up: Datadog has not accepted them for %s h."
              .formatted(run.project(), run.start(), OLDEST_EVENT.toHours()));
      return true;
    }
    return sent;
  }

  /**
   * Sends the start event of a run that has begun; keys that are refused do not keep it from being
   * recorded.
   */
  private boolean sendLateStart(RunStart start, RunJournal itsJournal) {
    try {
      return sendStart(start, itsJournal);
    } catch (RuntimeException e) {
      notices.accept(RunEvents.late("start", start, e));
      return false;
    }
  }

  private boolean sendStart(RunStart start, RunJournal itsJournal) {
    if (startSent.contains(start.id()) || itsJournal.isDone(start.id(), Step.START_EVENT)) {
      return true;
    }
    if (!events.started(start)) {
      return false;
    }
    startSent.add(start.id());
    warned(() -> itsJournal.done(start.id(), Step.START_EVENT));
    return true;
  }

  private boolean sendStop(Run run, RunJournal itsJournal) {
    if (itsJournal.isDone(run.id(), Step.STOP_EVENT)) {
      return true;
    }
    if (!events.stopped(run)) {
      return false;
    }
    warned(() -> itsJournal.done(run.id(), Step.STOP_EVENT));
    return true;
  }

  /** Returns whether the journal could be written. */
  private boolean warned(Runnable write) {
    try {
      write.run();
      return true;
    } catch (StoreException e) {
      notices.accept(e.getMessage());
      return false;
    }
  }
}
