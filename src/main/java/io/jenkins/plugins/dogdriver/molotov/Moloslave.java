package io.jenkins.plugins.dogdriver.molotov;

import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The command that starts moloslave on one machine.
 *
 * @param launcher the words before its arguments, at least one
 */
public record Moloslave(List<String> launcher) {
  private static final Pattern TEST = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_. -]{0,99}");
  private static final int LONGEST_REASON = 300;
  private static final String ENTRY = "from molotov.slave import main; main()";

  /**
   * The commands to try, in this order: the script itself; then its entry point by the Python that
   * has it, since the script of some distributions stops on a requirement that Molotov does not
   * need.
   */
  public static final List<Moloslave> CANDIDATES =
      List.of(
          new Moloslave(List.of("moloslave")),
          new Moloslave(List.of("python3", "-c", ENTRY)),
          new Moloslave(List.of("/usr/bin/python3", "-c", ENTRY)));

  public static final String MISSING =
      "moloslave is not installed here: install Molotov (pip install molotov, or Debian's"
          + " python3-molotov).";

  /**
   * The text before the last line that moloslave printed where it is installed and cannot start.
   */
  static final String BROKEN = "moloslave does not start here: ";

  /** The texts that a shell or Python prints where there is no moloslave at all. */
  static final List<String> NOT_THERE =
      List.of(
          ": not found", "No such file", "No module named 'molotov'", "No module named molotov");

  public Moloslave {
    launcher = List.copyOf(launcher);
  }

  /** Returns a command that ends with 0 where moloslave can be started this way. */
  public List<String> probe() {
    return with("--version");
  }

  /**
   * Returns why moloslave cannot be started.
   *
   * @param printed what each failed {@link #probe} printed
   */
  static String reason(List<String> printed) {
    return printed.stream()
        .filter(text -> NOT_THERE.stream().noneMatch(text::contains))
        .flatMap(text -> text.lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).stream())
        .findFirst()
        .map(line -> BROKEN + PrintableText.of(line.strip(), LONGEST_REASON) + ".")
        .orElse(MISSING);
  }

  /**
   * Returns the command that runs a load test.
   *
   * @param url a checked URL
   * @param test the name of the test in the repository's {@code molotov.json}
   * @param directory an empty directory for the clone and the virtualenv
   * @throws MolotovException when the name is not one that a test can have
   */
  public List<String> command(String url, String test, String directory) {
    return with("--directory", directory, url, checkedTest(test));
  }

  /**
   * Returns the name of a test after checking it.
   *
   * @throws MolotovException when the name is not one that a test can have
   */
  public static String checkedTest(String test) {
    if (!TEST.matcher(test).matches()) {
      throw new MolotovException(
          "The name of a test in molotov.json is at most 100 letters, digits, '_', '.', '-' or"
              + " spaces and does not start with '-', not '"
              + test
              + "'.");
    }
    return test;
  }

  private List<String> with(String... arguments) {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }
}
