package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;

/** Reads runs from outside as the store reads its own. */
public final class RunReader {
  private RunReader() {}

  /**
   * Reads the JSON of a job or of a measured run.
   *
   * @param id of a run that names none
   * @return without a figure where the run waits for them
   * @throws IllegalArgumentException with what is wrong, as a part of a sentence
   */
  public static MeasuredRun read(String id, byte[] content) {
    return RunJson.handedIn(id, content);
  }
}
