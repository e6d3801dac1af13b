package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.Run;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The keys of jobs and measured runs: {@code job-<uuid>.json} and {@code <project>-<start>-<8
 * digits>.json}, or {@code <project>-<start>.json} where the original program wrote. The start is
 * in epoch seconds, so that the keys of a project sort by time.
 */
final class RunKeys {
  static final String JOB_PREFIX = "job-";

  /**
   * The start of the key of a job that was given up, without a dash, as is the rest of the key: the
   * original program takes what stands before the first dash of a key for the name of a project,
   * and skips a key that has none.
   */
  static final String SET_ASIDE_PREFIX = "set_aside_job_";

  /** The start of the keys that earlier versions gave to jobs that were given up. */
  static final String FORMER_SET_ASIDE_PREFIX = "set-aside-job-";

  private static final String START = "-(\\d{9,11})(?:-[0-9a-f]{8})?\\.json";
  private static final Pattern AFTER_NAME = Pattern.compile(START);
  private static final Pattern MEASURED = Pattern.compile("(.+)" + START);
  private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-F]{2})+");
  private static final String UNSAFE = "%/\\:*?\"<>|~";
  private static final int LONGEST_NAME = 160;

  /** The most bytes of a name, so that every store accepts the whole key. */
  private static final int LONGEST_JOB_NAME = 230;

  /**
   * The parts of a key of a measured run.
   *
   * @param encodedProject the name as it stands in the key
   * @param start of the run in epoch seconds
   */
  record Measured(String encodedProject, long start) {
    /**
     * Returns the name as written; absent where it was too long for a key and only the object has
     * it.
     */
    Optional<String> project() {
      return encodedProject.lastIndexOf('~') > 0
          ? Optional.empty()
          : Optional.of(decode(encodedProject));
    }
  }

  private RunKeys() {}

  /**
   * Returns the key of a job; a placeholder has one of its own, so that it never takes the place of
   * the real run.
   */
  static String job(Run run) {
    return run.isPlaceholder() ? placeholder(run.id()) : job(run.id());
  }

  static String placeholder(String id) {
    return JOB_PREFIX + id + "-lost.json";
  }

  static String job(String id) {
    return JOB_PREFIX + id + ".json";
  }

  /**
   * Returns the key of a job that was given up; one too long for a store is cut, and made unique by
   * its hash.
   */
  static String setAside(String jobKey) {
    String id = id(jobKey);
    String name = escape(id).replace("_", "%5F").replace('-', '_');
    return name.length() <= LONGEST_JOB_NAME
        ? SET_ASIDE_PREFIX + name + ".json"
        : "%s%s~%08x.json"
            .formatted(SET_ASIDE_PREFIX, name.substring(0, LONGEST_NAME), id.hashCode());
  }

  /** Returns the key that earlier versions gave to a job that was given up. */
  static String formerSetAside(String jobKey) {
    String name = jobKey.substring(JOB_PREFIX.length());
    if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_JOB_NAME) {
      return FORMER_SET_ASIDE_PREFIX + name;
    }
    String start = encode(name).substring(0, LONGEST_NAME);
    return "%s%s~%08x.json".formatted(FORMER_SET_ASIDE_PREFIX, start, name.hashCode());
  }

  /** Returns the keys under which a job that was given up may be, by its key in the queue. */
  static List<String> allSetAside(String jobKey) {
    return List.of(setAside(jobKey), formerSetAside(jobKey));
  }

  /**
   * Returns whether a key is that of a job that was given up, not that of a run of a project so
   * named.
   */
  static boolean isSetAside(String key) {
    return key.startsWith(SET_ASIDE_PREFIX)
        ? key.indexOf('-') < 0
        : key.startsWith(FORMER_SET_ASIDE_PREFIX) && parse(key).isEmpty();
  }

  /** Returns the id that the key of a job has, in the queue or given up. */
  static String id(String key) {
    String name = key.endsWith(".json") ? key.substring(0, key.length() - 5) : key;
    if (name.startsWith(SET_ASIDE_PREFIX)) {
      return decode(name.substring(SET_ASIDE_PREFIX.length()).replace('_', '-'));
    }
    return name.substring(name.indexOf(JOB_PREFIX) + JOB_PREFIX.length());
  }

  /**
   * Returns the key of a measured run, in which the hash of the id keeps runs apart that start in
   * the same second.
   */
  static String measured(Run run) {
    return measured(run, run.id());
  }

  /**
   * Returns the key of a placeholder, which has one of its own here too: what lies under a key does
   * not change.
   */
  static String measuredPlaceholder(Run run) {
    return measured(run, run.id() + "-lost");
  }

  private static String measured(Run run, String id) {
    // By hand, as it is done for each of a million runs.
    String digits = Integer.toHexString(id.hashCode());
    return encode(run.project())
        + "-"
        + run.start().getEpochSecond()
        + "-"
        + "0".repeat(8 - digits.length())
        + digits
        + ".json";
  }

  static Optional<Measured> parse(String key) {
    Matcher matcher = MEASURED.matcher(key);
    return matcher.matches()
        ? Optional.of(new Measured(matcher.group(1), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  /**
   * Returns whether a key is that of a measured run of the project whose name stands so in keys.
   */
  static boolean isOf(String encodedProject, String key) {
    return key.startsWith(encodedProject)
        && AFTER_NAME.matcher(key).region(encodedProject.length(), key.length()).matches();
  }

  static boolean isJob(String key) {
    return key.startsWith(JOB_PREFIX) && parse(key).isEmpty();
  }

  /**
   * Returns how a project's name stands in the keys of its measured runs: as we write it, and as it
   * is.
   */
  static List<String> names(String project) {
    return Stream.of(encode(project), project).distinct().toList();
  }

  /**
   * Returns a name that is safe in a key and as part of a file's name everywhere: what is not
   * printable ASCII, or has a meaning to a file system, is written as {@code %XX}.
   */
  private static String encode(String project) {
    String encoded = escape(project);
    return encoded.length() <= LONGEST_NAME
        ? encoded
        : "%s~%08x".formatted(encoded.substring(0, LONGEST_NAME), project.hashCode());
  }

  private static String escape(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : WellFormed.text(name).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean hidden = c == '.' && encoded.isEmpty();
      if (c < ' ' || c > '~' || hidden || UNSAFE.indexOf(c) >= 0) {
        encoded.append("%%%02X".formatted((int) c));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  private static String decode(String encoded) {
    return ENCODED
        .matcher(encoded)
        .replaceAll(found -> Matcher.quoteReplacement(bytes(found.group())));
  }

  private static String bytes(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < encoded.length(); i += 3) {
      bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
