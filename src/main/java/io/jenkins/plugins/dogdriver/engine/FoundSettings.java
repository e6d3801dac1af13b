package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.datadog.DatadogSettings;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks a file of settings that was found in the working directory and not named by the user. It
 * may have come with a checkout, so it must not decide to which host keys are sent that it does not
 * have itself, nor which variables a load test gets.
 */
public final class FoundSettings {
  private final String file;
  private final SettingsTree found;
  private final SettingsTree said;

  private FoundSettings(String file, SettingsTree found, SettingsTree said) {
    this.file = file;
    this.found = found;
    this.said = said;
  }

  /**
   * Checks that the file may decide what is done.
   *
   * @param file its name, for messages
   * @param found what it says, as far as that counts
   * @param said what the user says: by options and by the environment
   * @throws SettingsException with one sentence on what it must not decide
   */
  public static void check(String file, SettingsTree found, SettingsTree said) {
    new FoundSettings(file, found, said).check();
  }

  private void check() {
    if (hasOthersKeys()) {
      decided("/datadog/url")
          .flatMap(HttpUrl::parse)
          .filter(url -> !DatadogSettings.isDatadog(url))
          .ifPresent(url -> refuse("Datadog keys", url.getHost(), "datadog.url"));
      decided("/datadog/site")
          .filter(site -> !DatadogSettings.isSite(site))
          .ifPresent(site -> refuse("Datadog keys", "api." + shown(site), "datadog.site"));
    }
    if (!found.has("/store/s3/accessKeyId")) {
      decided("/store/s3/endpoint")
          .flatMap(HttpUrl::parse)
          .map(URI::getHost)
          .ifPresent(host -> refuse("an access key", host, "store.s3.endpoint"));
    }
    if (found.has("/run/environment")) {
      throw new SettingsException(
          file
              + " in the working directory would give variables of the environment to load tests:"
              + " name the file (--config "
              + file
              + ") if you trust it.");
    }
  }

  private boolean hasOthersKeys() {
    return Stream.of("/datadog/apiKey", "/datadog/applicationKey").anyMatch(said::has);
  }

  /** Returns a value that this file alone decides. */
  private Optional<String> decided(String path) {
    return said.has(path) ? Optional.empty() : found.text(path);
  }

  private static String shown(String site) {
    return KeyLike.isIn(site) ? "another host" : site;
  }

  private void refuse(String what, String host, String setting) {
    throw new SettingsException(
        "%s in the working directory would send %s that it does not have itself to %s: name the"
                .formatted(file, what, host)
            + " file (--config %s) if you trust it, or set %s elsewhere.".formatted(file, setting));
  }
}
