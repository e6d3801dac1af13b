package io.jenkins.plugins.dogdriver.jenkins.settings;

import io.jenkins.plugins.dogdriver.collect.CollectSettings;
import io.jenkins.plugins.dogdriver.engine.Settings;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.molotov.LoadTestEnvironment;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Turns the configuration of Jenkins into the engine's settings. */
final class ControllerSettings {
  private ControllerSettings() {}

  /**
   * Returns the settings of the engine.
   *
   * @param proxy of Jenkins, whose password is a secret too
   * @param home of Jenkins, where everything is kept by default
   * @throws SettingsException with one sentence on the first setting that is invalid
   */
  static Settings of(
      DogdriverConfiguration configuration, Optional<JenkinsProxy> proxy, Path home) {
    try {
      return new Settings(
          serviceBook(configuration.getServiceBookUrl()),
          configuration.getSite(),
          datadogUrl(configuration.getDatadogUrl()),
          keyIfThere(configuration.getApiKeyCredentialsId()),
          keyIfThere(configuration.getApplicationKeyCredentialsId()),
          configuration.isVerdictEvents(),
          configuration.getStore().place(home),
          home.resolve("dogdriver"),
          // Each run names its own source, time-out, share of failures and variables.
          "jenkins",
          RunPlan.DEFAULT_TIMEOUT,
          LoadTestResult.DEFAULT_FAILURE_SHARE,
          LoadTestEnvironment.DEFAULT,
          collect(Duration.ofMinutes(configuration.getAgeMinutes())),
          configuration.getReference().window(),
          configuration.getMetrics().stream().map(MetricConfiguration::metric).toList(),
          proxy.map(JenkinsProxy::password).map(Set::of).orElse(Set.of()));
    } catch (IllegalArgumentException e) {
      throw new SettingsException(e.getMessage(), e);
    }
  }

  /** Returns what is wrong with the keys of Datadog, which only a part of dogDriver needs. */
  static Optional<SettingsException> missingKey(DogdriverConfiguration configuration) {
    try {
      CredentialLookup.secretText(configuration.getApiKeyCredentialsId());
      CredentialLookup.secretText(configuration.getApplicationKeyCredentialsId());
      return Optional.empty();
    } catch (SettingsException e) {
      return Optional.of(e);
    }
  }

  private static Secret keyIfThere(String credentialsId) {
    try {
      return CredentialLookup.secretText(credentialsId);
    } catch (SettingsException e) {
      return new Secret("");
    }
  }

  static URI serviceBook(String address) {
    if (address.isBlank()) {
      return Settings.DEFAULT_SERVICE_BOOK;
    }
    return HttpUrl.parse(address)
        .orElseThrow(() -> new SettingsException(Messages.DogdriverConfiguration_serviceBookUrl()));
  }

  static Optional<URI> datadogUrl(String address) {
    Optional<URI> url = HttpUrl.parse(address);
    if (url.isEmpty() && !address.isBlank()) {
      throw new SettingsException(Messages.DogdriverConfiguration_datadogUrl());
    }
    return url;
  }

  /**
   * Returns the settings of the collection.
   *
   * @throws IllegalArgumentException if the age is invalid
   */
  static CollectSettings collect(Duration age) {
    return new CollectSettings(
        age, CollectSettings.DEFAULT_ATTEMPTS, CollectSettings.patience(age));
  }
}
