package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Word;

/** When a series of runs is over. */
public enum Until {
  /** When all its runs were made. */
  ALL,
  /** Earlier, once the verdict on the release is known. */
  DECIDED;

  /**
   * Returns the end that a word stands for.
   *
   * @param word {@code all} or {@code decided}, in any case
   * @throws IllegalArgumentException for any other word; its message says which there are
   */
  public static Until of(String word) {
    return Word.find(Until.class, word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' does not say until when runs are made: use 'all' or 'decided'."
                        .formatted(word)));
  }

  /** Returns the end in lower case, as it is written. */
  public String word() {
    return Word.of(this);
  }
}
