package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.util.FormValidation;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.DatadogSettings;
import io.jenkins.plugins.dogdriver.servicebook.ServiceBook;
import io.jenkins.plugins.dogdriver.store.ObjectStore;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Tries the settings in the form before they are saved. */
final class ConnectionCheck {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private ConnectionCheck() {}

  static FormValidation datadog(String site, String url, String apiKey, String applicationKey) {
    if (site == null || url == null || apiKey == null || applicationKey == null) {
      return FormValidation.error(Messages.ConnectionCheck_incomplete());
    }
    if (url.isBlank() && apiKey.isBlank()) {
      return FormValidation.error(Messages.ConnectionCheck_noKey());
    }
    return Validation.of(
        () -> {
          DatadogSettings settings =
              new DatadogSettings(
                  site.isBlank() ? DatadogSettings.DEFAULT_SITE : site,
                  ControllerSettings.datadogUrl(url),
                  CredentialLookup.secretText(apiKey.strip()),
                  CredentialLookup.secretText(applicationKey.strip()),
                  TIMEOUT,
                  1);
          new Datadog(settings, Clock.systemUTC(), JenkinsProxy.proxies()).checkKeys();
          return settings.applicationKey().isEmpty()
              ? FormValidation.warning(Messages.ConnectionCheck_onlyEvents(settings.address()))
              : FormValidation.ok(Messages.ConnectionCheck_datadog(settings.address()));
        });
  }

  static FormValidation serviceBook(String url) {
    if (url == null) {
      return FormValidation.error(Messages.ConnectionCheck_incomplete());
    }
    return Validation.of(
        () -> {
          HttpClient http = JenkinsProxy.proxies().client();
          ServiceBook book = new ServiceBook(ControllerSettings.serviceBook(url), http, TIMEOUT);
          return FormValidation.ok(Messages.ConnectionCheck_serviceBook(book.projects().size()));
        });
  }

  /** Writes an object, reads it and deletes it. */
  static FormValidation store(StoreConfiguration configuration, Path home) {
    return Validation.of(
        () -> {
          try (ObjectStore store = configuration.place(home).open(JenkinsProxy.proxies())) {
            String key = "connection-test-" + UUID.randomUUID();
            store.put(key, key.getBytes(StandardCharsets.UTF_8));
            boolean there = store.get(key).isPresent() && store.list(key, "").contains(key);
            store.delete(key);
            return there
                ? FormValidation.ok(Messages.ConnectionCheck_store(store.describe()))
                : FormValidation.error(Messages.ConnectionCheck_storeLost(store.describe()));
          }
        });
  }
}
