package io.jenkins.plugins.dogdriver.molotov;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A shell script that runs a load test on a machine of which nothing is known yet: it looks for
 * moloslave, gives it a directory of its own, says how long it ran, and leaves nothing behind.
 *
 * <p>The directory is a fresh one of the system, not one of the caller's: the scripts of a
 * virtualenv do not start from a path that has a space in it or is longer than 127 characters.
 */
public final class MoloslaveScript {
  /** Of the environment of moloslave and its children, with the id of the run. */
  public static final String MARK = "DOGDRIVER_RUN";

  /** How much longer than its time-out a load test may last where nobody is there to end it. */
  private static final Duration SLACK = Duration.ofMinutes(2);

  private MoloslaveScript() {}

  /**
   * @param url a checked URL
   * @param test the name of the test in the repository's {@code molotov.json}
   * @param id of the run, by which its processes are found; the script itself is not marked, so
   *     that it outlives them and cleans up
   * @param timeout of the load test; should nobody end it by then, it is ended here a little later
   *     where the machine has the command {@code timeout}
   * @return for {@code sh}; it ends with 127 after saying {@link Moloslave#MISSING} where there is
   *     no moloslave
   * @throws MolotovException when the name is not one that a test can have
   */
  public static String of(
      List<Moloslave> candidates, String url, String test, String id, Duration timeout) {
    StringBuilder script = new StringBuilder();
    script.append("#!/bin/sh\n");
    // What comes before the load counts too, since whoever launches this knows only when it did.
    script.append("began=$(date +%s)\n");
    script.append("export PYTHONUNBUFFERED=1 GIT_TERMINAL_PROMPT=0\n");
    script.append("export ").append(MARK).append('=').append(word(id)).append('\n');
    String otherwise = "";
    for (Moloslave candidate : candidates) {
      script
          .append(otherwise)
          .append("if ")
          .append(words(candidate.probe()))
          .append(" </dev/null >/dev/null 2>&1; then set -- ")
          .append(words(candidate.launcher()))
          .append('\n');
      otherwise = "el";
    }
    return script
        .append("else echo ")
        .append(word(Moloslave.MISSING))
        .append("; exit 127\nfi\n")
        .append("if command -v timeout >/dev/null 2>&1; then set -- timeout -k 30 ")
        .append(timeout.plus(SLACK).toSeconds())
        .append(" \"$@\"; fi\n")
        .append("directory=$(mktemp -d) || exit 1\n")
        .append("trap 'rm -rf \"$directory\"' EXIT\n")
        .append("trap 'exit 143' HUP INT TERM\n")
        .append("\"$@\" --directory \"$directory\" ")
        .append(word(url))
        .append(' ')
        .append(word(Moloslave.checkedTest(test)))
        .append(" </dev/null\n")
        .append("status=$?\n")
        .append("echo \"")
        .append(MolotovOutput.RAN_FOR)
        .append("$(($(date +%s) - began)) s\"\n")
        .append("exit $status\n")
        .toString();
  }

  private static String words(List<String> words) {
    return words.stream().map(MoloslaveScript::word).collect(Collectors.joining(" "));
  }

  /** Within single quotes a shell takes every character but that quote for what it is. */
  private static String word(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
