package io.jenkins.plugins.dogdriver.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to the build of a controller that started a run, as its {@code runBy} says: {@code
 * jenkins@0123abcd:folder/job#12}. Runs of earlier versions do not name the controller.
 *
 * @param controller 8 hexadecimal digits of its identity; empty where the run does not name it
 * @param job full name of the job when the run started, with a slash after each folder
 * @param number of the build, 0 or more
 */
public record BuildReference(String controller, String job, int number) {
  private static final Pattern CLAIM =
      Pattern.compile("jenkins(?:@[0-9a-f]{8})?:.*", Pattern.DOTALL);
  private static final Pattern TEXT =
      Pattern.compile("jenkins(?:@([0-9a-f]{8}))?:(.+)#([0-9]{1,9})", Pattern.DOTALL);

  /** Returns what a run says of who started it; empty where that was not a build. */
  public static Optional<BuildReference> parse(String runBy) {
    Matcher matcher = TEXT.matcher(runBy);
    return matcher.matches()
        ? Optional.of(
            new BuildReference(
                Optional.ofNullable(matcher.group(1)).orElse(""),
                matcher.group(2),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  /** Returns whether a text could be taken for the reference to a build, well-formed or not. */
  public static boolean isClaimed(String runBy) {
    return CLAIM.matcher(runBy).matches();
  }

  /**
   * Returns whether the build may be one of that controller.
   *
   * @param identity 8 hexadecimal digits
   */
  public boolean mayBeOf(String identity) {
    return controller.isEmpty() || controller.equals(identity);
  }

  /** Returns the reference as a run's {@code runBy} has it. */
  @Override
  public String toString() {
    return "jenkins" + (controller.isEmpty() ? "" : "@" + controller) + ":" + job + "#" + number;
  }
}
