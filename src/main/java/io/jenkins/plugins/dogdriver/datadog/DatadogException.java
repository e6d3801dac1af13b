package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.model.DogdriverException;
import java.util.Objects;

/**
 * Signals that Datadog did not do what it was asked; the message is one sentence for people,
 * without a key.
 */
public class DatadogException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  /** The kind of failure, as far as a caller would act on it. */
  public enum Kind {
    /** A key is missing or unknown (401). */
    KEY_REFUSED,
    /** The keys are not allowed to do it, or are those of another site (403). */
    FORBIDDEN,
    /** The limit of requests is reached (429). */
    LIMIT,
    /** The answer is late or unusable: Datadog is unavailable or slow, or the address is wrong. */
    UNAVAILABLE,
    /** The request makes no sense to Datadog (400). */
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
