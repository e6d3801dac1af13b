package io.jenkins.plugins.dogdriver.jenkins.web;

import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.store.RunReader;
import io.jenkins.plugins.dogdriver.store.RunStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Takes runs that were made elsewhere. Nothing of them is believed before it is checked, and none
 * takes the place of another run.
 */
final class HandIn {
  /** Bytes of the JSON of a run. */
  static final int LARGEST = 64 * 1024;

  private static final int LONGEST_NAME = 200;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");
  private static final Instant FIRST_START = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration LONGEST_RUN = Duration.ofDays(7);
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern METRIC = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private final RunStore store;
  private final Clock clock;

  HandIn(RunStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** How far a run has come. */
  enum State {
    /** It has its figures. */
    MEASURED,
    /** Its figures are asked for later. */
    WAITING,
    /** It was given up, and is kept with the reason. */
    SET_ASIDE
  }

  /**
   * @param id of the run
   * @param isNew whether it was not in the store before
   */
  record Receipt(String id, State state, boolean isNew) {}

  /**
   * Puts a run with figures among the measured ones, and one without into the queue. Doing so twice
   * is doing so once.
   *
   * @param body the JSON of a job or of a measured run
   * @param user who hands it in
   * @throws BadRequestException with one sentence on what is wrong with it
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if it cannot be stored
   */
  Receipt take(byte[] body, String user) {
    MeasuredRun handedIn = read(body);
    Run run = recorded(handedIn.run(), user);
    boolean measured = !handedIn.figures().isEmpty();
    if (store.isMeasured(run)) {
      return new Receipt(run.id(), State.MEASURED, false);
    }
    if (store.isQueued(run)) {
      return new Receipt(run.id(), State.WAITING, false);
    }
    if (store.isSetAside(run)) {
      return new Receipt(run.id(), State.SET_ASIDE, false);
    }
    if (measured) {
      store.store(new MeasuredRun(run, handedIn.figures()));
    } else {
      store.enqueue(run);
    }
    return new Receipt(run.id(), measured ? State.MEASURED : State.WAITING, true);
  }

  private MeasuredRun read(byte[] body) {
    if (body.length > LARGEST) {
      throw refused("it has more than " + LARGEST + " bytes");
    }
    MeasuredRun read;
    try {
      read = RunReader.read(UUID.randomUUID().toString(), body);
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage());
    }
    check(read.run());
    read.figures().keySet().stream()
        .filter(name -> !METRIC.matcher(name).matches())
        .findFirst()
        .ifPresent(
            name -> {
              throw refused(
                  "a figure's name is a letter followed by at most 63 letters, digits, '_', '.' or"
                      + " '-'");
            });
    return read;
  }

  private void check(Run run) {
    if (!ID.matcher(run.id()).matches()) {
      throw refused("its id is no UUID in lower case");
    }
    checkName("project", run.project());
    checkName("deployment", run.deployment());
    checkName("source", run.source());
    checkName("version", run.version());
    if (run.source().equals(Run.UNKNOWN_SOURCE)) {
      throw refused("it names no source, and runs of different sources are not comparable");
    }
    if (BuildLink.id(run.runBy()).isPresent()) {
      throw refused("only a build of this Jenkins is named as builds are in runBy");
    }
    if (run.start().isBefore(FIRST_START)) {
      throw refused("its start is no time in epoch seconds since the year 2000");
    }
    if (!run.end().isAfter(run.start())
        || Duration.between(run.start(), run.end()).compareTo(LONGEST_RUN) > 0) {
      throw refused("its end is not after its start, or more than 7 days after it");
    }
    if (run.end().isAfter(clock.instant().plus(CLOCKS_APART))) {
      throw refused("it ends in the future");
    }
  }

  private static void checkName(String field, String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw refused(
          "its "
              + field
              + " is no text of 1 to "
              + LONGEST_NAME
              + " characters without control characters");
    }
  }

  /** When a run is old enough is told by the clock of this Jenkins, whatever a client's says. */
  private Run recorded(Run run, String user) {
    return new Run(
        run.started().startedBy(runBy(user, run.runBy())), run.ended().recordedAt(clock.instant()));
  }

  /**
   * Who is signed in here, and in brackets what the client says. Neither makes it a build's run,
   * whatever the user is called.
   */
  private static String runBy(String user, String said) {
    String claim = CONTROL.matcher(said).replaceAll(" ").strip();
    String by = claim.isEmpty() || claim.equals(user) ? user : user + " (" + brief(claim) + ")";
    return BuildLink.id(by).isPresent() ? "user " + by : by;
  }

  private static String brief(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_NAME
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  private static BadRequestException refused(String why) {
    return new BadRequestException(
        Answer.BAD_REQUEST, "The run is not taken: " + why.replaceFirst("\\.$", "") + ".");
  }
}
