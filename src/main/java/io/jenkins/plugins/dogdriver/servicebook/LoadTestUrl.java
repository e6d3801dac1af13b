package io.jenkins.plugins.dogdriver.servicebook;

import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a load test's git repository is, once it is safe to hand over. {@code moloslave} pastes it
 * into a shell command, and git itself takes options and transports from hostile URLs, so whoever
 * edits the ServiceBook could otherwise run commands where the load test runs.
 */
public final class LoadTestUrl {
  private static final Set<String> SCHEMES = Set.of("http", "https", "ssh", "git");
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._~:/@%+=,-]+");
  private static final Pattern HARMLESS_PATH = Pattern.compile("/[A-Za-z0-9._+=,/-]+");
  private static final int LONGEST = 2_000;

  /** Whether a path on the machine itself is a place to clone from. */
  public enum LocalPaths {
    ALLOWED,
    REFUSED
  }

  private LoadTestUrl() {}

  /**
   * @return the URL as it was given
   * @throws ServiceBookException unless it is an absolute http, https, ssh or git URL, or where
   *     allowed an absolute path, without any character that a shell acts on
   */
  public static String checked(String url, LocalPaths localPaths) {
    String place = url.strip();
    if (localPaths == LocalPaths.ALLOWED && place.startsWith("/")) {
      if (!HARMLESS_PATH.matcher(place).matches()) {
        throw refused(url, "a path may hold letters, digits and . _ + = , - / only");
      }
      return place;
    }
    if (place.isEmpty()) {
      throw new ServiceBookException("The load test has no URL in the ServiceBook.");
    }
    if (place.length() > LONGEST) {
      throw refused(shortened(url), "it is longer than " + LONGEST + " characters");
    }
    if (!HARMLESS.matcher(place).matches()) {
      throw refused(url, "it holds a character that a shell could act on");
    }
    URI uri;
    try {
      uri = new URI(place);
    } catch (URISyntaxException e) {
      throw refused(url, "it is no URL");
    }
    if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
      throw refused(url, "only http, https, ssh and git URLs are cloned");
    }
    String host = uri.getHost();
    String user = uri.getUserInfo();
    if (host == null || host.startsWith("-") || (user != null && user.startsWith("-"))) {
      throw refused(url, "it names no host");
    }
    if (user != null && user.contains(":")) {
      throw refused(url, "it holds a password");
    }
    return place;
  }

  /** The user first: half of one would not be known as such. */
  private static String shortened(String url) {
    return PrintableText.of(HttpUrl.withoutUser(url), 60);
  }

  private static ServiceBookException refused(String url, String why) {
    return new ServiceBookException(
        "The load test's URL '"
            + HttpUrl.withoutUser(url)
            + "' is refused: "
            + why
            + "; right would be, for example, https://github.com/you/loadtests.");
  }
}
