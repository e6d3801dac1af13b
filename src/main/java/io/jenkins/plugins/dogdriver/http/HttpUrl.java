package io.jenkins.plugins.dogdriver.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule of what an http or https URL is: absolute, of one of these schemes, with a host, and
 * with a port that there can be; and the rule of how one is shown: without its user and password.
 */
public final class HttpUrl {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int LARGEST_PORT = 65_535;
  private static final Pattern USER = Pattern.compile("//.*@", Pattern.DOTALL);
  private static final Pattern USER_IN_TEXT = Pattern.compile("//[^/?#\\s]*@");
  private static final Pattern HOST_WITH_UNDERSCORE =
      Pattern.compile("https?://(?:[^/?#]*@)?([\\w.-]*_[\\w.-]*)", Pattern.CASE_INSENSITIVE);
  private static final String HIDDEN = "//…@";

  private HttpUrl() {}

  /** Returns the URL that a text is, without the space around it; empty where it is none. */
  public static Optional<URI> parse(String text) {
    try {
      return Optional.of(new URI(text.strip())).filter(HttpUrl::matches);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Returns a URL without slashes at its end, so that a path can be appended. */
  public static String withoutSlashAtEnd(String url) {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '/') {
      end--;
    }
    return url.substring(0, end);
  }

  /**
   * Returns why a text is not the URL that was expected, as the end of a sentence.
   *
   * @param text for which {@link #parse} returns nothing
   */
  public static String objection(String text) {
    Matcher host = HOST_WITH_UNDERSCORE.matcher(text.strip());
    return host.lookingAt()
        ? "whose host %s has an underscore, which a host name must not have"
            .formatted(host.group(1))
        : "which is not an http or https URL";
  }

  /** Returns whether it is an http or https URL. */
  public static boolean matches(URI uri) {
    return uri.getHost() != null
        && uri.getPort() <= LARGEST_PORT
        && uri.getScheme() != null
        && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
  }

  /** Returns whether what is sent to an http or https URL can be read on its way. */
  public static boolean isReadable(URI url) {
    return url.getScheme().equalsIgnoreCase("http");
  }

  /** Returns a URL as it is shown. */
  public static String shown(URI url) {
    return url.getHost() == null
        ? USER.matcher(url.toString()).replaceAll(HIDDEN)
        : withoutUsers(url.toString());
  }

  /**
   * Returns a text that was meant as a URL as it is shown. A password may have any character in it,
   * so all before the last @ is left out.
   */
  public static String withoutUser(String text) {
    try {
      return shown(new URI(text.strip()));
    } catch (URISyntaxException e) {
      return USER.matcher(text).replaceAll(HIDDEN);
    }
  }

  /** Returns a text as it is shown that may have URLs in it. */
  public static String withoutUsers(String text) {
    return USER_IN_TEXT.matcher(text).replaceAll(HIDDEN);
  }
}
