package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Word;

/** The condition that ends a series of runs. */
public enum Until {
  /** The end when all runs were made. */
  ALL,
  /** The end once the verdict on the release is known, or when all runs were made. */
  DECIDED;

  /**
   * Returns the condition that a word names.
   *
   * @param word {@code all} or {@code decided}, in any case
   * @throws IllegalArgumentException for any other word; its message says which there are
   */
  public static Until of(String word) {
    return Word.find(Until.class, word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a condition that ends the runs: use 'all' or 'decided'."
                        .formatted(word)));
  }

  /** Returns the word of the condition, in lower case. */
  public String word() {
    return Word.of(this);
  }
}
