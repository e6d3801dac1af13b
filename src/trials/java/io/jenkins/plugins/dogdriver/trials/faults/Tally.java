package io.jenkins.plugins.dogdriver.trials.faults;

import java.util.ArrayList;
import java.util.List;

/** The errors that are left once everything has been repaired, each as a sentence. */
final class Tally {
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> leaked = new ArrayList<>();
  private int repeats;

  void lost(String what, Object... details) {
    lost.add(what.formatted(details));
  }

  void doubled(String what, Object... details) {
    doubled.add(what.formatted(details));
  }

  void leaked(String what, Object... details) {
    leaked.add(what.formatted(details));
  }

  /**
   * Counts events that were sent again under the key of their run, as their first answer was lost.
   */
  void repeated(int events) {
    repeats += events;
  }

  List<String> lost() {
    return List.copyOf(lost);
  }

  List<String> doubled() {
    return List.copyOf(doubled);
  }

  List<String> leaked() {
    return List.copyOf(leaked);
  }

  int repeats() {
    return repeats;
  }

  boolean isClean() {
    return lost.isEmpty() && doubled.isEmpty() && leaked.isEmpty();
  }
}
