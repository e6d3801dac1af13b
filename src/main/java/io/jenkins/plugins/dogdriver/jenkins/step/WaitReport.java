package io.jenkins.plugins.dogdriver.jenkins.step;

import java.io.PrintStream;
import java.io.Serializable;

/**
 * Writes into the log of a build what it waits for, once, as a wait with fewer runs to come is the
 * same wait; and a problem when it begins. A Pipeline saves it with its program.
 */
final class WaitReport implements Serializable {
  private static final long serialVersionUID = 1L;

  private boolean announced;

  /** The problem that keeps the checks from succeeding; null where there is none. */
  private String trouble;

  /** The current state; null before the first check. */
  private String status;

  /**
   * Reports what the build waits for.
   *
   * @return whether it was reported for the first time
   */
  boolean waiting(String sentence, PrintStream log) {
    status = sentence;
    trouble = null;
    boolean isNew = !announced;
    if (isNew) {
      announced = true;
      say(sentence, log);
    }
    return isNew;
  }

  /**
   * Reports what keeps a check from succeeding.
   *
   * @return whether the problem differs from that of the check before
   */
  boolean trouble(String sentence, PrintStream log) {
    status = sentence;
    boolean isNew = !sentence.equals(trouble);
    if (isNew) {
      trouble = sentence;
      say(sentence, log);
    }
    return isNew;
  }

  /** Returns the current state as a sentence, or the given words before the first check. */
  String status(String before) {
    return status == null ? before : status;
  }

  private static void say(String sentence, PrintStream log) {
    log.println("[dogDriver] " + sentence);
  }
}
