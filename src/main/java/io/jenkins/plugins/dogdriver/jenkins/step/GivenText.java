package io.jenkins.plugins.dogdriver.jenkins.step;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Text as a form, a script or a saved job gives it. */
final class GivenText {
  private GivenText() {}

  /**
   * Returns the text without the space around it, or the other where there is none: a script may
   * well give what is not set, for example a variable of the environment.
   */
  static String or(String given, String otherwise) {
    return given == null || given.isBlank() ? otherwise : given.strip();
  }

  /** Sets what a saved job has; one that was saved by an earlier version has not every field. */
  static void ifThere(String saved, Consumer<String> setter) {
    if (saved != null) {
      setter.accept(saved);
    }
  }

  /** Returns words that stand with space between them. */
  static List<String> words(String text) {
    return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Returns names that stand with commas between them. */
  static List<String> names(String list) {
    return Stream.of(list.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }
}
