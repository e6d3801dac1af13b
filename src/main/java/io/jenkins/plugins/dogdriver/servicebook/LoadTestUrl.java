package io.jenkins.plugins.dogdriver.servicebook;

import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks where a load test's git repository is, so that it is safe to pass on. {@code moloslave}
 * pastes it into a shell command, and git itself accepts options and transports from hostile URLs,
 * so everybody who edits the ServiceBook could otherwise run commands where the load test runs.
 */
public final class LoadTestUrl {
  private static final String SCHEMES = "(?i)https?|ssh|git";
  private static final String USER = "[A-Za-z0-9._~%+=,][A-Za-z0-9._~%+=,-]*@";
  private static final String HOST = "[A-Za-z0-9_][A-Za-z0-9._-]*";
  private static final String IPV6 = "\\[[0-9A-Fa-f:.]+]";
  private static final String CHARACTERS = "[A-Za-z0-9._~:/@%+=,-]*";

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>"
              + SCHEMES
              + ")(?<rest>://(?:"
              + USER
              + ")?(?:"
              + HOST
              + "|"
              + IPV6
              + ")(?::[0-9]{1,5})?(?:/"
              + CHARACTERS
              + ")?)");

  /** Matches an address as {@code scp} writes it, and as the button of many a forge copies it. */
  private static final Pattern SCP =
      Pattern.compile(USER + HOST + ":(?:[A-Za-z0-9._~/]" + CHARACTERS + ")");

  private static final Pattern SCHEME = Pattern.compile("(?:" + SCHEMES + ")://.*");
  private static final Pattern PASSWORD = Pattern.compile("[^/]*//[^/@]*:[^/]*@.*");
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._~:/@%+=,\\[\\]-]*");
  private static final Pattern HARMLESS_PATH = Pattern.compile("/[A-Za-z0-9._+=,/-]+");
  private static final int LONGEST = 2_000;

  /** The choice whether a path on the machine itself may be cloned. */
  public enum LocalPaths {
    ALLOWED,
    REFUSED
  }

  private LoadTestUrl() {}

  /**
   * Returns the URL of a load test after checking it.
   *
   * @return the URL as git reads it: its scheme in lower case
   * @throws ServiceBookException unless it is an absolute http, https, ssh or git URL, an address
   *     like {@code git@host:path}, or where allowed an absolute path, without any character that a
   *     shell acts on
   */
  public static String checked(String url, LocalPaths localPaths) {
    String place = url.strip();
    if (localPaths == LocalPaths.ALLOWED && place.startsWith("/")) {
      if (!HARMLESS_PATH.matcher(place).matches()) {
        throw refused(url, "a path may contain letters, digits and . _ + = , - / only");
      }
      return place;
    }
    if (place.isEmpty()) {
      throw new ServiceBookException("The load test has no URL in the ServiceBook.");
    }
    if (place.length() > LONGEST) {
      throw refused(shortened(url), "it is longer than " + LONGEST + " characters");
    }
    Matcher matcher = URL.matcher(place);
    if (matcher.matches()) {
      return matcher.group("scheme").toLowerCase(Locale.ROOT) + matcher.group("rest");
    }
    if (SCP.matcher(place).matches()) {
      return place;
    }
    throw refused(url, objection(place));
  }

  private static String objection(String place) {
    int branch = place.indexOf('#');
    if (branch > 0 && URL.matcher(place.substring(0, branch)).matches()) {
      return "moloslave clones the default branch alone, so a URL cannot name one after a #";
    }
    if (PASSWORD.matcher(place).matches()) {
      return "it contains a password";
    }
    if (!HARMLESS.matcher(place).matches()) {
      return "it contains a character that a shell could act on";
    }
    return SCHEME.matcher(place).matches()
        ? "it has no valid host"
        : "only http, https, ssh and git URLs are cloned";
  }

  /**
   * Returns the beginning of a URL, its user left out first: half of a user would not be recognised
   * as such.
   */
  private static String shortened(String url) {
    return PrintableText.of(HttpUrl.withoutUser(url), 60);
  }

  private static ServiceBookException refused(String url, String why) {
    return new ServiceBookException(
        "The load test's URL '"
            + HttpUrl.withoutUser(url)
            + "' is refused: "
            + why
            + "; use, for example, https://github.com/you/loadtests.");
  }
}
