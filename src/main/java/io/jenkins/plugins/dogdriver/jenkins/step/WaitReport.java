package io.jenkins.plugins.dogdriver.jenkins.step;

import java.io.PrintStream;
import java.io.Serializable;

/**
 * What the log of a build says while it waits for a verdict: once what is waited for, as a wait
 * with fewer runs to come is the same wait; and a trouble when it begins. A Pipeline saves it with
 * its program.
 */
final class WaitReport implements Serializable {
  private static final long serialVersionUID = 1L;

  private boolean announced;

  /** What keeps the looks from succeeding; null where nothing does. */
  private String trouble;

  /** What is true now; null before the first look. */
  private String status;

  /**
   * Says what is waited for.
   *
   * @return whether it was said for the first time
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
   * Says what keeps a look from succeeding.
   *
   * @return whether it is another trouble than that of the look before
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

  /** Returns what is true now, as a sentence; the words are given where nothing is known yet. */
  String status(String before) {
    return status == null ? before : status;
  }

  private static void say(String sentence, PrintStream log) {
    log.println("[dogDriver] " + sentence);
  }
}
