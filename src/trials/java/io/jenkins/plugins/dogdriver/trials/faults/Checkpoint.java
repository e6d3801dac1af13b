package io.jenkins.plugins.dogdriver.trials.faults;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A moment of a run or of a collection that a test bed can see, and hold. */
enum Checkpoint {
  SERVICE_BOOK_ASKED("the ServiceBook is asked"),
  VERSION_ASKED("the deployment is asked for its version"),
  START_EVENT_SENT("Datadog receives the start event"),
  START_EVENT_ACCEPTED("Datadog has accepted the start event and not answered yet"),
  MOLOSLAVE_PROBED("moloslave is probed"),
  LOAD_STARTED("the service receives its first load"),
  LOAD_ENDING("the service receives its last load"),
  VERSION_ASKED_AGAIN("the deployment is asked for its version again"),
  RUN_PUT("the store receives the run"),
  RUN_STORED("the store has the run and has not answered yet"),
  STOP_EVENT_SENT("Datadog receives the stop event"),
  STOP_EVENT_ACCEPTED("Datadog has accepted the stop event and not answered yet"),
  FIGURES_ASKED("Datadog is asked for metric values"),
  FIGURES_FOUND("Datadog has metric values and has not answered yet"),
  MEASURED_RUN_PUT("the store receives a measured run"),
  MEASURED_RUN_STORED("the store has a measured run and has not answered yet"),
  JOB_DELETE("the store is asked to delete a job"),
  JOB_DELETED("the store has deleted a job and has not answered yet");

  /** The moments of a run, in their order. */
  static final List<Checkpoint> OF_A_RUN =
      List.copyOf(EnumSet.range(SERVICE_BOOK_ASKED, STOP_EVENT_ACCEPTED));

  /** The moments of a collection, in their order. */
  static final List<Checkpoint> OF_A_COLLECTION = List.copyOf(EnumSet.range(RUN_PUT, JOB_DELETED));

  private static final Set<Checkpoint> SEEN_BY_A_BUCKET =
      EnumSet.of(
          RUN_PUT, RUN_STORED, MEASURED_RUN_PUT, MEASURED_RUN_STORED, JOB_DELETE, JOB_DELETED);

  private final String words;

  Checkpoint(String words) {
    this.words = words;
  }

  /** Returns the moment as a part of a sentence. */
  String inWords() {
    return words;
  }

  /** Returns whether only a store in S3 can hold this moment, not a folder. */
  boolean needsBucket() {
    return SEEN_BY_A_BUCKET.contains(this);
  }

  /** Returns whether only the scripted moloslave can hold this moment. */
  boolean needsScript() {
    return this == MOLOSLAVE_PROBED;
  }

  boolean isBefore(Checkpoint other) {
    return compareTo(other) < 0;
  }
}
