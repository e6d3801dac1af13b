package io.jenkins.plugins.dogdriver.jenkins.step;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Handles text that comes from a form, a script or a saved job. */
final class GivenText {
  private GivenText() {}

  /**
   * Returns the text without the space around it, or the other where there is none: a script may
   * pass something that is not set, for example a variable of the environment.
   */
  static String or(String given, String otherwise) {
    return given == null || given.isBlank() ? otherwise : given.strip();
  }

  /** Sets a field that a saved job has; a job of an earlier version does not have every field. */
  static void ifThere(String saved, Consumer<String> setter) {
    if (saved != null) {
      setter.accept(saved);
    }
  }

  /** Returns the words of a text, separated by space. */
  static List<String> words(String text) {
    return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Returns the names in a text, separated by commas. */
  static List<String> names(String list) {
    return Stream.of(list.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }
}
