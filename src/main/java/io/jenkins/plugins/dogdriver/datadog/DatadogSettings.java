package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings for how Datadog is reached.
 *
 * @param site Datadog's name for the region an account lives in, for example {@code datadoghq.com}
 *     or {@code us5.datadoghq.com}
 * @param url base address to use instead of the site's, for example that of a proxy; over {@code
 *     http} the keys are sent unencrypted
 * @param apiKey allows events to be sent; empty where the address is that of a proxy that has the
 *     keys
 * @param applicationKey allows metrics to be read, together with the API key; empty where only
 *     events are sent, or a proxy has the keys
 * @param timeout for connecting, for waiting for an answer, and for reading it, each; 1 ms to 10
 *     minutes
 * @param attempts how often a request is sent at most before giving up, 1 to 20
 */
public record DatadogSettings(
    String site,
    Optional<URI> url,
    Secret apiKey,
    Secret applicationKey,
    Duration timeout,
    int attempts) {

  public static final String DEFAULT_SITE = "datadoghq.com";
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  public static final int DEFAULT_ATTEMPTS = 4;

  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
  private static final int MOST_ATTEMPTS = 20;
  private static final Pattern HOST_NAME =
      Pattern.compile("(?!(?:api|app)\\.)[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,8}");
  private static final Pattern OWN_SITE =
      Pattern.compile("(?:[a-z0-9-]+\\.)*(?:datadoghq\\.(?:com|eu)|ddog-gov\\.com)");
  private static final Pattern KEY = Pattern.compile("[!-~]{0,256}");

  public DatadogSettings {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(timeout, "timeout");
    site = site.strip().toLowerCase(Locale.ROOT);
    if (!HOST_NAME.matcher(site).matches()) {
      throw new IllegalArgumentException(
          "The Datadog site must be a host name such as datadoghq.com or us5.datadoghq.com, without"
              + " 'https://', 'app.' or 'api.' before it, not '"
              + HttpUrl.withoutUser(site)
              + "'.");
    }
    url.ifPresent(DatadogSettings::check);
    if (apiKey.isEmpty() && url.isEmpty()) {
      throw new IllegalArgumentException(
          "Datadog needs an API key: set DD_API_KEY or the API key in the configuration.");
    }
    check("API key", apiKey);
    check("application key", applicationKey);
    if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "The time-out for Datadog must be 1 ms to 10 minutes, not "
              + timeout.toSeconds()
              + " s.");
    }
    if (attempts < 1 || attempts > MOST_ATTEMPTS) {
      throw new IllegalArgumentException(
          "The number of attempts for Datadog must be 1 to "
              + MOST_ATTEMPTS
              + ", not "
              + attempts
              + ".");
    }
  }

  /**
   * Checks that the key for reading metrics is set.
   *
   * @throws DatadogException if it is not
   */
  public void needApplicationKey() {
    if (applicationKey.isEmpty() && !keysAreElsewhere()) {
      throw new DatadogException(
          DatadogException.Kind.KEY_REFUSED,
          "Datadog needs an application key to read metrics: set DD_APP_KEY or the application key"
              + " in the configuration.");
    }
  }

  /** Returns whether a site is one of Datadog's own. */
  public static boolean isSite(String site) {
    return OWN_SITE.matcher(site.strip().toLowerCase(Locale.ROOT)).matches();
  }

  /** Returns whether a URL leads to Datadog itself, and nobody else can read what is sent. */
  public static boolean isDatadog(URI url) {
    return HttpUrl.matches(url) && !HttpUrl.isReadable(url) && isSite(url.getHost());
  }

  /** Returns whether no key is given because the address is that of a proxy that has the keys. */
  private boolean keysAreElsewhere() {
    return url.isPresent() && apiKey.isEmpty();
  }

  /** Returns where requests go, without a slash at the end. */
  public String address() {
    return HttpUrl.withoutSlashAtEnd(url.map(URI::toString).orElse("https://api." + site));
  }

  private static void check(URI url) {
    boolean bare =
        url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
    if (!HttpUrl.matches(url) || !bare) {
      // The message does not repeat the address, since a password in it must not reach a log.
      throw new IllegalArgumentException(
          "The address of Datadog must be an http or https URL without user, query and fragment, for"
              + " example https://api.datadoghq.com.");
    }
  }

  private static void check(String name, Secret key) {
    if (!KEY.matcher(key.reveal()).matches()) {
      throw new IllegalArgumentException(
          "The Datadog "
              + name
              + " has a character that no key has, such as a space or a line break: copy it again.");
    }
  }
}
