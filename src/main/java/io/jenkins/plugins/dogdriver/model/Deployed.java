package io.jenkins.plugins.dogdriver.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The facts about a deployment when a run of it started. The deployment reports them itself, so all
 * but the version are kept only where they have the right form; null becomes empty.
 *
 * @param version the release, as {@code __version__} names it
 * @param endpoint the deployment's URL in the ServiceBook; empty where unknown
 * @param repository https URL of the code, {@code source} in {@code __version__}, without {@code
 *     .git} and slashes at its end; empty where unknown
 * @param commit hash of the commit in lower case, 7 to 64 hexadecimal digits; empty where unknown
 */
public record Deployed(String version, String endpoint, String repository, String commit) {
  private static final int LONGEST = 500;
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final Pattern REPOSITORY =
      Pattern.compile("https://[a-z0-9.-]{1,100}(?:/[A-Za-z0-9_~][A-Za-z0-9._~-]{0,99}){1,8}");
  private static final Pattern END = Pattern.compile("(?:\\.git)?/*$");

  public Deployed {
    Objects.requireNonNull(version, "version");
    endpoint = endpoint != null && isEndpoint(endpoint) ? endpoint : "";
    repository = repository == null ? "" : checkedRepository(repository);
    commit = commit == null ? "" : checkedCommit(commit);
  }

  /** Returns a deployment of which the version alone is known. */
  public static Deployed of(String version) {
    return new Deployed(version, "", "", "");
  }

  /** Returns the same with the endpoint that was measured. */
  public Deployed at(String measured) {
    return new Deployed(version, measured, repository, commit);
  }

  private static String checkedRepository(String text) {
    String url = text.length() > LONGEST ? "" : END.matcher(text).replaceFirst("");
    return REPOSITORY.matcher(url).matches() ? url : "";
  }

  private static String checkedCommit(String text) {
    String hash = text.toLowerCase(Locale.ROOT);
    return COMMIT.matcher(hash).matches() ? hash : "";
  }

  /** Returns whether the text is a URL that may be kept: one with a user and password may not. */
  private static boolean isEndpoint(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    try {
      URI url = new URI(text);
      return url.getHost() != null && url.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
