package io.jenkins.plugins.dogdriver.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Defines what an http or https URL is: absolute, of one of these schemes, with a host, and with a
 * possible port; and how one is shown: without its user and password.
 */
public final class HttpUrl {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int LARGEST_PORT = 65_535;
  private static final Pattern USER = Pattern.compile("//.*@", Pattern.DOTALL);
  private static final Pattern USER_IN_TEXT = Pattern.compile("//[^/?#\\s]*@");
  private static final Pattern WITH_UNDERSCORE =
      Pattern.compile("(?:[^@]*@)?([a-zA-Z0-9.-]*_[\\w.-]*)(?::([0-9]{1,5}))?");
  private static final String HIDDEN = "//…@";

  private HttpUrl() {}

  /** Returns the URL in a text, without the space around it; empty where the text is not a URL. */
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
   * Returns the URL in a text, like {@link #parse}, and also one whose host has an underscore: the
   * rules do not allow such a name, but some networks have such hosts.
   */
  public static Optional<URI> parseWithUnderscore(String text) {
    return parse(text)
        .or(
            () -> {
              try {
                return Optional.of(new URI(text.strip()))
                    .filter(uri -> isHttp(uri) && hasUnderscore(uri));
              } catch (URISyntaxException e) {
                return Optional.empty();
              }
            });
  }

  /** Returns whether a URI is an http or https URL. */
  public static boolean matches(URI uri) {
    return uri.getHost() != null && uri.getPort() <= LARGEST_PORT && isHttp(uri);
  }

  private static boolean isHttp(URI uri) {
    return uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
  }

  /**
   * Returns whether the host of a URL has an underscore, so that Java does not recognise it as a
   * host.
   */
  static boolean hasUnderscore(URI uri) {
    return underscore(uri).isPresent();
  }

  private static Optional<Matcher> underscore(URI uri) {
    return Optional.ofNullable(uri.getHost() == null ? uri.getRawAuthority() : null)
        .map(WITH_UNDERSCORE::matcher)
        .filter(Matcher::matches)
        .filter(
            authority ->
                authority.group(2) == null || Integer.parseInt(authority.group(2)) <= LARGEST_PORT);
  }

  /** Returns the host of a URL, also one with an underscore; empty where it has none. */
  static Optional<String> host(URI uri) {
    return Optional.ofNullable(uri.getHost()).or(() -> underscore(uri).map(name -> name.group(1)));
  }

  /** Returns the port that a URL names; -1 where it names none. */
  static int port(URI uri) {
    return uri.getHost() != null
        ? uri.getPort()
        : underscore(uri).map(name -> name.group(2)).map(Integer::parseInt).orElse(-1);
  }

  /** Returns whether others can read what is sent to an http or https URL. */
  public static boolean isReadable(URI url) {
    return url.getScheme().equalsIgnoreCase("http");
  }

  /** Returns a URL as it is shown, without its user and password. */
  public static String shown(URI url) {
    return url.getHost() == null
        ? USER.matcher(url.toString()).replaceAll(HIDDEN)
        : withoutUsers(url.toString());
  }

  /**
   * Returns a text that was meant as a URL, without its user and password. A password may contain
   * any character, so everything before the last @ is left out.
   */
  public static String withoutUser(String text) {
    try {
      return shown(new URI(text.strip()));
    } catch (URISyntaxException e) {
      return USER.matcher(text).replaceAll(HIDDEN);
    }
  }

  /** Returns a text without the users and passwords of the URLs in it. */
  public static String withoutUsers(String text) {
    return USER_IN_TEXT.matcher(text).replaceAll(HIDDEN);
  }
}
