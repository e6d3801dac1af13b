package io.jenkins.plugins.dogdriver.molotov;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The variables of the environment that a load test gets: those that programs need to find each
 * other, their settings, a temporary folder and the network, and those that the user adds. A load
 * test is the code of others, so nothing else passes, and never a key of dogDriver.
 */
public final class LoadTestEnvironment {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
  private static final Set<String> KEYS =
      Set.of("DD_API_KEY", "DD_APP_KEY", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

  private static final List<String> OF_THE_SYSTEM =
      words("PATH HOME USER LOGNAME SHELL TERM TZ TMPDIR TMP TEMP LD_LIBRARY_PATH");

  private static final List<String> OF_THE_LANGUAGE =
      words(
          """
          LANG LANGUAGE LC_ALL LC_ADDRESS LC_COLLATE LC_CTYPE LC_IDENTIFICATION LC_MEASUREMENT
          LC_MESSAGES LC_MONETARY LC_NAME LC_NUMERIC LC_PAPER LC_TELEPHONE LC_TIME
          """);

  private static final List<String> OF_FOLDERS =
      words(
          """
          XDG_CACHE_HOME XDG_CONFIG_DIRS XDG_CONFIG_HOME XDG_DATA_DIRS XDG_DATA_HOME
          XDG_RUNTIME_DIR XDG_STATE_HOME
          """);

  private static final List<String> OF_THE_NETWORK =
      words(
          """
          http_proxy https_proxy ftp_proxy all_proxy no_proxy
          HTTP_PROXY HTTPS_PROXY FTP_PROXY ALL_PROXY NO_PROXY
          SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE OPENSSL_CONF
          """);

  private static final List<String> OF_GIT =
      words(
          """
          GIT_SSH GIT_SSH_COMMAND GIT_SSH_VARIANT SSH_AUTH_SOCK
          GIT_SSL_CAINFO GIT_SSL_CAPATH GIT_SSL_NO_VERIFY
          GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM
          """);

  private static final List<String> OF_PYTHON =
      words(
          """
          PYTHONPATH PYTHONHOME PYTHONUSERBASE PYTHONNOUSERSITE PYTHONUTF8 PYTHONIOENCODING
          PYTHONHASHSEED PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX PYTHONWARNINGS
          PYENV_ROOT PYENV_VERSION VIRTUAL_ENV
          """);

  private static final List<String> OF_VIRTUALENV =
      words(
          """
          VIRTUALENV_ALWAYS_COPY VIRTUALENV_APP_DATA VIRTUALENV_CONFIG_FILE VIRTUALENV_COPIES
          VIRTUALENV_CREATOR VIRTUALENV_DISCOVERY VIRTUALENV_DOWNLOAD VIRTUALENV_EXTRA_SEARCH_DIR
          VIRTUALENV_NO_DOWNLOAD VIRTUALENV_NO_PERIODIC_UPDATE VIRTUALENV_NO_PIP
          VIRTUALENV_NO_SETUPTOOLS VIRTUALENV_NO_WHEEL VIRTUALENV_OVERRIDE_APP_DATA VIRTUALENV_PIP
          VIRTUALENV_PYTHON VIRTUALENV_READ_ONLY_APP_DATA VIRTUALENV_SEEDER VIRTUALENV_SETUPTOOLS
          VIRTUALENV_SYMLINKS VIRTUALENV_SYSTEM_SITE_PACKAGES VIRTUALENV_WHEEL
          """);

  private static final List<String> OF_PIP =
      words(
          """
          PIP_BREAK_SYSTEM_PACKAGES PIP_CACHE_DIR PIP_CERT PIP_CLIENT_CERT PIP_CONFIG_FILE
          PIP_CONSTRAINT PIP_DEFAULT_TIMEOUT PIP_DISABLE_PIP_VERSION_CHECK PIP_EXTRA_INDEX_URL
          PIP_FIND_LINKS PIP_INDEX_URL PIP_KEYRING_PROVIDER PIP_NO_BINARY PIP_NO_BUILD_ISOLATION
          PIP_NO_CACHE_DIR PIP_NO_INDEX PIP_NO_INPUT PIP_ONLY_BINARY PIP_PRE PIP_PREFER_BINARY
          PIP_PROXY PIP_QUIET PIP_RETRIES PIP_TIMEOUT PIP_TRUSTED_HOST PIP_USE_FEATURE
          """);

  /** The variable by which Jenkins ends what is left when a node is released. */
  private static final List<String> OF_JENKINS = words("JENKINS_NODE_COOKIE");

  /** The variables that a load test gets where the user adds none. */
  public static final LoadTestEnvironment DEFAULT = new LoadTestEnvironment(List.of());

  private final Set<String> names;

  /**
   * @param added the names of variables that pass too
   * @throws MolotovException if one is not a name, or that of a key of dogDriver
   */
  public LoadTestEnvironment(Collection<String> added) {
    added.forEach(LoadTestEnvironment::check);
    names = new TreeSet<>(added);
    Stream.of(
            OF_THE_SYSTEM,
            OF_THE_LANGUAGE,
            OF_FOLDERS,
            OF_THE_NETWORK,
            OF_GIT,
            OF_PYTHON,
            OF_VIRTUALENV,
            OF_PIP,
            OF_JENKINS)
        .forEach(names::addAll);
  }

  /** Returns the names of the variables that pass, sorted. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** Returns what passes of an environment. */
  public Map<String, String> of(Map<String, String> environment) {
    Map<String, String> passed = new LinkedHashMap<>(environment);
    passed.keySet().retainAll(names);
    return passed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LoadTestEnvironment environment && environment.names.equals(names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  private static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new MolotovException(
          "The names of the variables that a load test gets must consist of letters, digits"
              + " and '_', for example TARGET_USERS.");
    }
    if (KEYS.contains(name)) {
      throw new MolotovException(
          name + " is a key of dogDriver, which no load test gets: give yours another name.");
    }
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
