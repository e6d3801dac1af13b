package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.Settings;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.report.ChartCache;
import io.jenkins.plugins.dogdriver.report.TrendCache;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.TrendSummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** The engine of this controller, and the trends and pictures that were computed with it last. */
@Extension
public final class ControllerEngine {
  private static final Logger LOGGER = Logger.getLogger(ControllerEngine.class.getName());

  /** The time for which the credentials that were read are used again; some are kept far away. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final TrendCache trends = new TrendCache();
  private final ChartCache charts = new ChartCache();
  private final Clock clock;
  private Engine engine;
  private Optional<JenkinsProxy> proxy = Optional.empty();
  private Optional<SettingsException> missingKey = Optional.empty();
  private Instant readAt = Instant.MIN;

  public ControllerEngine() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock of the engine
   */
  public ControllerEngine(Clock clock) {
    this.clock = clock;
  }

  public static ControllerEngine get() {
    return ExtensionList.lookupSingleton(ControllerEngine.class);
  }

  /** Returns the clock of the engine, independent of the configuration. */
  public Clock clock() {
    return clock;
  }

  /**
   * Returns the engine with the current configuration: the same one while that does not change, as
   * it keeps what it read from the store. A replaced engine is not closed: a run may still be using
   * it.
   *
   * @throws SettingsException with one sentence on the setting that is invalid, or the key of
   *     Datadog that is missing
   */
  public synchronized Engine engine() {
    Engine now = withoutKeys();
    if (missingKey.isPresent()) {
      throw new SettingsException(missingKey.get().getMessage());
    }
    return now;
  }

  /**
   * Returns the same engine for work that needs the store alone, even where a key of Datadog is
   * missing.
   *
   * @throws SettingsException with one sentence on the setting that is invalid
   */
  public synchronized Engine withoutKeys() {
    Instant now = clock.instant();
    if (engine != null && now.isBefore(readAt.plus(FRESH))) {
      return engine;
    }
    Optional<JenkinsProxy> proxyNow = JenkinsProxy.configured();
    Settings settings =
        ControllerSettings.of(
            DogdriverConfiguration.get(), proxyNow, Jenkins.get().getRootDir().toPath());
    if (engine == null || !engine.settings().equals(settings) || !proxyNow.equals(proxy)) {
      proxy = proxyNow;
      engine = new Engine(settings, clock, this::warn, this::inform, JenkinsProxy.proxies(proxy));
    }
    missingKey = ControllerSettings.missingKey(DogdriverConfiguration.get());
    readAt = now;
    return engine;
  }

  /** Logs a warning; a method of the logger itself would name the class that calls it. */
  private void warn(String notice) {
    LOGGER.warning(() -> "dogDriver: " + notice);
  }

  private void inform(String news) {
    LOGGER.info(() -> "dogDriver: " + news);
  }

  /**
   * Returns the trend of a project over the selected runs.
   *
   * @throws io.jenkins.plugins.dogdriver.model.DogdriverException if the configuration is invalid,
   *     or the store does not answer
   */
  public Trend trend(String project, Selection selection) {
    Engine now = withoutKeys();
    return trends.of(
        now.store(), project, selection, now.settings().reference(), now.settings().metrics());
  }

  /**
   * Returns a summary of every project in the store.
   *
   * @throws io.jenkins.plugins.dogdriver.model.DogdriverException if the configuration is invalid,
   *     or the store does not answer
   */
  public List<TrendSummary> projects() {
    Engine now = withoutKeys();
    return trends.all(now.store(), now.settings().reference(), now.settings().metrics());
  }

  /** Returns the pictures that pages showed last. */
  public ChartCache charts() {
    return charts;
  }

  /** Makes the next call read the configuration again. */
  synchronized void forget() {
    readAt = Instant.MIN;
  }
}
