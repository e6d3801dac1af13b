package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.store.RunJson;
import io.jenkins.plugins.dogdriver.store.RunStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Accepts runs that were made elsewhere. They are checked before they are trusted, and none
 * replaces another run.
 */
public final class RunSubmission {
  /** The largest JSON of a run, in bytes. */
  public static final int LARGEST = 64 * 1024;

  private static final int LONGEST_NAME = 200;
  private static final Instant FIRST_START = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration LONGEST_RUN = Duration.ofDays(7);
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final RunStore store;
  private final Clock clock;
  private final Predicate<String> isBuild;

  /**
   * @param isBuild whether the name of who started a run is that of a build, which only this
   *     Jenkins may use
   */
  public RunSubmission(RunStore store, Clock clock, Predicate<String> isBuild) {
    this.store = store;
    this.clock = clock;
    this.isBuild = isBuild;
  }

  /**
   * The confirmation that a run was accepted.
   *
   * @param id of the run
   * @param isNew whether it was not in the store before
   */
  public record Receipt(String id, RunState state, boolean isNew) {}

  /**
   * Stores a run with metric values as a measured one, and puts one without into the queue.
   * Submitting it again changes nothing.
   *
   * @param body the JSON of a job or of a measured run
   * @param user the one who submits it
   * @throws RefusedRunException with one sentence on what is wrong with it
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if it cannot be stored
   */
  public Receipt take(byte[] body, String user) {
    MeasuredRun submitted = read(body);
    Run run = recorded(submitted.run(), user);
    boolean measured = !submitted.figures().isEmpty();
    if (store.isMeasured(run)) {
      return new Receipt(run.id(), RunState.COLLECTED, false);
    }
    if (store.isQueued(run)) {
      return new Receipt(run.id(), RunState.WAITING, false);
    }
    if (store.isSetAside(run)) {
      return new Receipt(run.id(), RunState.SET_ASIDE, false);
    }
    if (measured) {
      store.store(new MeasuredRun(run, submitted.figures()));
    } else {
      store.enqueue(run);
    }
    return new Receipt(run.id(), measured ? RunState.COLLECTED : RunState.WAITING, true);
  }

  private MeasuredRun read(byte[] body) {
    if (body.length > LARGEST) {
      throw refused("it has more than " + LARGEST + " bytes");
    }
    MeasuredRun read;
    try {
      read = RunJson.submitted(UUID.randomUUID().toString(), body);
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage());
    }
    check(read.run());
    read.figures().keySet().stream()
        .filter(name -> !Metric.isName(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw refused("a metric value's name is " + Metric.NAME_RULE);
            });
    return read;
  }

  private void check(Run run) {
    if (!ID.matcher(run.id()).matches()) {
      throw refused("its id is not a UUID in lower case");
    }
    checkName("project", run.project());
    checkName("deployment", run.deployment());
    checkName("source", run.source());
    checkName("version", run.version());
    if (run.source().equals(Run.UNKNOWN_SOURCE)) {
      throw refused("it names no source, and runs of different sources are not comparable");
    }
    if (isBuild.test(run.runBy())) {
      throw refused("its runBy names a build, which only this Jenkins may do");
    }
    if (run.start().isBefore(FIRST_START)) {
      throw refused("its start is not a time in epoch seconds since the year 2000");
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
    if (name.isBlank() || name.length() > LONGEST_NAME || !PrintableText.isPrintable(name)) {
      throw refused(
          "its "
              + field
              + " is not a text of 1 to "
              + LONGEST_NAME
              + " characters without control characters");
    }
  }

  /**
   * Returns the run with the time and the user of its submission: the clock of this Jenkins decides
   * when a run is old enough, not that of the client.
   */
  private Run recorded(Run run, String user) {
    return new Run(
        run.started().startedBy(runBy(user, run.runBy())), run.ended().recordedAt(clock.instant()));
  }

  /**
   * Returns the user who is signed in here, and in brackets the name that the client sent. Neither
   * makes it the run of a build, even if the name of the user is that of a job.
   */
  private String runBy(String user, String said) {
    String claim = PrintableText.of(said).strip();
    String by = claim.isEmpty() || claim.equals(user) ? user : user + " (" + brief(claim) + ")";
    return isBuild.test(by) ? "user " + by : by;
  }

  private static String brief(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_NAME
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  private static RefusedRunException refused(String why) {
    return new RefusedRunException(
        "The run is not accepted: " + why.replaceFirst("\\.$", "") + ".");
  }
}
