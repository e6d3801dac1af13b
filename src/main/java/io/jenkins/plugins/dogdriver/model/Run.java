package io.jenkins.plugins.dogdriver.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * An execution of a load test, from its start to its end.
 *
 * @param started its identity
 * @param ended how it ended, not before it started
 */
public record Run(RunStart started, RunEnd ended) {

  /** The deployment of a run of the original program, which does not name it. */
  public static final String DEFAULT_DEPLOYMENT = "stage";

  /** The source of a run that does not name it. */
  public static final String UNKNOWN_SOURCE = "unknown";

  /**
   * Orders by start. Runs that start in the same instant are ordered by id, so that the order is
   * always the same.
   */
  public static final Comparator<Run> BY_START =
      Comparator.comparing(Run::start).thenComparing(Run::id);

  public Run {
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(ended, "ended");
    if (ended.end().isBefore(started.start())) {
      throw new IllegalArgumentException(
          "A run of %s ends at %s, before its start at %s."
              .formatted(started.project(), ended.end(), started.start()));
    }
  }

  public String id() {
    return started.id();
  }

  public String project() {
    return started.project();
  }

  public String deployment() {
    return started.deployment();
  }

  public String source() {
    return started.source();
  }

  public String version() {
    return started.version();
  }

  public String runBy() {
    return started.runBy();
  }

  public Instant start() {
    return started.start();
  }

  public Instant end() {
    return ended.end();
  }

  public Counts counts() {
    return ended.counts();
  }

  public Outcome outcome() {
    return ended.outcome();
  }

  public String reason() {
    return ended.reason();
  }

  public Instant recorded() {
    return ended.recorded();
  }

  /** Returns whether its end is unknown, so that the real one replaces this. */
  public boolean isPlaceholder() {
    return ended.placeholder();
  }

  public boolean passed() {
    return outcome() == Outcome.PASSED;
  }
}
