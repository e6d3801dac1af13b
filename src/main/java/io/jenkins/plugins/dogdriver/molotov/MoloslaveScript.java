package io.jenkins.plugins.dogdriver.molotov;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A shell script that runs a load test on a machine of which nothing is known yet: it looks for
 * moloslave, gives it its own directory and environment, prints how long it ran, and leaves nothing
 * behind.
 *
 * <p>The directory is a new temporary one, not one of the caller's: the scripts of a virtualenv do
 * not start from a path that has a space in it or is longer than 127 characters.
 */
public final class MoloslaveScript {
  /** The variable in the environment of moloslave and its children that has the id of the run. */
  public static final String MARK = "DOGDRIVER_RUN";

  /** The time after its time-out that a load test may run where nothing else ends it. */
  private static final Duration SLACK = Duration.ofMinutes(2);

  /**
   * Defines {@code variables NAME...}, which writes those that are set as commands for a shell;
   * {@code alone COMMAND...}, which runs a command with only these in its environment; and {@code
   * works COMMAND...}, which keeps the reason why an installed command does not work. The values go
   * through a pipe: everybody on a machine can read the command lines of its processes.
   */
  private static final String FUNCTIONS =
      """
      variables() {
        for dogdriver_name in "$@"; do
          eval "test -n \\"\\${$dogdriver_name+set}\\"" || continue
          eval "dogdriver_rest=\\$$dogdriver_name"
          printf 'export %s=' "$dogdriver_name"
          while :; do
            case $dogdriver_rest in
              *\\'*)
                printf "'%s'\\\\\\\\'" "${dogdriver_rest%%\\'*}"
                dogdriver_rest=${dogdriver_rest#*\\'}
                ;;
              *)
                printf "'%s'\\\\n" "$dogdriver_rest"
                break
                ;;
            esac
          done
        done
      }
      alone() {
        printf '%s\\n' "$dogdriver_variables" |
          env -i "PATH=$PATH" /bin/sh -c 'eval "$(cat)"; exec "$@" </dev/null' sh "$@"
      }
      works() {
        dogdriver_printed=$(alone "$@" 2>&1) && return 0
        case $dogdriver_printed in
          NOT_THERE) ;;
          *)
            : "${dogdriver_reason:=$(printf '%s\\n' "$dogdriver_printed" | grep . | tail -n 1)}"
            ;;
        esac
        return 1
      }
      """;

  private MoloslaveScript() {}

  /**
   * Returns the text of a script for {@code sh}. It ends with 127 after printing {@link
   * Moloslave#MISSING} where there is no moloslave. The script itself does not carry the mark of
   * the run, so that it outlives the processes that do, and cleans up. If nothing else ends the
   * load test at its time-out, the script does so a little later where the machine has the command
   * {@code timeout}.
   *
   * @param candidates the ways to start moloslave; the first that works is used
   * @param environment what moloslave and its children get of the script's environment
   * @throws MolotovException when the name of the test is not one that a test can have
   */
  public static String of(
      List<Moloslave> candidates, LoadTestEnvironment environment, MoloslaveRun run) {
    StringBuilder script = new StringBuilder();
    script.append("#!/bin/sh\n");
    // What comes before the load counts too, since the caller knows only when it launched this.
    script.append("dogdriver_began=$(date +%s)\n");
    script.append(FUNCTIONS.replace("NOT_THERE", patterns(Moloslave.NOT_THERE)));
    script
        .append("dogdriver_variables=$(variables ")
        .append(String.join(" ", environment.names()))
        .append("\n  echo export PYTHONUNBUFFERED=1 GIT_TERMINAL_PROMPT=0 ")
        .append(MARK)
        .append('=')
        .append(word(run.id()))
        .append(")\n");
    String otherwise = "";
    for (Moloslave candidate : candidates) {
      script
          .append(otherwise)
          .append("if works ")
          .append(words(candidate.probe()))
          .append("; then set -- ")
          .append(words(candidate.launcher()))
          .append('\n');
      otherwise = "el";
    }
    return script
        .append("elif [ -n \"$dogdriver_reason\" ]; then printf '%s%s\\n' ")
        .append(word(Moloslave.BROKEN))
        .append(" \"$dogdriver_reason\"; exit 127\n")
        .append("else echo ")
        .append(word(Moloslave.MISSING))
        .append("; exit 127\nfi\n")
        .append("if command -v timeout >/dev/null 2>&1; then set -- timeout -k 30 ")
        .append(run.timeout().plus(SLACK).toSeconds())
        .append(" \"$@\"; fi\n")
        .append("directory=$(mktemp -d) || exit 1\n")
        .append("trap 'rm -rf \"$directory\"' EXIT\n")
        .append("trap 'exit 143' HUP INT TERM\n")
        .append("alone \"$@\" --directory \"$directory\" ")
        .append(word(run.url()))
        .append(' ')
        .append(word(Moloslave.checkedTest(run.test())))
        .append("\nstatus=$?\n")
        .append("echo \"")
        .append(MolotovOutput.RAN_FOR)
        .append("$(($(date +%s) - dogdriver_began)) s\"\n")
        .append("exit $status\n")
        .toString();
  }

  /** Returns the patterns of a {@code case} that match what contains one of the texts. */
  private static String patterns(List<String> texts) {
    return texts.stream().map(text -> "*" + word(text) + "*").collect(Collectors.joining("|"));
  }

  private static String words(List<String> words) {
    return words.stream().map(MoloslaveScript::word).collect(Collectors.joining(" "));
  }

  /**
   * Returns a text within single quotes, where a shell leaves every character but that quote as it
   * is.
   */
  private static String word(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
