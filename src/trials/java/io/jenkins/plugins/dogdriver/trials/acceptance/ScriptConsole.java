package io.jenkins.plugins.dogdriver.trials.acceptance;

import java.net.http.HttpResponse;
import java.util.Map;

/** Runs Groovy inside the controller, for what has no API. */
record ScriptConsole(Controller controller) {
  /** A script that fails answers with 200 too, but does not come to its end. */
  private static final String END = "##end";

  /**
   * Runs a script, and returns its output.
   *
   * @return what it printed
   * @throws IllegalStateException if it fails, or the user may not run scripts
   */
  String run(String script) {
    HttpResponse<String> answer =
        controller.post("scriptText", Map.of("script", script + "\nprint '" + END + "'"));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "The script console answers %d: it takes an administrator and a valid token."
              .formatted(answer.statusCode()));
    }
    if (!answer.body().endsWith(END)) {
      throw new IllegalStateException(
          "A script failed: " + answer.body().lines().limit(5).toList());
    }
    return answer.body().substring(0, answer.body().length() - END.length());
  }

  /** Returns the text as a literal of Groovy. */
  static String literal(String text) {
    return "'"
        + text.replace("\\", "\\\\").replace("'", "\\'").replace("\r", "\\r").replace("\n", "\\n")
        + "'";
  }
}
