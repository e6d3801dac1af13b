package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.collect.CollectSettings;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.molotov.LoadTestEnvironment;
import io.jenkins.plugins.dogdriver.trend.ReferenceWindow;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The checked settings of an engine.
 *
 * @param serviceBook its address
 * @param datadogSite Datadog's name for the region the account lives in
 * @param datadogUrl address to use instead of the site's; absent for the site's own
 * @param apiKey of Datadog; empty where it is not given
 * @param applicationKey of Datadog; empty where it is not given
 * @param verdictEvents whether verdicts are announced in Datadog
 * @param store where runs are kept
 * @param state folder of this machine for runs that are running or wait for the store
 * @param source the place runs are started from
 * @param timeout of a load test
 * @param failureShare the largest share of failed requests, 0 to 1, with which a run still passes
 * @param environment which variables of the environment a load test gets
 * @param collect when metric values are collected
 * @param reference where an older release is looked for that the newest is compared with too
 * @param metrics the metrics of a run: at least one, each with its own name
 * @param otherSecrets other secrets that must never be shown, such as the key of the environment to
 *     a bucket
 */
public record Settings(
    URI serviceBook,
    String datadogSite,
    Optional<URI> datadogUrl,
    Secret apiKey,
    Secret applicationKey,
    boolean verdictEvents,
    StorePlace store,
    Path state,
    String source,
    Duration timeout,
    double failureShare,
    LoadTestEnvironment environment,
    CollectSettings collect,
    ReferenceWindow reference,
    List<Metric> metrics,
    Set<Secret> otherSecrets) {
  public static final URI DEFAULT_SERVICE_BOOK = URI.create("http://servicebook.dev.mozaws.net");

  public Settings {
    Objects.requireNonNull(serviceBook, "serviceBook");
    Objects.requireNonNull(datadogUrl, "datadogUrl");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(environment, "environment");
    metrics = List.copyOf(metrics);
    otherSecrets = Set.copyOf(otherSecrets);
    if (!(failureShare >= 0 && failureShare <= 1)) {
      throw new SettingsException(
          "run.failureShare is %s; it must be from 0 to 1.".formatted(failureShare));
    }
    if (metrics.isEmpty()) {
      throw new SettingsException(
          "metrics is empty; it must have at least one metric. Leave it out for the defaults.");
    }
    Set<String> names = new HashSet<>();
    for (Metric metric : metrics) {
      if (!names.add(metric.name())) {
        throw new SettingsException(
            "metrics has two metrics with the name " + metric.name() + "; each must have its own.");
      }
    }
  }

  /**
   * Returns these settings with another patience for missing metric values.
   *
   * @param patience the age instead, where that is longer
   */
  public Settings withPatience(Duration patience) {
    Duration age = collect.age();
    return new Settings(
        serviceBook,
        datadogSite,
        datadogUrl,
        apiKey,
        applicationKey,
        verdictEvents,
        store,
        state,
        source,
        timeout,
        failureShare,
        environment,
        new CollectSettings(age, collect.attempts(), patience.compareTo(age) < 0 ? age : patience),
        reference,
        metrics,
        otherSecrets);
  }

  /** Returns every secret, so that none of them is shown. */
  public Set<Secret> secrets() {
    Set<Secret> secrets = new HashSet<>(otherSecrets);
    secrets.add(apiKey);
    secrets.add(applicationKey);
    secrets.addAll(store.secrets());
    return secrets;
  }
}
