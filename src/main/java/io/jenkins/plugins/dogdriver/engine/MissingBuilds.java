package io.jenkins.plugins.dogdriver.engine;

import java.util.HashSet;
import java.util.Set;

/**
 * The runs whose builds were not found in the last round. A job that is being moved cannot be found
 * for a moment, so a build is taken for deleted only when two rounds in a row have not found it.
 * For use by one thread at a time.
 */
public final class MissingBuilds {
  private Set<String> lastRound = Set.of();
  private Set<String> thisRound = new HashSet<>();

  /**
   * Returns whether the build of a run is gone for good, and notes that it was not found.
   *
   * @param id of the run
   */
  boolean isGone(String id) {
    thisRound.add(id);
    return lastRound.contains(id);
  }

  void endRound() {
    lastRound = thisRound;
    thisRound = new HashSet<>();
  }
}
