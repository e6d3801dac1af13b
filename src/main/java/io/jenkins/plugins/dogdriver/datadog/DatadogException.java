package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.model.DogdriverException;
import java.util.Objects;

/** Datadog did not do what it was asked; the message is one sentence for people, without a key. */
public class DatadogException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as a caller would act on it. */
  public enum Kind {
    /** A key is missing or unknown (401). */
    KEY_REFUSED,
    /** The keys are not allowed to do it, or are those of another site (403). */
    FORBIDDEN,
    /** Too much was asked in too short a time (429). */
    LIMIT,
    /** No usable answer in time: it is unavailable, slow, or the address is wrong. */
    UNAVAILABLE,
    /** What was sent makes no sense to Datadog (400). */
    REJECTED,
    /** The query of at least one metric is refused; a {@link BadMetricException} says which. */
    BAD_METRIC,
    /** The thread was interrupted while it waited; its interrupt flag is set again. */
    INTERRUPTED
  }

  private final Kind kind;

  public DatadogException(Kind kind, String message) {
    this(kind, message, null);
  }

  public DatadogException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  public Kind kind() {
    return kind;
  }
}
